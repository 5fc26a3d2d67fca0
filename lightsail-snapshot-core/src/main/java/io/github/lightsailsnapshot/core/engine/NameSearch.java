package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.engine.NameAnswer.Claim;
import io.github.lightsailsnapshot.core.engine.NameAnswer.Held;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.core.report.TakenSnapshot.Origin;
import io.github.lightsailsnapshot.core.spi.Progress;
import io.github.lightsailsnapshot.core.time.ClockSkew;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the name of the run's snapshot. If a name is in use, its holder decides what to do: with slots, several hosts
 * request the same name, and a reply can be lost, so the holder may be the run's own snapshot.
 *
 * @param slot the slot that the run is for
 * @param basis what was known before
 * @param number the number of the next name
 * @param asked how many names were requested
 * @param lastRead the last listing since the basis
 * @param useless the snapshots with the slot's earlier names that do not serve the slot, as they were last seen
 * @param requests all requests of the run
 * @param decision the preceding decision, which is repeated if it becomes too late for the slot
 */
record NameSearch(
    TimeSlot slot,
    DecisionBasis basis,
    int number,
    int asked,
    Optional<JobListing> lastRead,
    Set<Snapshot> useless,
    RequestHistory requests,
    CreateStep.Decision decision) {
  /** The maximum number of names that are taken although no listing shows them: more than a few are no coincidence. */
  private static final int MOST_NAMES_ASKED_FOR = 10;

  static RunState begin(
      RunContext run, TimeSlot slot, DecisionBasis basis, CreateStep.Decision decision) {
    NameSearch search = new NameSearch(
        slot, basis, 1, 0, Optional.empty(), Set.of(), decision.requests(), decision);
    Optional<Snapshot> serving = basis.listing().flatMap(slot::servedBy);
    if (serving.isPresent()) {
      return search.taken(run, TakenSnapshot.found(serving.get()), basis.listing());
    }
    run.settings().otherZone().ifPresent(here -> run.recorder().add(SlotProblems.zoneNotSet(here)));
    return search.next(run);
  }

  NameSearch read(JobListing listing) {
    return new NameSearch(
        slot, basis, number, asked, Optional.of(listing), useless, requests, decision);
  }

  NameSearch with(RequestHistory later) {
    return new NameSearch(slot, basis, number, asked, lastRead, useless, later, decision);
  }

  private NameSearch nextNumber(Snapshot holder) {
    Set<Snapshot> more = new HashSet<>(useless);
    more.add(holder);
    return new NameSearch(
        slot, basis, number + 1, asked, lastRead, Set.copyOf(more), requests, decision);
  }

  /** The snapshot that serves the slot. An outdated listing can show a failed one as pending again. */
  Optional<Snapshot> servedBy(JobListing listing) {
    return slot.servedBy(
        listing, snapshot -> useless.stream().noneMatch(other -> isSame(snapshot, other)));
  }

  private static boolean isSame(Snapshot a, Snapshot b) {
    return a.name().equals(b.name()) && a.createdAt().equals(b.createdAt());
  }

  private NameSearch asking(RunContext run) {
    return new NameSearch(
        slot, basis, number, asked + 1, lastRead, useless, requests.begun(run), decision);
  }

  /**
   * Continues with the first name that is free or whose holder decides the outcome. A name is not free if a later one serves the
   * slot: it may be that of a failed snapshot that was deleted, or that could not be read.
   */
  private RunState next(RunContext run) {
    NameSearch search = this;
    while (search.number <= SnapshotNaming.LAST_NUMBER && search.asked < MOST_NAMES_ASKED_FOR) {
      Optional<JobListing> newest = search.lastRead.or(basis::listing);
      String name = slot.name(search.number);
      Optional<Snapshot> known = newest.flatMap(listing -> listing.find(name));
      Optional<Snapshot> serving = newest.flatMap(search::servedBy);
      if (known.isEmpty() && serving.isPresent()) {
        return search.taken(run, TakenSnapshot.found(serving.get()), newest);
      }
      if (known.isEmpty()) {
        run.recorder().progress(new Progress.Creating(name));
        return SnapshotRequest.first(search.asking(run), name);
      }
      Optional<RunState> decided =
          search.ofHolder(run, new Held(known.get(), newest.get(), Claim.NONE, false));
      if (decided.isPresent()) {
        return decided.get();
      }
      search = search.nextNumber(known.get());
    }
    return search.noName(run);
  }

  private RunState noName(RunContext run) {
    run.recorder()
        .add(
            asked < MOST_NAMES_ASKED_FOR
                ? CreationProblems.noNumberLeft(slot.name(SnapshotNaming.LAST_NUMBER))
                : CreationProblems.noNameFound(asked));
    return new RunState.Failed();
  }

  /** What the answer for the requested name means for the run. */
  RunState decided(RunContext run, NameAnswer answer) {
    if (answer instanceof Held held) {
      return ofHolder(run, held).orElseGet(() -> nextNumber(held.holder()).next(run));
    }
    if (answer instanceof NameAnswer.Unreadable unread) {
      return taken(
          run,
          new TakenSnapshot(unread.name(), Origin.FOUND, Snapshot.State.UNKNOWN, Optional.empty()),
          Optional.of(unread.listing()));
    }
    return failed(run, (NameAnswer.Failed) answer);
  }

  /** What a snapshot with the requested name means for the run. */
  private enum Holder {
    OURS,
    TAKE_NEXT_NAME,
    FOREIGN
  }

  /** What the holder of a name means for the run; empty if the next name is to be tried. */
  private Optional<RunState> ofHolder(RunContext run, Held held) {
    return switch (holderOf(run, held)) {
      case OURS ->
        Optional.of(taken(run, TakenSnapshot.found(held.holder()), Optional.of(held.listing())));
      case TAKE_NEXT_NAME -> useless(run, held.holder());
      case FOREIGN -> Optional.of(foreign(run, held.holder()));
    };
  }

  private Holder holderOf(RunContext run, Held held) {
    Snapshot holder = held.holder();
    if (!isManaged(run, holder)) {
      return slot.isLock() ? Holder.FOREIGN : Holder.TAKE_NEXT_NAME;
    }
    if (!slot.isLock()) {
      return isOfThisRun(run, held) ? Holder.OURS : Holder.TAKE_NEXT_NAME;
    }
    if (!isFailed(holder) && isOfThisRun(run, held)) {
      return Holder.OURS;
    }
    return slot.isFromNow(holder) && !isFailed(holder) ? Holder.OURS : Holder.TAKE_NEXT_NAME;
  }

  private Optional<RunState> useless(RunContext run, Snapshot holder) {
    if (slot.isLock() && !slot.isFromNow(holder)) {
      run.recorder().add(SlotProblems.createdBefore(slot, holder));
    }
    return Optional.empty();
  }

  /** Whether an answer decides nothing yet, because the next name is asked for. */
  boolean takesNextName(RunContext run, NameAnswer answer) {
    return answer instanceof Held held && holderOf(run, held) == Holder.TAKE_NEXT_NAME;
  }

  private static boolean isManaged(RunContext run, Snapshot holder) {
    return run.settings().naming().owns(holder, run.settings().source());
  }

  private static boolean isFailed(Snapshot snapshot) {
    return snapshot.state() == Snapshot.State.ERROR;
  }

  private boolean isOfThisRun(RunContext run, Held held) {
    return held.claim() != Claim.NONE && isNew(run, held);
  }

  private boolean isNew(RunContext run, Held held) {
    return basis
        .listing()
        .map(before -> !before.shows(held.holder().name()))
        .orElseGet(() -> held.wasAbsent()
            || (held.claim() == Claim.IN_DOUBT && held.listing().servedAt().isEmpty())
            || !held.holder().createdAt().isBefore(startOfRun(run, held.listing())));
  }

  /** When the run began by the service's clock, allowing for clock skew. */
  private static Instant startOfRun(RunContext run, JobListing listing) {
    Duration since = run.time().since(run.startedNanos());
    return listing
        .servedAt()
        .map(served -> served.minus(since))
        .orElse(run.startedAt())
        .minus(ClockSkew.TOLERANCE);
  }

  private static RunState foreign(RunContext run, Snapshot holder) {
    run.recorder().add(CreationProblems.heldByAnother(holder));
    return new RunState.Failed();
  }

  /**
   * Before a run fails, it checks whether the slot has a snapshot nevertheless, from another host or from its own lost
   * request.
   */
  private RunState failed(RunContext run, NameAnswer.Failed failed) {
    return failed.sinceRequest().isEmpty() && slot.isLock()
        ? new SlotLook(this, failed)
        : concluded(run, failed, failed.sinceRequest());
  }

  /** Lists once more before the run fails. */
  private record SlotLook(NameSearch search, NameAnswer.Failed failed)
      implements RunState.AwaitsListing {
    @Override
    public RunState listed(RunContext run, ListAnswer answer) {
      return search.concluded(
          run, failed, new ListStep(run).listing(answer, ListingProblems::slotNotChecked));
    }

    @Override
    public Optional<Problem> unreported() {
      return Optional.of(failed.problem());
    }
  }

  private RunState concluded(RunContext run, NameAnswer.Failed failed, Optional<JobListing> last) {
    Optional<Snapshot> serving =
        last.flatMap(listing -> grantedAfterAll(run, failed, listing).or(() -> servedBy(listing)));
    recordFailure(run, failed, serving);
    return serving.isPresent()
        ? taken(run, TakenSnapshot.found(serving.get()), last)
        : new RunState.Failed();
  }

  /** The snapshot of the requested name, if an earlier request was accepted and only the last listing shows it. */
  private Optional<Snapshot> grantedAfterAll(
      RunContext run, NameAnswer.Failed failed, JobListing listing) {
    return failed
        .heldIn(listing)
        .filter(held -> isManaged(run, held.holder()) && !isFailed(held.holder()))
        .filter(held -> isOfThisRun(run, held))
        .map(Held::holder);
  }

  /** It is not a failure if the slot's own snapshot has the requested name, however late it was listed. */
  private void recordFailure(RunContext run, NameAnswer.Failed failed, Optional<Snapshot> serving) {
    Problem problem = failed.problem();
    Problem told =
        serving.map(snapshot -> CreationProblems.slotServed(problem, snapshot)).orElse(problem);
    boolean isSameName =
        serving.filter(snapshot -> snapshot.name().equals(failed.name())).isPresent();
    run.recorder().add(isSameName && failed.mayBeGranted() ? told.asWarning() : told);
    if (isSameName && failed.isUnanswered()) {
      NameHolder.consistencyUnknown(run, failed.name());
    }
  }

  /**
   * The run has its snapshot. A listing that replaces a failed first one is evaluated without the snapshot that the run
   * created. Without any listing, nothing may be deleted.
   */
  RunState taken(RunContext run, TakenSnapshot own, Optional<JobListing> shownBy) {
    run.recorder().snapshot(own);
    if (basis.listing().isPresent()) {
      return WaitStep.begin(run, at(run, own, shownBy.orElseGet(basis.listing()::get)));
    }
    return shownBy.isPresent() ? verified(run, own, shownBy.get()) : new Verification(this, own);
  }

  private AwaitedSnapshot at(RunContext run, TakenSnapshot own, JobListing listing) {
    return new AwaitedSnapshot(own, slot, listing, requests.waitDeadline(run)).seen(listing);
  }

  /** Lists for the first time after the snapshot was accepted. */
  private record Verification(NameSearch search, TakenSnapshot own)
      implements RunState.AwaitsListing {
    @Override
    public RunState listed(RunContext run, ListAnswer answer) {
      return new ListStep(run)
          .listing(answer, ListingProblems::notVerified)
          .map(listing -> search.verified(run, own, listing))
          .orElseGet(RunState.Failed::new);
    }
  }

  private RunState verified(RunContext run, TakenSnapshot own, JobListing listing) {
    ListStep list = new ListStep(run);
    boolean isNew = own.origin() == Origin.CREATED || !slot.isLock();
    list.examine(isNew ? listing.without(own.name()) : listing);
    list.nameStuck(listing, own.name());
    return WaitStep.begin(run, at(run, own, listing));
  }
}
