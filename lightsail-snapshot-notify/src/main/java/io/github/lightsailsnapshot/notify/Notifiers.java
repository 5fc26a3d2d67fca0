package io.github.lightsailsnapshot.notify;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.notify.retry.RetryBudget;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Combines notifiers, and lets them through only when somebody wants to hear. What it makes is as thread-safe as its parts. */
public final class Notifiers {
  private Notifiers() {}

  /**
   * All of several, as one, which is named by its parts. They are told at the same time, each on a thread of its own, so that one that throws or hangs
   * keeps the report from no other. The failures are thrown together at the end, in a message that names each, with the
   * exceptions as suppressed ones. What has not ended after 14 seconds is interrupted and counts as failed.
   *
   * @param notifiers at least one
   * @return the notifier
   * @throws IllegalArgumentException if there is none
   */
  public static Notifier all(Notifier... notifiers) {
    return new CompositeNotifier(parts(notifiers), RetryBudget.LIMIT);
  }

  /**
   * {@link #all(Notifier...)} with threads of the host's, such as ones that know what the thread of the run knows.
   *
   * @param threads makes a new thread for each notifier; it is asked on the thread on which the job calls the combination
   * @param notifiers at least one
   * @return the notifier
   * @throws IllegalArgumentException if there is none
   */
  public static Notifier allOn(ThreadFactory threads, Notifier... notifiers) {
    return new CompositeNotifier(
        parts(notifiers), RetryBudget.LIMIT, Objects.requireNonNull(threads, "threads"));
  }

  private static List<Notifier> parts(Notifier... notifiers) {
    List<Notifier> parts = List.of(notifiers);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException(
          "All of no notifiers would tell nobody: name at least one");
    }
    return parts.stream().flatMap(Notifiers::parts).toList();
  }

  /** The parts of a part too, so that they share one limit and each failure has its own name. */
  private static Stream<Notifier> parts(Notifier notifier) {
    if (notifier instanceof CompositeNotifier together) {
      return together.parts().stream();
    }
    return notifier instanceof ConditionalNotifier sometimes
        ? parts(sometimes.notifier())
            .map(part -> new ConditionalNotifier(sometimes.condition(), part))
        : Stream.of(notifier);
  }

  /**
   * Only when a run needs a look: {@link Outcome#FAILED} or {@link Outcome#DEGRADED}. {@link Outcome#SKIPPED} is neither:
   * it leaves the work to a run that is still going on and reports itself, and if that one is stuck, the next run is degraded.
   * To hear of those too, use {@link #when}.
   *
   * @param notifier whom to tell
   * @return the notifier
   */
  public static Notifier onFailure(Notifier notifier) {
    return when(
        report -> report.outcome() == Outcome.FAILED || report.outcome() == Outcome.DEGRADED,
        notifier);
  }

  /**
   * Only about the reports that somebody wants to hear of. A condition that throws counts as a failure of the notifier.
   *
   * @param condition which reports; asked for each, and once for each of several that it guards in a combination
   * @param notifier whom to tell
   * @return the notifier
   */
  public static Notifier when(Predicate<? super SnapshotReport> condition, Notifier notifier) {
    return new ConditionalNotifier(
        Objects.requireNonNull(condition, "condition"),
        Objects.requireNonNull(notifier, "notifier"));
  }
}
