package io.github.lightsailsnapshot.examples.commandline;

import java.util.Map;

/** Environments of tests, in a locale that reads everything. */
final class Given {
  static final NativeText UTF_8 = new NativeText("UTF-8", "C.UTF-8");

  private Given() {}

  static EnvironmentSettings nothing() {
    return variables(Map.of());
  }

  static EnvironmentSettings variables(Map<String, String> variables) {
    return new EnvironmentSettings(variables, UTF_8);
  }
}
