package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.engine.NameAnswer.Claim;
import io.github.lightsailsnapshot.core.engine.NameAnswer.Held;
import io.github.lightsailsnapshot.core.time.Backoff;
import io.github.lightsailsnapshot.core.time.Deadline;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.util.Optional;

/**
 * Looks for the holder of a name that is taken. Listings may be outdated, so it looks for a minute.
 *
 * @param asked the name
 * @param taken the answer that the name is taken
 * @param deadline until when it looks
 * @param backoff the pause before the listing after the next
 * @param pause how long to wait first
 */
record NameLookup(
    SnapshotRequest asked,
    SnapshotException taken,
    Deadline deadline,
    Backoff backoff,
    Duration pause)
    implements RunState.AwaitsListing {
  private static final Duration LISTINGS_MAY_LAG = Duration.ofMinutes(1);

  static RunState first(RunContext run, SnapshotRequest asked, SnapshotException taken) {
    return new NameLookup(
        asked, taken, Deadline.of(run.time(), LISTINGS_MAY_LAG), Backoff.POLLING, Duration.ZERO);
  }

  @Override
  public RunState listed(RunContext run, ListAnswer answer) {
    SnapshotRequest seen = new ListStep(run)
        .listing(answer, ListingProblems::requestNotChecked)
        .map(asked::seen)
        .orElse(asked);
    Optional<NameAnswer> held = new NameHolder(run, seen).held(Claim.NAME_TAKEN);
    if (held.isPresent()) {
      servedMeanwhile(run, ((Held) held.get()).holder());
      return seen.search().decided(run, held.get());
    }
    return backoff
        .pause(deadline.left(run.time()))
        .<RunState>map(wait -> new NameLookup(seen, taken, deadline, backoff.longer(), wait))
        .orElseGet(() -> seen.search().decided(run, last(run, seen)));
  }

  /** A taken name is not reported unless another snapshot is used and no listing showed the holder. */
  private void servedMeanwhile(RunContext run, Snapshot holder) {
    if (!holder.name().equals(asked.name())) {
      run.recorder().add(CreationProblems.slotServed(taken, holder));
    }
  }

  private NameAnswer last(RunContext run, SnapshotRequest seen) {
    NameHolder holder = new NameHolder(run, seen);
    Optional<JobListing> unread = seen.sinceRequest()
        .filter(listing -> listing.unreadable(asked.name()).isPresent()
            && (asked.search().slot().isLock() || holder.isUnreadable(listing)));
    if (unread.isPresent()) {
      run.recorder().add(CreationProblems.unreadableHolder(taken));
      return holder.unreadable(unread.get());
    }
    return seen.failedWith(CreationProblems.holderNotFound(taken), true);
  }
}
