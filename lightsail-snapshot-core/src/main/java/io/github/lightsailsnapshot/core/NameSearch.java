package io.github.lightsailsnapshot.core;

import io.github.lightsailsnapshot.core.ListStep.Basis;
import io.github.lightsailsnapshot.core.OwnSnapshot.Origin;
import io.github.lightsailsnapshot.core.Problem.Step;
import io.github.lightsailsnapshot.core.SnapshotRequest.Answer;
import io.github.lightsailsnapshot.core.SnapshotRequest.Claim;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds the name that the run's snapshot has or gets. A name that is in use is judged by what holds it: with slots several hosts
 * ask for the same name, and a reply can be lost, so it may be the run's own snapshot.
 */
final class NameSearch {
  /** Names that no listing showed and that were taken all the same: more than a few are no coincidence. */
  private static final int MOST_NAMES_ASKED_FOR = 10;

  private final RunContext run;
  private final ListStep list;
  private final SnapshotRequest request;

  NameSearch(RunContext run, ListStep list) {
    this.run = run;
    this.list = list;
    this.request = new SnapshotRequest(run, list);
  }

  /** What a snapshot that holds the wanted name is to this run. */
  private enum Holder {
    OURS,
    TAKE_NEXT_NAME,
    FOREIGN
  }

  /** The state of the run after it; nothing if it became too late for the slot. */
  Optional<RunState> take(TimeSlot slot, Basis basis) throws InterruptedException {
    request.decideAnew();
    Optional<Snapshot> serving = basis.listing().flatMap(listing -> slot.servedBy(listing));
    if (serving.isPresent()) {
      return Optional.of(taken(OwnSnapshot.found(serving.get()), basis.listing(), basis, slot));
    }
    warnOfWholeDays();
    int asked = 0;
    for (int number = 1;
        number <= SnapshotNaming.LAST_NUMBER && asked < MOST_NAMES_ASKED_FOR;
        number++) {
      String name = slot.name(number);
      Optional<JobListing> newest = request.lastRead().or(basis::listing);
      Optional<Snapshot> known = newest.flatMap(listing -> listing.find(name));
      Answer answer = known.isPresent()
          ? new Answer.Held(known.get(), newest.orElseThrow(), Claim.NONE, false)
          : request.ask(name, slot, basis);
      if (answer instanceof Answer.TooLate) {
        return Optional.empty();
      }
      asked += known.isPresent() ? 0 : 1;
      Optional<RunState> decided = decided(answer, slot, basis);
      if (decided.isPresent()) {
        return decided;
      }
    }
    run.recorder()
        .error(
            Step.CREATION,
            asked < MOST_NAMES_ASKED_FOR
                ? "All names up to " + slot.name(SnapshotNaming.LAST_NUMBER) + " are taken"
                : "The last " + asked
                    + " names that were asked for were taken, each by a snapshot that cannot be this run's",
            "No snapshot was made and nothing deleted.");
    return Optional.of(new RunState.Failed());
  }

  /** What an answer means for the run; nothing if the next name is to be tried. */
  private Optional<RunState> decided(Answer answer, TimeSlot slot, Basis basis)
      throws InterruptedException {
    if (answer instanceof Answer.Accepted accepted) {
      return Optional.of(taken(accepted.snapshot(), accepted.lastRead(), basis, slot));
    }
    if (answer instanceof Answer.Held held) {
      return ofHolder(held, slot, basis);
    }
    if (answer instanceof Answer.Failed failed) {
      return Optional.of(failed(failed, slot, basis));
    }
    throw new IllegalStateException("Not decided: " + answer);
  }

  private Optional<RunState> ofHolder(Answer.Held held, TimeSlot slot, Basis basis)
      throws InterruptedException {
    return switch (holderOf(held, slot, basis)) {
      case OURS ->
        Optional.of(
            taken(OwnSnapshot.found(held.holder()), Optional.of(held.listing()), basis, slot));
      case TAKE_NEXT_NAME -> Optional.empty();
      case FOREIGN -> Optional.of(foreign(held.holder()));
    };
  }

  private Holder holderOf(Answer.Held held, TimeSlot slot, Basis basis) {
    Snapshot holder = held.holder();
    if (!isManaged(holder)) {
      return slot.isLock() ? Holder.FOREIGN : Holder.TAKE_NEXT_NAME;
    }
    if (!slot.isLock()) {
      return isOfThisRun(held, basis) ? Holder.OURS : Holder.TAKE_NEXT_NAME;
    }
    if (!isFailed(holder) && isOfThisRun(held, basis)) {
      return Holder.OURS;
    }
    if (!slot.isFromNow(holder)) {
      createdBeforeItsSlot(holder, slot);
      return Holder.TAKE_NEXT_NAME;
    }
    return isFailed(holder) ? Holder.TAKE_NEXT_NAME : Holder.OURS;
  }

  private static boolean isFailed(Snapshot snapshot) {
    return snapshot.state() == Snapshot.State.ERROR;
  }

  private boolean isOfThisRun(Answer.Held held, Basis basis) {
    return held.claim() != Claim.NONE && isNew(held, basis);
  }

  private boolean isNew(Answer.Held held, Basis basis) {
    return basis
        .listing()
        .map(before -> !before.shows(held.holder().name()))
        .orElseGet(() -> held.wasAbsent()
            || (held.claim() == Claim.IN_DOUBT && held.listing().servedAt().isEmpty())
            || !held.holder().createdAt().isBefore(startOfRun(held.listing())));
  }

  /** When the run began, on the service's clock, as far as clocks may differ. */
  private Instant startOfRun(JobListing listing) {
    Duration since = run.ticker().since(run.startedNanos());
    return listing
        .servedAt()
        .map(served -> served.minus(since))
        .orElse(run.startedAt())
        .minus(ClockSkew.TOLERANCE);
  }

  private void createdBeforeItsSlot(Snapshot holder, TimeSlot slot) {
    run.recorder()
        .warning(
            Step.CREATION,
            holder.name() + " was created at " + holder.createdAt() + ", "
                + Duration.between(holder.createdAt(), slot.start()).toMinutes()
                + " min before its slot began",
            "The clock of a host of this job is wrong by as much, or was. A snapshot of this slot gets the next name.");
  }

  private RunState foreign(Snapshot holder) {
    run.recorder()
        .error(
            Step.CREATION,
            "The name " + holder.name() + " is held by a snapshot of " + holder.source()
                + ", created " + holder.createdAt() + ", which this job did not make",
            "No snapshot was made and nothing deleted. Names are unique in a region: give each"
                + " instance's job a basename of its own, such as \"{source}-nightly\".");
    return new RunState.Failed();
  }

  /** Before a run fails, it looks whether the slot is served all the same, by another host or by its own lost request. */
  private RunState failed(Answer.Failed failed, TimeSlot slot, Basis basis)
      throws InterruptedException {
    Optional<JobListing> last = failed.sinceRequest();
    if (last.isEmpty() && slot.isLock()) {
      last = lastLook(failed);
    }
    Optional<Snapshot> serving = last.flatMap(
        listing -> grantedAfterAll(failed, listing, basis).or(() -> slot.servedBy(listing)));
    recordFailure(failed, serving);
    return serving.isPresent()
        ? taken(OwnSnapshot.found(serving.get()), last, basis, slot)
        : new RunState.Failed();
  }

  /** The snapshot of the name that was asked for, where an earlier request was granted and only the last look shows it. */
  private Optional<Snapshot> grantedAfterAll(
      Answer.Failed failed, JobListing listing, Basis basis) {
    return failed
        .heldIn(listing)
        .filter(held -> isManaged(held.holder()) && !isFailed(held.holder()))
        .filter(held -> isOfThisRun(held, basis))
        .map(Answer.Held::holder);
  }

  private boolean isManaged(Snapshot holder) {
    return run.settings().naming().owns(holder, run.settings().source());
  }

  private Optional<JobListing> lastLook(Answer.Failed failed) throws InterruptedException {
    try {
      return list.again(Step.CREATION, "It was to show whether the slot has a snapshot.");
    } catch (InterruptedException stopRequested) {
      run.recorder().add(failed.problem());
      throw stopRequested;
    }
  }

  /** That the name which was asked for is taken by the slot's own snapshot is no failure, however late it was listed. */
  private void recordFailure(Answer.Failed failed, Optional<Snapshot> serving) {
    Problem problem = failed.problem();
    Problem told = serving
        .map(snapshot -> problem.withNext("By now the slot has " + snapshot.name() + "."))
        .orElse(problem);
    boolean isSameName =
        serving.filter(snapshot -> snapshot.name().equals(failed.name())).isPresent();
    run.recorder().add(isSameName && failed.mayBeGranted() ? told.asWarning() : told);
    if (isSameName) {
      request.granted(failed.name());
    }
  }

  /**
   * The run has its snapshot. A listing that takes the place of a failed first one is judged as it was before the run, so without
   * what the run made; without any, nothing may be deleted.
   */
  private RunState taken(OwnSnapshot own, Optional<JobListing> shownBy, Basis basis, TimeSlot slot)
      throws InterruptedException {
    run.recorder().own(own);
    if (basis.listing().isPresent()) {
      JobListing latest = shownBy.orElseGet(() -> basis.listing().get());
      return new RunState.Taken(own, slot, latest, request.deadline()).seen(latest);
    }
    Optional<JobListing> verifying = shownBy.isPresent() ? shownBy : verified();
    if (verifying.isEmpty()) {
      return new RunState.Failed();
    }
    JobListing listing = verifying.get();
    boolean isNew = own.origin() == Origin.CREATED || !slot.isLock();
    list.examine(isNew ? listing.without(own.name()) : listing);
    list.nameStuck(listing, own.name());
    return new RunState.Taken(own, slot, listing, request.deadline()).seen(listing);
  }

  private Optional<JobListing> verified() throws InterruptedException {
    try {
      return Optional.of(run.client().list());
    } catch (SnapshotException failed) {
      run.recorder()
          .error(
              Step.LISTING, failed, "The snapshot was created, not verified. Nothing was deleted.");
      return Optional.empty();
    }
  }

  private void warnOfWholeDays() {
    run.settings()
        .zoneWarning()
        .ifPresent(warning -> run.recorder()
            .warning(Step.CREATION, warning, "Give the job a zone, or run it at a UTC time."));
  }
}
