package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.spi.ConsistencyHook;
import java.time.Duration;
import java.util.Optional;

/**
 * The hooks around the request for a snapshot.
 *
 * @param before the hook that quiesces the source
 * @param after the hook that releases the source
 * @param timeout the limit of each call
 * @param allowsCrashConsistent whether a snapshot is taken even if the first hook fails
 */
public record HookSettings(
    Optional<ConsistencyHook> before,
    Optional<ConsistencyHook> after,
    Duration timeout,
    boolean allowsCrashConsistent) {

  /** No hooks. */
  public static final HookSettings NONE =
      new HookSettings(Optional.empty(), Optional.empty(), Duration.ofSeconds(30), false);

  boolean isEmpty() {
    return before.isEmpty() && after.isEmpty();
  }

  /**
   * Sets the hook that runs before the request.
   *
   * @param hook the hook
   * @return the settings with it
   */
  public HookSettings before(ConsistencyHook hook) {
    return new HookSettings(Optional.of(hook), after, timeout, allowsCrashConsistent);
  }

  /**
   * Sets the hook that runs after the request.
   *
   * @param hook the hook
   * @return the settings with it
   */
  public HookSettings after(ConsistencyHook hook) {
    return new HookSettings(before, Optional.of(hook), timeout, allowsCrashConsistent);
  }

  /**
   * Sets the limit of each call.
   *
   * @param other the limit
   * @return the settings with it
   */
  public HookSettings timeout(Duration other) {
    return new HookSettings(before, after, other, allowsCrashConsistent);
  }

  /**
   * Takes a snapshot even if the first hook fails.
   *
   * @return the settings with this permission
   */
  public HookSettings allowingCrashConsistent() {
    return new HookSettings(before, after, timeout, true);
  }
}
