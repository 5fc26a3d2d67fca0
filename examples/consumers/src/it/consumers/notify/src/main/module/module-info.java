/** Runs a job, and tells of it. */
module consumer.notify {
  requires io.github.lightsailsnapshot.notify;
}
