package io.github.lightsailsnapshot.notify;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.notify.retry.RetryBudget;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Combines notifiers and restricts them to certain reports. The notifiers that it returns are as thread-safe as their
 * parts.
 */
public final class Notifiers {
  private Notifiers() {}

  /**
   * Combines several notifiers into one, which is named by its parts. They are called in parallel, each on a separate
   * thread, so that one that throws an exception or hangs does not affect the others. If any fail, an exception is
   * thrown at the end whose message names each of them and whose suppressed exceptions are theirs. A notifier that has
   * not finished after 14 seconds is interrupted and counts as failed.
   *
   * @param notifiers at least one
   * @return the notifier
   * @throws IllegalArgumentException if there are no notifiers
   */
  public static Notifier all(Notifier... notifiers) {
    return new CompositeNotifier(parts(notifiers), RetryBudget.LIMIT);
  }

  /**
   * Combines several notifiers into one, like {@link #all(Notifier...)}, with a thread factory, for example one that
   * copies thread-local context.
   *
   * @param threads creates a new thread for each notifier; it is called on the thread on which the job calls the
   *     combination
   * @param notifiers at least one
   * @return the notifier
   * @throws IllegalArgumentException if there are no notifiers
   */
  public static Notifier allOn(ThreadFactory threads, Notifier... notifiers) {
    return new CompositeNotifier(
        parts(notifiers), RetryBudget.LIMIT, Objects.requireNonNull(threads, "threads"));
  }

  private static List<Notifier> parts(Notifier... notifiers) {
    List<Notifier> parts = List.of(notifiers);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("There are no notifiers to combine: give at least one");
    }
    return parts.stream().flatMap(Notifiers::parts).toList();
  }

  /** Flattens nested combinations, so that all parts share one limit and each failure has its own name. */
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
   * Restricts a notifier to runs that need attention: {@link Outcome#FAILED} or {@link Outcome#DEGRADED}. It excludes
   * {@link Outcome#SKIPPED}, because then another run is still in progress and sends its own report; if that run is
   * stuck, a later run is degraded. To include skipped runs, use {@link #when}.
   *
   * @param notifier the notifier
   * @return the notifier
   */
  public static Notifier onFailure(Notifier notifier) {
    return when(
        report -> report.outcome() == Outcome.FAILED || report.outcome() == Outcome.DEGRADED,
        notifier);
  }

  /**
   * Restricts a notifier to reports that satisfy a condition. If the condition throws an exception, the notifier counts
   * as failed.
   *
   * @param condition the condition; evaluated for each report and, in a combination, for each notifier that it guards
   * @param notifier the notifier
   * @return the notifier
   */
  public static Notifier when(Predicate<? super RunReport> condition, Notifier notifier) {
    return new ConditionalNotifier(
        Objects.requireNonNull(condition, "condition"),
        Objects.requireNonNull(notifier, "notifier"));
  }
}
