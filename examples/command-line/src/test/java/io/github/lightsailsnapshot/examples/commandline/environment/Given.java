package io.github.lightsailsnapshot.examples.commandline.environment;

import java.util.Map;

/** Environments of tests, in a locale that reads everything. */
public final class Given {
  static final NativeText UTF_8 = new NativeText("UTF-8", "C.UTF-8");

  private Given() {}

  public static EnvironmentSettings nothing() {
    return variables(Map.of());
  }

  public static EnvironmentSettings variables(Map<String, String> variables) {
    return new EnvironmentSettings(variables, UTF_8);
  }
}
