package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.engine.NameAnswer.Claim;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.core.time.Backoff;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.util.Optional;

/**
 * The request for a snapshot of one name, repeated until there is a conclusive answer. After a refusal, throttling or
 * no answer, the same name is requested again, with backoff, within the job's wait. If there was no answer, a complete
 * listing that does not show the name must come first. After throttling, no listing is needed, because the name is the
 * lock.
 *
 * @param search the search that the name belongs to
 * @param name the name
 * @param doubt whether a snapshot of the name may be this run's
 * @param sinceRequest a complete listing since the last request, if one came back
 * @param backoff the pause before the next attempt
 */
record SnapshotRequest(
    NameSearch search,
    String name,
    RequestDoubt doubt,
    Optional<JobListing> sinceRequest,
    Backoff backoff) {
  /** The state before the first request for a name. */
  static RunState first(NameSearch search, String name) {
    return new Request(
        new SnapshotRequest(search, name, RequestDoubt.NONE, Optional.empty(), Backoff.POLLING),
        Duration.ZERO,
        Optional.empty());
  }

  /**
   * The name is to be requested.
   *
   * @param asked the name and what is known about it
   * @param pause how long to wait first
   * @param failure why it is requested again
   */
  private record Request(SnapshotRequest asked, Duration pause, Optional<SnapshotException> failure)
      implements RunState.AwaitsSnapshot {
    @Override
    public String name() {
      return asked.name();
    }

    @Override
    public void begin(RunContext run) {
      failure.ifPresent(why -> run.recorder().add(CreationProblems.retried(why)));
    }

    @Override
    public Optional<Problem> unreported() {
      return failure.map(CreationProblems::notRetried);
    }

    @Override
    public boolean isTooLate(RunContext run) {
      NameSearch search = asked.search();
      return search
          .basis()
          .time()
          .filter(time -> search.slot().isTooLate(time.latestNow(run)))
          .isPresent();
    }

    @Override
    public RunState answered(RunContext run, CreateAnswer answer) {
      return asked.counted(answer).settled(run, answer);
    }
  }

  private SnapshotRequest counted(CreateAnswer answer) {
    RequestHistory counted = search.requests().counted(answer.uncounted());
    return new SnapshotRequest(search.with(counted), name, doubt, Optional.empty(), backoff);
  }

  private SnapshotRequest doubting(SnapshotException failure) {
    return new SnapshotRequest(search, name, doubt.after(failure), sinceRequest, backoff);
  }

  private SnapshotRequest later() {
    return new SnapshotRequest(search, name, doubt, sinceRequest, backoff.longer());
  }

  /** The state after a complete listing. */
  SnapshotRequest seen(JobListing listing) {
    return new SnapshotRequest(
        search.read(listing),
        name,
        doubt.seen(!listing.shows(name)),
        Optional.of(listing),
        backoff);
  }

  private RunState settled(RunContext run, CreateAnswer answer) {
    if (answer instanceof CreateAnswer.Accepted accepted) {
      return search.taken(
          run,
          new TakenSnapshot(
              name, TakenSnapshot.Origin.CREATED, Snapshot.State.PENDING, accepted.at()),
          search.lastRead());
    }
    if (answer instanceof CreateAnswer.TooLate) {
      doubt.why().ifPresent(unanswered -> run.recorder().requestAbandoned());
      return search.decision().tooLate(run, search);
    }
    if (answer instanceof CreateAnswer.NotQuiesced failed) {
      return ending(run, Ending.settled(ConsistencyProblems.notQuiesced(failed.how())));
    }
    SnapshotException why = ((CreateAnswer.Failure) answer).why();
    return doubting(why).failed(run, why);
  }

  private RunState failed(RunContext run, SnapshotException why) {
    boolean hasHooks = !run.settings().hooks().isEmpty();
    if (why instanceof SnapshotException.NameTaken) {
      return NameLookup.first(run, this, why);
    }
    if (why instanceof SnapshotException.Unavailable) {
      return again(run, new Retry(why, true, CreationProblems.unanswered(why)));
    }
    if (why instanceof SnapshotException.Throttled) {
      return again(run, new Retry(why, hasHooks, CreationProblems.failed(why)));
    }
    if (why instanceof SnapshotException.InvalidState) {
      return again(run, new Retry(why, hasHooks, CreationProblems.refused(why)));
    }
    return ending(run, Ending.settled(CreationProblems.failed(why)));
  }

  /**
   * A failure after which the name is requested again.
   *
   * @param why the failure
   * @param looksFirst whether a complete listing must come first
   * @param otherwise the problem if there is no time left
   */
  private record Retry(SnapshotException why, boolean looksFirst, Problem otherwise) {}

  private RunState again(RunContext run, Retry retry) {
    return next(run, retry, RetrySchedule.afterRequest(run, this, retry.why()));
  }

  private RunState next(RunContext run, Retry retry, Optional<Duration> pause) {
    if (pause.isEmpty()) {
      return outOfTime(run, retry);
    }
    return retry.looksFirst()
        ? new DoubtCheck(later(), retry, pause.get())
        : new Request(later(), pause.get(), Optional.of(retry.why()));
  }

  /** Lists before the name is requested again. */
  private record DoubtCheck(SnapshotRequest asked, Retry retry, Duration pause)
      implements RunState.AwaitsListing {
    @Override
    public RunState listed(RunContext run, ListAnswer answer) {
      return new ListStep(run)
          .listing(answer, ListingProblems::requestNotChecked)
          .map(listing -> asked.seen(listing).checked(run, retry))
          .orElseGet(() -> asked.next(run, retry, RetrySchedule.afterListing(run, asked)));
    }

    @Override
    public Optional<Problem> unreported() {
      return Optional.of(CreationProblems.notRetried(retry.why()));
    }
  }

  private RunState checked(RunContext run, Retry retry) {
    Optional<NameAnswer> shown = new NameHolder(run, this).shown();
    if (shown.isEmpty()) {
      return new Request(this, Duration.ZERO, Optional.of(retry.why()));
    }
    if (!doubt.isAbout(retry.why())) {
      run.recorder().add(CreationProblems.nameInUse(retry.why()));
    }
    return search.decided(run, shown.get());
  }

  /**
   * The requests end without an accepted one.
   *
   * @param problem what went wrong
   * @param mayBeGranted whether the last request itself may have been accepted
   * @param isSettled whether another request would not help; otherwise, the time is up
   */
  private record Ending(Problem problem, boolean mayBeGranted, boolean isSettled) {
    static Ending settled(Problem problem) {
      return new Ending(problem, false, true);
    }
  }

  private RunState outOfTime(RunContext run, Retry retry) {
    return ending(run, new Ending(retry.otherwise(), doubt.isAbout(retry.why()), false));
  }

  /** A request that got no answer may have been accepted nevertheless, so the run lists once more before it fails. */
  private RunState ending(RunContext run, Ending ending) {
    if (doubt.why().isEmpty()) {
      return search.decided(run, failedWith(ending.problem(), ending.mayBeGranted()));
    }
    return sinceRequest.isEmpty() ? new LastLook(this, ending) : ended(run, ending);
  }

  /** Lists once more before the run stops requesting the name. */
  private record LastLook(SnapshotRequest asked, Ending ending) implements RunState.AwaitsListing {
    @Override
    public RunState listed(RunContext run, ListAnswer answer) {
      return new ListStep(run)
          .listing(answer, ListingProblems::requestNotChecked)
          .map(asked::seen)
          .orElse(asked)
          .ended(run, ending);
    }

    @Override
    public Optional<Problem> unreported() {
      return Optional.of(CreationProblems.notFound(ending.problem()));
    }
  }

  private RunState ended(RunContext run, Ending ending) {
    Optional<NameAnswer> shown = new NameHolder(run, this).shown();
    if (shown.isEmpty()) {
      return search.decided(
          run, failedWith(CreationProblems.notFound(ending.problem()), ending.mayBeGranted()));
    }
    report(run, ending, shown.get());
    return search.decided(run, shown.get());
  }

  /**
   * The final failure is reported even if it turns out that an earlier request was accepted. It is a warning if the run can
   * still create its snapshot by the next name; where another host has, nothing shows that this run could.
   */
  private void report(RunContext run, Ending ending, NameAnswer shown) {
    Problem told = CreationProblems.nameInUse(ending.problem());
    if (ending.isSettled()) {
      boolean isMended = told.kind() == Problem.Kind.CREATION_FAILED
          && search.takesNextName(run, shown)
          && search.lastRead().flatMap(search::servedBy).isEmpty();
      run.recorder().add(isMended ? told.asWarning() : told);
    } else if (!ending.mayBeGranted()) {
      run.recorder().add(told.asWarning());
    }
  }

  NameAnswer.Failed failedWith(Problem problem, boolean mayBeGranted) {
    return new NameAnswer.Failed(
        name,
        problem,
        sinceRequest,
        mayBeGranted,
        doubt.isUnanswered(),
        doubt.claim(mayBeGranted ? Claim.NAME_TAKEN : Claim.NONE),
        doubt.wasAbsent());
  }
}
