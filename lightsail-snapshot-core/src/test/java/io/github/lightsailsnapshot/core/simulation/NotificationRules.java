package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.simulation.Recipients.Ear;
import io.github.lightsailsnapshot.core.simulation.Recipients.Manners;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Everybody is told once, the same, and who could not be told is named. */
final class NotificationRules {
  private static final String TOO_LONG = "did not end within";

  private final World world;
  private final Execution execution;
  private final SnapshotReport report;
  private final List<Ear> ears;

  NotificationRules(World world, Execution execution, SnapshotReport report) {
    this.world = world;
    this.execution = execution;
    this.report = report;
    this.ears = execution.recipients().ears();
  }

  void check() {
    boolean somebodyHangs = ears.stream().anyMatch(ear -> ear.manners() == Manners.HANGS);
    for (Ear ear : ears) {
      boolean toldOnce = ear.heard().size() == (ear.refused() ? 0 : 1)
          || (somebodyHangs && ear.heard().isEmpty());
      require(toldOnce, () -> ear.manners() + " was told " + ear.heard().size() + " times");
      ear.heard()
          .forEach(
              heard -> require(isTheSame(heard), () -> "told " + heard + ", returned " + report));
    }
    require(
        areAllNoted() || (somebodyHangs && isTooLongNoted()),
        () -> "noted " + undelivered() + ", not " + expected());
    long noted = report.warnings().stream()
        .filter(problem -> problem.kind() == Problem.Kind.LISTENER_FAILED)
        .mapToInt(Problem::count)
        .sum();
    int failures = execution.recipients().listenerFailures();
    world.require(
        noted <= failures && (noted > 0 || failures == 0),
        Invariant.EVERY_FAILURE_REPORTED,
        () -> failures + " failures of a listener, noted " + noted);
  }

  /** What was told is what is returned, what came of telling aside. */
  private boolean isTheSame(SnapshotReport heard) {
    return heard.undelivered().isEmpty()
        && Stream.of(SnapshotReport.class.getRecordComponents())
            .filter(component -> !component.getName().equals("undelivered"))
            .allMatch(component -> valueIn(heard, component).equals(valueIn(report, component)));
  }

  private static Object valueIn(SnapshotReport told, RecordComponent component) {
    try {
      return component.getAccessor().invoke(told);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private List<String> undelivered() {
    return report.undelivered().stream().map(Problem::message).toList();
  }

  private List<String> expected() {
    return ears.stream()
        .filter(ear -> ear.refused() || ear.manners() != Manners.LISTENS)
        .map(ear ->
            ear.refused() ? "unable to create native thread" : ear.manners().noted())
        .toList();
  }

  private boolean areAllNoted() {
    List<String> undelivered = undelivered();
    List<String> expected = expected();
    return undelivered.size() == expected.size()
        && IntStream.range(0, expected.size())
            .allMatch(i -> undelivered.get(i).startsWith("Ear ")
                && undelivered.get(i).contains(expected.get(i)));
  }

  /** Real time is at work here, so that on a machine that is very busy others may seem to hang as well. */
  private boolean isTooLongNoted() {
    return undelivered().stream().anyMatch(message -> message.contains(TOO_LONG));
  }

  private void require(boolean condition, Supplier<String> details) {
    world.require(condition, Invariant.EVERYBODY_TOLD, details);
  }
}
