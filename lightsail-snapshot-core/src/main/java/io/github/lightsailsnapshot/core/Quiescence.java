package io.github.lightsailsnapshot.core;

import io.github.lightsailsnapshot.core.Problem.Step;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks for a snapshot while the source is at rest. The hook that lets the source go on always runs, once for each time that the
 * first one was begun, as soon as the request is answered; also when the run is interrupted.
 */
final class Quiescence {
  private final Account account;
  private final HookSettings hooks;
  private final Journal journal;

  Quiescence(Account account, HookSettings hooks, Journal journal) {
    this.account = account;
    this.hooks = hooks;
    this.journal = journal;
  }

  /** The source could not be brought to rest, and the host wants no snapshot without. */
  static final class NotAtRest extends Exception {
    private static final long serialVersionUID = 1L;

    NotAtRest(String message) {
      super(message);
    }
  }

  /** When the snapshot was accepted, if the service tells. */
  Optional<Instant> create(String name) throws InterruptedException, NotAtRest {
    Account.stopIfInterrupted();
    try {
      bringToRest();
      return account.create(name);
    } finally {
      letGoOn();
    }
  }

  private void bringToRest() throws InterruptedException, NotAtRest {
    Optional<String> failure = hooks.before().isPresent()
        ? started("before", hooks.before().get()).failure()
        : Optional.empty();
    if (failure.isEmpty()) {
      return;
    }
    String message = "The hook before the snapshot " + failure.get();
    if (!hooks.goOnWithout()) {
      throw new NotAtRest(message);
    }
    journal.error(
        Step.CONSISTENCY,
        message,
        "The snapshot is crash-consistent only, as the job is set to go on without.");
  }

  private void letGoOn() {
    hooks
        .after()
        .flatMap(hook -> started("after", hook).failureUninterrupted())
        .ifPresent(failure -> journal.error(
            Step.CONSISTENCY,
            "The hook after the snapshot " + failure,
            "See that what it was to release is released. The snapshot is not affected."));
  }

  private Bounded started(String name, ConsistencyHook hook) {
    return Bounded.start(
        "hook-" + name,
        () -> {
          hook.run();
          return hook;
        },
        hooks.limit());
  }
}
