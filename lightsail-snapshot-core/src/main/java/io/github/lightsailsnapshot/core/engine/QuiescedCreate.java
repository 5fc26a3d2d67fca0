package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.spi.ConsistencyHook;
import io.github.lightsailsnapshot.core.time.TimeLimiter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Requests a snapshot while the source is quiesced. The hook after the snapshot runs once for each call of the hook
 * before it, as soon as the request is answered, even if the run is interrupted.
 */
final class QuiescedCreate {
  private final RunContext run;
  private final RunClient client;
  private final HookSettings hooks;
  private final TimeLimiter limiter;

  QuiescedCreate(RunContext run, RunClient client) {
    this.run = run;
    this.client = client;
    this.hooks = run.settings().hooks();
    this.limiter = TimeLimiter.of(run.settings().threads());
  }

  /**
   * Makes one request. Whether it is too late is checked last, right before the request. The time since the request was
   * due does not count as waiting for the snapshot.
   */
  CreateAnswer create(String name, BooleanSupplier isTooLate, long due)
      throws InterruptedException {
    run.deadline().stopIfOver();
    if (!hooks.isEmpty()) {
      client.awaitTurn();
    }
    Answer answer;
    Duration before = Duration.ZERO;
    Duration after = Duration.ZERO;
    try {
      Duration queued = run.time().since(due);
      long begin = run.time().nanos();
      Optional<String> notQuiesced = quiesce();
      before = hooks.before().isPresent() ? queued.plus(run.time().since(begin)) : queued;
      answer = notQuiesced.isPresent()
          ? hooked -> new CreateAnswer.NotQuiesced(notQuiesced.get(), hooked)
          : request(name, isTooLate);
    } finally {
      after = release();
    }
    return answer.after(before.plus(after));
  }

  /** An answer that does not yet include the time that does not count. */
  private interface Answer {
    CreateAnswer after(Duration uncounted);
  }

  private Answer request(String name, BooleanSupplier isTooLate) throws InterruptedException {
    if (isTooLate.getAsBoolean()) {
      return CreateAnswer.TooLate::new;
    }
    Instant asked = run.clock().instant();
    try {
      Optional<Instant> accepted = run.client().create(name);
      accepted.ifPresent(served -> run.clock().compare(served, asked));
      return hooked -> new CreateAnswer.Accepted(accepted, hooked);
    } catch (SnapshotException failed) {
      return hooked -> new CreateAnswer.Failure(failed, hooked);
    }
  }

  /** How the hook before the snapshot failed, if the job does not allow crash-consistent snapshots. */
  private Optional<String> quiesce() throws InterruptedException {
    if (hooks.before().isEmpty()) {
      return Optional.empty();
    }
    ConsistencyHook hook = hooks.before().get();
    Optional<String> failure =
        ForeignCode.failure(limiter.start(() -> called(hook)).await(hooks.timeout()));
    if (failure.isEmpty() || !hooks.allowsCrashConsistent()) {
      return failure;
    }
    run.recorder().add(ConsistencyProblems.crashConsistent(failure.get()));
    return Optional.empty();
  }

  private Duration release() {
    if (hooks.after().isEmpty()) {
      return Duration.ZERO;
    }
    ConsistencyHook hook = hooks.after().get();
    Optional<Long> begin = read(run.time()::nanos);
    Duration timeout =
        read(() -> run.deadline().ofHookAfter(hooks.timeout())).orElse(hooks.timeout());
    ForeignCode.failure(limiter.start(() -> called(hook)).awaitUninterruptibly(timeout))
        .ifPresent(failure -> run.recorder().add(ConsistencyProblems.notReleased(failure)));
    return begin.map(run.time()::since).orElse(Duration.ZERO);
  }

  /** Reads the time. A time source that fails must not prevent the hook after the snapshot. */
  private static <T> Optional<T> read(Supplier<T> time) {
    try {
      return Optional.of(time.get());
    } catch (Throwable broken) {
      ForeignCode.keepInterruption(broken);
      return Optional.empty();
    }
  }

  private static ConsistencyHook called(ConsistencyHook hook) throws Exception {
    hook.run();
    return hook;
  }
}
