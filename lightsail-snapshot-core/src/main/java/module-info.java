/** The snapshot client, the job that takes and deletes snapshots, and its report. */
module io.github.lightsailsnapshot.core {
  requires transitive io.github.lightsailsnapshot.retention;
  requires transitive software.amazon.awssdk.awscore;
  requires transitive software.amazon.awssdk.regions;
  requires transitive software.amazon.awssdk.services.lightsail;
  requires software.amazon.awssdk.auth;
  requires software.amazon.awssdk.core;
  requires software.amazon.awssdk.http;
  requires software.amazon.awssdk.http.urlconnection;
  requires software.amazon.awssdk.profiles;
  requires software.amazon.awssdk.retries;
  requires software.amazon.awssdk.retries.api;
  requires software.amazon.awssdk.utils;
  requires static org.jspecify;

  exports io.github.lightsailsnapshot.core.client;
  exports io.github.lightsailsnapshot.core.http;
  exports io.github.lightsailsnapshot.core.job;
  exports io.github.lightsailsnapshot.core.lightsail;
  exports io.github.lightsailsnapshot.core.memory;
  exports io.github.lightsailsnapshot.core.monitor;
  exports io.github.lightsailsnapshot.core.report;
  exports io.github.lightsailsnapshot.core.resume;
  exports io.github.lightsailsnapshot.core.selection;
  exports io.github.lightsailsnapshot.core.spi;
  exports io.github.lightsailsnapshot.core.testing;
  exports io.github.lightsailsnapshot.core.time;
}
