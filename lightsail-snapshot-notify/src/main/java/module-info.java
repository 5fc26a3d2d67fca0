/** Notifiers that send the report of a run by mail, webhook, heartbeat, metrics or log. */
module io.github.lightsailsnapshot.notify {
  requires transitive io.github.lightsailsnapshot.core;
  requires transitive io.github.lightsailsnapshot.retention;
  requires transitive java.net.http;
  requires transitive software.amazon.awssdk.services.ses;
  requires com.fasterxml.jackson.core;
  requires software.amazon.awssdk.awscore;
  requires software.amazon.awssdk.core;
  requires static micrometer.core;
  requires static org.jspecify;

  exports io.github.lightsailsnapshot.notify;
  exports io.github.lightsailsnapshot.notify.http;
  exports io.github.lightsailsnapshot.notify.json;
  exports io.github.lightsailsnapshot.notify.metrics;
  exports io.github.lightsailsnapshot.notify.ses;
}
