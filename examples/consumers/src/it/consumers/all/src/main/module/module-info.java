/** All three, each of them required by name. */
module consumer.all {
  requires io.github.lightsailsnapshot.core;
  requires io.github.lightsailsnapshot.notify;
  requires io.github.lightsailsnapshot.retention;
}
