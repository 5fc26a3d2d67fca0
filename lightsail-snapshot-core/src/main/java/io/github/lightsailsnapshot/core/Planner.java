package io.github.lightsailsnapshot.core;

import io.github.lightsailsnapshot.retention.History;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.List;

/** Plans for a run: on its listings, at its time, and never without its own snapshot. */
final class Planner {
  private final JobSettings settings;
  private final Instant now;
  private final List<String> ownNames;
  private final Slot slot;

  Planner(JobSettings settings, Instant now, List<String> ownNames, Slot slot) {
    this.settings = settings;
    this.now = now;
    this.ownNames = ownNames;
    this.slot = slot;
  }

  RetentionPlan plan(OwnListing listing) {
    return plan(listing.own());
  }

  RetentionPlan plan(List<Snapshot> own) {
    RetentionPlan plan = RetentionPlan.of(policy(), own, now, settings.zone());
    return settings.deleteFailed()
        ? plan.deletingFailed().keeping("its name may still be asked for", this::isLocked)
        : plan;
  }

  private boolean isLocked(Snapshot snapshot) {
    return snapshot.state() == Snapshot.State.ERROR
        && !snapshot.createdAt().isBefore(slot.lockedSince());
  }

  private RetentionPolicy policy() {
    return ownNames.isEmpty()
        ? settings.policy()
        : RetentionPolicy.anyOf(
            settings.policy(), RetentionPolicy.of("this run's snapshot", this::ownSnapshots));
  }

  private List<Snapshot> ownSnapshots(History history) {
    return history.newestFirst().stream()
        .filter(snapshot -> ownNames.contains(snapshot.name()))
        .toList();
  }
}
