/** Tells people how a run ended. */
module io.github.lightsailsnapshot.notify {
  requires transitive io.github.lightsailsnapshot.core;
  requires transitive software.amazon.awssdk.services.ses;
  requires io.github.lightsailsnapshot.retention;
  requires software.amazon.awssdk.awscore;
  requires software.amazon.awssdk.core;
  requires static org.jspecify;

  exports io.github.lightsailsnapshot.notify;
  exports io.github.lightsailsnapshot.notify.ses;
}
