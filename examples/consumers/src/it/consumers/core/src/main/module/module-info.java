/** Runs a job, and builds a client of Lightsail. */
module consumer.core {
  requires io.github.lightsailsnapshot.core;
}
