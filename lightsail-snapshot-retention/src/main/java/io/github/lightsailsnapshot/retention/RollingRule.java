package io.github.lightsailsnapshot.retention;

/**
 * What a rule wants of a {@link HeldTimeline}, updated with each new snapshot instead of being computed anew. After
 * {@link #settle()}, it wants exactly what the rule keeps of a history with the same snapshots.
 */
interface RollingRule {

  /** Takes note of a new snapshot, which is the newest one of the timeline. */
  void add(Held newest);

  /** Updates what is wanted after all new snapshots of a step were added. */
  default void settle() {}

  /** Whether the rule has something for all that it can keep, so that it gives up something for what is new. */
  boolean isFilled();
}
