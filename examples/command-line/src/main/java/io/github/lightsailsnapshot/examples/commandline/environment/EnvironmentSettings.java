package io.github.lightsailsnapshot.examples.commandline.environment;

import java.util.Map;
import java.util.Optional;

/**
 * Settings in the environment, for addresses that must not appear in the list of processes. Options take precedence.
 */
public record EnvironmentSettings(Map<String, String> variables, NativeText text) {
  /** The prefix of their names. */
  static final String PREFIX = "LIGHTSAIL_SNAPSHOT_";

  public static final String FROM = "LIGHTSAIL_SNAPSHOT_FROM";
  public static final String TO = "LIGHTSAIL_SNAPSHOT_TO";
  public static final String WEBHOOK = "LIGHTSAIL_SNAPSHOT_WEBHOOK";
  public static final String WEBHOOK_KEY = "LIGHTSAIL_SNAPSHOT_WEBHOOK_KEY";
  public static final String HEARTBEAT = "LIGHTSAIL_SNAPSHOT_HEARTBEAT";

  /**
   * A setting and its origin.
   *
   * @param where the name of the option or of the variable
   */
  public record Given(String where, String value) {}

  public static EnvironmentSettings ofProcess() {
    return new EnvironmentSettings(System.getenv(), NativeText.ofProcess(System.getenv()));
  }

  /** Rejects arguments and variables that this process could not decode. */
  public void check(String... args) {
    text.check(args);
    text.check(variables);
  }

  /** The value of a variable, without blanks and line breaks around it. A blank value counts as not set. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(variables.get(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** The value of an option, or else of the corresponding variable. */
  public Optional<Given> given(String option, Optional<String> value, String variable) {
    return value
        .map(text -> new Given(option, text))
        .or(() -> get(variable).map(text -> new Given(variable, text)));
  }
}
