package io.github.lightsailsnapshot.core;

import java.time.Duration;
import java.util.Optional;

/** The hooks around asking for a snapshot, and what a failure of the first one means. */
record HookSettings(
    Optional<ConsistencyHook> before,
    Optional<ConsistencyHook> after,
    Duration timeout,
    boolean allowsCrashConsistent) {

  static final HookSettings NONE =
      new HookSettings(Optional.empty(), Optional.empty(), Duration.ofSeconds(30), false);

  boolean isEmpty() {
    return before.isEmpty() && after.isEmpty();
  }

  HookSettings before(ConsistencyHook hook) {
    return new HookSettings(Optional.of(hook), after, timeout, allowsCrashConsistent);
  }

  HookSettings after(ConsistencyHook hook) {
    return new HookSettings(before, Optional.of(hook), timeout, allowsCrashConsistent);
  }

  HookSettings timeout(Duration other) {
    return new HookSettings(before, after, other, allowsCrashConsistent);
  }

  HookSettings allowingCrashConsistent() {
    return new HookSettings(before, after, timeout, true);
  }
}
