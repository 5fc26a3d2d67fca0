package io.github.lightsailsnapshot.core;

import io.github.lightsailsnapshot.core.ListStep.Basis;
import io.github.lightsailsnapshot.core.OwnSnapshot.Origin;
import io.github.lightsailsnapshot.core.Problem.Step;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks for a snapshot of one name until there is an answer that settles it. A refusal, throttling or no answer is no reason to
 * give up a backup: the same name is asked for again, with backoff, within the job's wait. After no answer a complete listing
 * that does not show the name comes first; after throttling none is needed, since the name is the lock.
 */
final class SnapshotRequest {
  private static final Duration LISTINGS_MAY_LAG = Duration.ofMinutes(1);
  /** Each request with hooks stops the source, so they are few, and far between. */
  private static final String NOT_SEEN =
      "No such snapshot was seen. Nothing was deleted. If it was made after all, the next run counts it.";

  private static final String NOTHING_MADE = "No snapshot was made and nothing deleted.";

  private static final int MOST_WITH_HOOKS = 5;
  private static final Duration BETWEEN_HOOKS = Duration.ofMinutes(1);

  private final RunContext run;
  private final ListStep list;
  private final QuiescedCreate create;
  private Optional<Deadline> firstRequest = Optional.empty();
  private Optional<JobListing> sinceRequest = Optional.empty();
  private Optional<JobListing> lastRead = Optional.empty();
  private int requests;
  private boolean isUnanswered;

  SnapshotRequest(RunContext run, ListStep list) {
    this.run = run;
    this.list = list;
    this.create = new QuiescedCreate(run);
  }

  /** How a snapshot that holds a name may be this run's. */
  enum Claim {
    /** This run did not ask for the name, or its request was refused. */
    NONE,
    /** The name was taken when this run asked for it: perhaps by its own request, of which a reply was lost. */
    NAME_TAKEN,
    /** A request of this run for the name got no answer that settles it. */
    IN_DOUBT
  }

  /** What came of asking for one name. */
  sealed interface Answer {
    /** The run has its snapshot. The last listing that was read while asking, if any, is newer than the first one. */
    record Accepted(OwnSnapshot snapshot, Optional<JobListing> lastRead) implements Answer {}

    /** Something holds the name, perhaps by a request of this run; an earlier listing of the run may not have shown it. */
    record Held(Snapshot holder, JobListing listing, Claim claim, boolean wasAbsent)
        implements Answer {}

    /**
     * Nothing was accepted, as far as it is known. The last request itself may have been granted after all, or an earlier one, as
     * the claim says.
     */
    record Failed(
        String name,
        Problem problem,
        Optional<JobListing> sinceRequest,
        boolean mayBeGranted,
        Claim claim,
        boolean wasAbsent)
        implements Answer {

      /** The snapshot that a later listing shows under the name, if there is one. */
      Optional<Held> heldIn(JobListing later) {
        return later.find(name).map(found -> new Held(found, later, claim, wasAbsent));
      }
    }

    record TooLate() implements Answer {}
  }

  /** Until when the run waits: the job's wait from the first request on, not counting the time of hooks. */
  Deadline deadline() {
    return firstRequest
        .orElseGet(() -> Deadline.of(run.ticker(), run.settings().patience()))
        .extendedBy(create.timeOfHooks());
  }

  private Deadline askingDeadline() {
    return deadline().atLeast(CreateStep.LEAST_PATIENCE.plus(create.timeOfHooks()));
  }

  /** Forgets the listings of an earlier decision; the deadline and the number of requests stay. */
  void decideAnew() {
    sinceRequest = Optional.empty();
    lastRead = Optional.empty();
  }

  /** The last listing that was read while asking. */
  Optional<JobListing> lastRead() {
    return lastRead;
  }

  /** Records that a snapshot whose request got no answer may have been taken while the source was not at rest. */
  void granted(String name) {
    if (isUnanswered && create.hasHooks()) {
      run.recorder()
          .error(
              Step.CONSISTENCY,
              "The request for " + name + " got no answer, so it is not known whether the"
                  + " snapshot was taken between the hooks",
              "It may be crash-consistent only.");
    }
  }

  Answer ask(String name, TimeSlot slot, Basis basis) throws InterruptedException {
    run.recorder().progress(new Progress.Creating(name));
    if (firstRequest.isEmpty()) {
      firstRequest = Optional.of(Deadline.of(run.ticker(), run.settings().patience()));
    }
    isUnanswered = false;
    return new Attempts(name, slot, basis).ask();
  }

  /** The requests for one name. */
  private final class Attempts {
    private final String name;
    private final TimeSlot slot;
    private final Basis basis;
    private Optional<SnapshotException> inDoubt = Optional.empty();
    private boolean wasAbsent;
    private final Backoff backoff = new Backoff(run.ticker());

    Attempts(String name, TimeSlot slot, Basis basis) {
      this.name = name;
      this.slot = slot;
      this.basis = basis;
    }

    Answer ask() throws InterruptedException {
      Optional<Answer> answer = Optional.empty();
      while (answer.isEmpty()) {
        answer = askOnce();
      }
      return answer.get();
    }

    private boolean isTooLate() {
      return basis.time().filter(time -> slot.isTooLate(time.latestNow(run))).isPresent();
    }

    /** One request; nothing if the name is to be asked for again. */
    private Optional<Answer> askOnce() throws InterruptedException {
      sinceRequest = Optional.empty();
      requests++;
      try {
        Optional<Instant> at = create.create(name, this::isTooLate);
        return Optional.of(new Answer.Accepted(
            new OwnSnapshot(name, Origin.CREATED, Snapshot.State.PENDING, at), lastRead));
      } catch (QuiescedCreate.TooLate late) {
        return Optional.of(new Answer.TooLate());
      } catch (SnapshotException.NameTaken taken) {
        return Optional.of(lookUp(taken));
      } catch (SnapshotException.Unavailable noAnswer) {
        inDoubt = Optional.of(noAnswer);
        isUnanswered = true;
        return again(noAnswer, true, NOT_SEEN);
      } catch (SnapshotException.Throttled throttled) {
        inDoubt = Optional.of(throttled);
        return again(throttled, create.hasHooks(), "No snapshot was made. Nothing was deleted.");
      } catch (SnapshotException.Refused refused) {
        return again(
            refused, create.hasHooks(), NOTHING_MADE + " Try again when the instance is ready.");
      } catch (QuiescedCreate.QuiesceFailed failed) {
        return Optional.of(settled(new Problem(
            Step.CONSISTENCY,
            Problem.Severity.ERROR,
            String.valueOf(failed.getMessage()),
            Optional.empty(),
            NOTHING_MADE)));
      } catch (SnapshotException failed) {
        return Optional.of(settled(problem(failed, NOTHING_MADE)));
      }
    }

    private Optional<Answer> again(SnapshotException why, boolean looksFirst, String otherwise)
        throws InterruptedException {
      try {
        return paused(why, looksFirst, otherwise);
      } catch (InterruptedException stopRequested) {
        run.recorder()
            .warning(Step.CREATION, why, "The run was interrupted before it asked again.");
        throw stopRequested;
      }
    }

    /** Pauses, and looks where that is needed; nothing if the name is to be asked for again. */
    private Optional<Answer> paused(SnapshotException why, boolean looksFirst, String otherwise)
        throws InterruptedException {
      if (create.hasHooks() && requests >= MOST_WITH_HOOKS) {
        return Optional.of(lastAnswer(why, otherwise));
      }
      Duration before = create.hasHooks() ? pauseWithHooks(why) : Duration.ZERO;
      do {
        if (!backoff.pause(askingDeadline(), before)) {
          return Optional.of(lastAnswer(why, otherwise));
        }
        before = Duration.ZERO;
        if (looksFirst) {
          look();
        }
      } while (looksFirst && sinceRequest.isEmpty());
      Optional<Answer> shown = looksFirst ? shown() : Optional.empty();
      if (shown.isEmpty()) {
        run.recorder().warning(Step.CREATION, why, "It was asked for again.");
      } else if (!isDoubt(why)) {
        run.recorder().warning(Step.CREATION, why, "By now something has that name.");
      }
      return shown;
    }

    /** The time is up, or so many requests were enough. */
    private Answer lastAnswer(SnapshotException why, String otherwise) throws InterruptedException {
      Answer answer = lastLook(problem(why, otherwise), isDoubt(why));
      if (!(answer instanceof Answer.Failed) && !isDoubt(why)) {
        run.recorder().warning(Step.CREATION, why, "By now something has that name.");
      }
      return answer;
    }

    private boolean isDoubt(SnapshotException why) {
      return inDoubt.filter(why::equals).isPresent();
    }

    /** A failure that asking again would not mend; it is recorded also where an earlier request turns out to have been granted. */
    private Answer settled(Problem problem) throws InterruptedException {
      Answer answer = lastLook(problem, false);
      if (!(answer instanceof Answer.Failed)) {
        Problem told = problem.withNext("By now something has that name.");
        boolean isMended = problem.step() == Step.CREATION && isFailedHolder(answer);
        run.recorder().add(isMended ? told.asWarning() : told);
      }
      return answer;
    }

    /** A request that got no answer may have been granted after all, so the run looks before it gives up. */
    private Answer lastLook(Problem problem, boolean mayBeGranted) throws InterruptedException {
      if (inDoubt.isEmpty()) {
        return new Answer.Failed(name, problem, sinceRequest, false, Claim.NONE, wasAbsent);
      }
      if (sinceRequest.isEmpty()) {
        try {
          look();
        } catch (InterruptedException stopRequested) {
          run.recorder().add(problem.withNext(NOT_SEEN));
          throw stopRequested;
        }
      }
      return shown()
          .orElseGet(() -> new Answer.Failed(
              name,
              problem.withNext(NOT_SEEN),
              sinceRequest,
              mayBeGranted,
              Claim.IN_DOUBT,
              wasAbsent));
    }

    /** A refusal can last for most of an hour, so the few requests are spread over the wait. */
    private Duration pauseWithHooks(SnapshotException why) {
      Duration left = askingDeadline().left(run.ticker());
      Duration share = why instanceof SnapshotException.Refused
          ? left.dividedBy(MOST_WITH_HOOKS - requests + 1L)
          : BETWEEN_HOOKS;
      return share.compareTo(BETWEEN_HOOKS) > 0 ? share : BETWEEN_HOOKS;
    }

    private void look() throws InterruptedException {
      Optional<JobListing> listing =
          list.again(Step.CREATION, "It was to show whether the snapshot was made.");
      if (listing.isPresent()) {
        wasAbsent |= !listing.get().shows(name);
        sinceRequest = listing;
        lastRead = listing;
      }
    }

    /** What the last listing shows of the name; nothing if it is not in it. */
    private Optional<Answer> shown() {
      Optional<Answer> held = held(Claim.NONE);
      if (held.isPresent()) {
        return held;
      }
      return sinceRequest
          .filter(listing -> inDoubt.isPresent() && isNew(listing))
          .map(this::unreadable);
    }

    /** What holds the name in the last listing, or, if nothing does, another snapshot that serves the slot by now. */
    private Optional<Answer> held(Claim otherwise) {
      if (sinceRequest.isEmpty()) {
        return Optional.empty();
      }
      JobListing listing = sinceRequest.get();
      Claim claim = inDoubt.isPresent() ? Claim.IN_DOUBT : otherwise;
      Optional<Answer> holder =
          listing.find(name).map(found -> new Answer.Held(found, listing, claim, wasAbsent));
      Optional<Answer> held = holder.or(() -> slot.servedBy(listing)
          .filter(found -> !slot.isEarlierName(found.name(), name))
          .map(found -> new Answer.Held(found, listing, Claim.NONE, false)));
      held.ifPresent(answer -> resolved(((Answer.Held) answer).holder()));
      return held;
    }

    /** Whether the listing shows an item of the name that could not be read, and was not there before. */
    private boolean isNew(JobListing listing) {
      return listing.unreadable(name).isPresent()
          && basis.listing().filter(before -> before.shows(name)).isEmpty();
    }

    private Answer unreadable(JobListing listing) {
      inDoubt.ifPresent(
          why -> run.recorder().warning(Step.CREATION, why, "Something of that name is listed."));
      granted(name);
      return new Answer.Accepted(
          new OwnSnapshot(name, Origin.FOUND, Snapshot.State.UNKNOWN, Optional.empty()),
          Optional.of(listing));
    }

    /** That a name is in use is no failure: it is the lock of a slot. */
    private void resolved(Snapshot holder) {
      inDoubt.ifPresent(why -> run.recorder().warning(Step.CREATION, why, whatBecameOf(holder)));
      if (isOurs(holder) && isAlive(holder)) {
        granted(name);
      }
    }

    private boolean isOurs(Snapshot holder) {
      return holder.name().equals(name)
          && run.settings().naming().owns(holder, run.settings().source());
    }

    private String whatBecameOf(Snapshot holder) {
      if (!holder.name().equals(name)) {
        return "By now the slot has " + holder.name() + ".";
      }
      return isOurs(holder) ? "It was made all the same." : "Something else has that name.";
    }

    /** Whether the next name is asked for, so that nothing is decided yet. */
    private static boolean isFailedHolder(Answer answer) {
      return answer instanceof Answer.Held held && !isAlive(held.holder());
    }

    private static boolean isAlive(Snapshot holder) {
      return holder.state() != Snapshot.State.ERROR;
    }

    /** Looks for what holds the name in listings, which may lag behind. */
    private Answer lookUp(SnapshotException taken) throws InterruptedException {
      Deadline deadline = Deadline.of(run.ticker(), LISTINGS_MAY_LAG);
      Backoff lookups = new Backoff(run.ticker());
      do {
        look();
        Optional<Answer> held = held(Claim.NAME_TAKEN);
        if (held.isPresent()) {
          servedMeanwhile(taken, ((Answer.Held) held.get()).holder());
          return held.get();
        }
      } while (lookups.pause(deadline));
      Optional<JobListing> last = sinceRequest;
      boolean isUnread = last.filter(
              listing -> listing.unreadable(name).isPresent() && (slot.isLock() || isNew(listing)))
          .isPresent();
      if (isUnread) {
        run.recorder().warning(Step.CREATION, taken, "Something of that name is listed.");
      }
      return isUnread
          ? unreadable(last.orElseThrow())
          : new Answer.Failed(
              name,
              problem(
                  taken,
                  "It was asked for, and not seen. The name may belong to a disk, an instance or another resource, or to a"
                      + " snapshot that was not listed yet, which the next run counts. Nothing was deleted."),
              last,
              true,
              inDoubt.isPresent() ? Claim.IN_DOUBT : Claim.NAME_TAKEN,
              wasAbsent);
    }

    /** That a name is taken needs no word, unless another snapshot is used and nobody saw what holds it. */
    private void servedMeanwhile(SnapshotException taken, Snapshot holder) {
      if (!holder.name().equals(name)) {
        run.recorder().warning(Step.CREATION, taken, whatBecameOf(holder));
      }
    }

    private Problem problem(SnapshotException why, String advice) {
      return new Problem(
          Step.CREATION,
          Problem.Severity.ERROR,
          String.valueOf(why.getMessage()),
          why.answer(),
          advice);
    }
  }
}
