/** The main job against a Lightsail in memory. */
module io.github.lightsailsnapshot.examples.quickstart {
  requires io.github.lightsailsnapshot.core;
  requires io.github.lightsailsnapshot.retention;
  requires static org.jspecify;
}
