package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.engine.NameAnswer.Claim;
import io.github.lightsailsnapshot.core.engine.NameAnswer.Held;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.util.Optional;

/**
 * Finds what holds a requested name in the last complete listing since the request, and reports what that says about the
 * request.
 *
 * @param run the run
 * @param asked the name and what is known about it
 */
record NameHolder(RunContext run, SnapshotRequest asked) {

  /** The holder; empty if there is none. */
  Optional<NameAnswer> shown() {
    Optional<NameAnswer> held = held(Claim.NONE);
    if (held.isPresent()) {
      return held;
    }
    return asked
        .sinceRequest()
        .filter(listing -> asked.doubt().why().isPresent() && isUnreadable(listing))
        .map(this::unreadable);
  }

  /** The holder if it can be read, or else another snapshot that now serves the slot. */
  Optional<NameAnswer> held(Claim otherwise) {
    RequestDoubt doubt = asked.doubt();
    Optional<Held> held = asked
        .sinceRequest()
        .flatMap(listing -> listing
            .find(asked.name())
            .map(found -> new Held(found, listing, doubt.claim(otherwise), doubt.wasAbsent()))
            .or(() -> asked
                .search()
                .servedBy(listing)
                .map(found -> new Held(found, listing, Claim.NONE, false))));
    held.ifPresent(answer -> resolved(answer.holder()));
    return held.map(NameAnswer.class::cast);
  }

  /** A name in use is not a failure, because the name is the lock of a slot. */
  private void resolved(Snapshot holder) {
    asked.doubt().why().ifPresent(why -> run.recorder().add(resolved(why, holder)));
    boolean isAlive = holder.state() != Snapshot.State.ERROR;
    if (isOurs(holder) && isAlive && asked.doubt().isUnanswered()) {
      consistencyUnknown(run, asked.name());
    }
  }

  private Problem resolved(SnapshotException why, Snapshot holder) {
    if (!holder.name().equals(asked.name())) {
      return CreationProblems.slotServed(why, holder);
    }
    return isOurs(holder)
        ? CreationProblems.madeAfterAll(why)
        : CreationProblems.takenByAnother(why);
  }

  private boolean isOurs(Snapshot holder) {
    return holder.name().equals(asked.name())
        && run.settings().naming().owns(holder, run.settings().source());
  }

  /** Whether a listing shows a new item of the name that could not be read. */
  boolean isUnreadable(JobListing listing) {
    return listing.unreadable(asked.name()).isPresent()
        && asked
            .search()
            .basis()
            .listing()
            .filter(before -> before.shows(asked.name()))
            .isEmpty();
  }

  NameAnswer unreadable(JobListing listing) {
    RequestDoubt doubt = asked.doubt();
    doubt.why().ifPresent(why -> run.recorder().add(CreationProblems.unreadableHolder(why)));
    if (doubt.isUnanswered()) {
      consistencyUnknown(run, asked.name());
    }
    return new NameAnswer.Unreadable(asked.name(), listing);
  }

  /** A snapshot whose request got no answer may have been taken while the source was not quiesced. */
  static void consistencyUnknown(RunContext run, String name) {
    if (!run.settings().hooks().isEmpty()) {
      run.recorder().add(ConsistencyProblems.unknown(name));
    }
  }
}
