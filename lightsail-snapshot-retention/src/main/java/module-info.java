/** Retention policies as pure functions over snapshot metadata. */
module io.github.lightsailsnapshot.retention {
  requires static org.jspecify;

  exports io.github.lightsailsnapshot.retention;
  exports io.github.lightsailsnapshot.retention.forecast;
  exports io.github.lightsailsnapshot.retention.testing;
  exports io.github.lightsailsnapshot.retention.text;
  exports io.github.lightsailsnapshot.retention.view;

  uses io.github.lightsailsnapshot.retention.RuleProvider;
}
