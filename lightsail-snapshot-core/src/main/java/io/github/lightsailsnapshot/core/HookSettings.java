package io.github.lightsailsnapshot.core;

import java.time.Duration;
import java.util.Optional;

/** The hooks around asking for a snapshot, and what a failure of the first one means. */
record HookSettings(
    Optional<ConsistencyHook> before,
    Optional<ConsistencyHook> after,
    Duration limit,
    boolean goOnWithout) {

  static final HookSettings NONE =
      new HookSettings(Optional.empty(), Optional.empty(), Duration.ofSeconds(30), false);

  boolean isEmpty() {
    return before.isEmpty() && after.isEmpty();
  }

  HookSettings before(ConsistencyHook hook) {
    return new HookSettings(Optional.of(hook), after, limit, goOnWithout);
  }

  HookSettings after(ConsistencyHook hook) {
    return new HookSettings(before, Optional.of(hook), limit, goOnWithout);
  }

  HookSettings limit(Duration other) {
    return new HookSettings(before, after, other, goOnWithout);
  }

  HookSettings goingOnWithout() {
    return new HookSettings(before, after, limit, true);
  }
}
