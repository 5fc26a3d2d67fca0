package io.github.lightsailsnapshot.core;

import io.github.lightsailsnapshot.core.Problem.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Asks for a snapshot while the source is at rest. The hook that lets the source go on always runs, once for each time that the
 * first one was begun, as soon as the request is answered; also when the run is interrupted.
 */
final class QuiescedCreate {
  private final RunContext run;
  private final HookSettings hooks;
  private final TimeLimiter limiter;
  private Duration timeOfHooks = Duration.ZERO;

  QuiescedCreate(RunContext run) {
    this.run = run;
    this.hooks = run.settings().hooks();
    this.limiter = new TimeLimiter(run.settings().threads(), hooks.limit());
  }

  /** The source could not be brought to rest, and the host wants no snapshot without. */
  static final class QuiesceFailed extends Exception {
    private static final long serialVersionUID = 1L;

    QuiesceFailed(String message) {
      super(message);
    }
  }

  boolean hasHooks() {
    return hooks.before().isPresent() || hooks.after().isPresent();
  }

  /** How long the hooks of this run have taken so far, by the ticker. */
  Duration timeOfHooks() {
    return timeOfHooks;
  }

  /** It became too late to ask, while the source was brought to rest for instance. */
  static final class TooLate extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** When the snapshot was accepted, if the service tells. Whether it is too late is asked last, right before the request. */
  Optional<Instant> create(String name, BooleanSupplier isTooLate)
      throws InterruptedException, QuiesceFailed, TooLate {
    ForeignCode.stopIfInterrupted();
    try {
      bringToRest();
      if (isTooLate.getAsBoolean()) {
        throw new TooLate();
      }
      Instant asked = run.clock().instant();
      Optional<Instant> accepted = run.client().create(name);
      accepted.ifPresent(served -> run.clock().compare(served, asked));
      return accepted;
    } finally {
      letGoOn();
    }
  }

  private void bringToRest() throws InterruptedException, QuiesceFailed {
    if (hooks.before().isEmpty()) {
      return;
    }
    ConsistencyHook hook = hooks.before().get();
    long begin = run.ticker().nanos();
    Optional<String> failure;
    try {
      failure = limiter.failure(() -> called(hook));
    } finally {
      timeOfHooks = timeOfHooks.plus(run.ticker().since(begin));
    }
    if (failure.isEmpty()) {
      return;
    }
    String message = "The hook before the snapshot " + failure.get();
    if (!hooks.goOnWithout()) {
      throw new QuiesceFailed(message);
    }
    run.recorder()
        .error(
            Step.CONSISTENCY,
            message,
            "The snapshot is crash-consistent only, as the job is set to go on without.");
  }

  private void letGoOn() {
    if (hooks.after().isEmpty()) {
      return;
    }
    ConsistencyHook hook = hooks.after().get();
    long begin = run.ticker().nanos();
    limiter
        .failureUninterrupted(() -> called(hook))
        .ifPresent(failure -> run.recorder()
            .error(
                Step.CONSISTENCY,
                "The hook after the snapshot " + failure,
                "Check that what it was to release is released. The snapshot is not affected."));
    timeOfHooks = timeOfHooks.plus(run.ticker().since(begin));
  }

  private static ConsistencyHook called(ConsistencyHook hook) throws Exception {
    hook.run();
    return hook;
  }
}
