/** Plans, with one jar and nothing else. */
module consumer.retention {
  requires io.github.lightsailsnapshot.retention;
}
