package io.github.lightsailsnapshot.core.lightsail;

import java.util.HashMap;
import java.util.Map;

/** System properties that a test sets, put back when it ends; they stand for the SDK's variables of the same meaning. */
public final class SystemProperties implements AutoCloseable {
  private final Map<String, String> before = new HashMap<>();

  public SystemProperties set(String property, Object value) {
    remember(property);
    System.setProperty(property, value.toString());
    return this;
  }

  public SystemProperties clear(String property) {
    remember(property);
    System.clearProperty(property);
    return this;
  }

  private void remember(String property) {
    if (!before.containsKey(property)) {
      before.put(property, System.getProperty(property));
    }
  }

  @Override
  public void close() {
    before.forEach((property, value) -> {
      if (value == null) {
        System.clearProperty(property);
      } else {
        System.setProperty(property, value);
      }
    });
  }
}
