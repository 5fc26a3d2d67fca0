package io.github.lightsailsnapshot.retention;

import java.util.HashMap;
import java.util.Map;

/** The last recovery points of a plan, step by step: the newest snapshot of each source. */
record RollingSafeguard(HeldTimeline timeline, Map<String, Held> newestOfSource)
    implements RollingRule {

  static RollingSafeguard of(HeldTimeline timeline) {
    return new RollingSafeguard(timeline, new HashMap<>());
  }

  @Override
  public void add(Held newest) {
    newest.want();
    Held before = newestOfSource.put(newest.snapshot.source().id(), newest);
    if (before != null) {
      timeline.release(before);
    }
  }

  @Override
  public boolean isFilled() {
    return true;
  }
}
