package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.Listing;
import io.github.lightsailsnapshot.core.Outcome;
import io.github.lightsailsnapshot.core.OwnSnapshot;
import io.github.lightsailsnapshot.core.Problem.Step;
import io.github.lightsailsnapshot.core.SnapshotException;
import io.github.lightsailsnapshot.core.SnapshotReport;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The table of outcomes, read off from what an execution was told: for one that nobody interrupted. */
final class Table {
  private final World world;
  private final Execution execution;
  private final SnapshotReport report;
  private final Trace trace;
  private final Evidence evidence;
  private final List<Step> errors = new ArrayList<>();
  private final Outcome outcome;
  private boolean prunes;

  Table(World world, Execution execution, SnapshotReport report) {
    this.world = world;
    this.execution = execution;
    this.report = report;
    this.trace = execution.trace();
    this.evidence = new Evidence(world, execution);
    this.outcome = execution.kind() == Execution.Kind.PRUNE ? ofPruning() : ofTaking();
  }

  Outcome outcome() {
    return outcome;
  }

  /** The steps with an error, one for each. */
  List<Step> errors() {
    return errors.stream().sorted().toList();
  }

  /** Whether it comes to a plan. */
  boolean prunes() {
    return prunes;
  }

  private Outcome ofPruning() {
    if (evidence.before().isEmpty()) {
      return failed(Step.LISTING);
    }
    failedSinceTheNewest(evidence.before().get());
    return pruned();
  }

  private Outcome ofTaking() {
    Optional<Listing> before = evidence.before();
    if (before.isPresent()) {
      failedSinceTheNewest(before.get());
      if (pending(trace.all().get(0), before.get())) {
        return Outcome.SKIPPED;
      }
    }
    for (int i = 0; i < execution.hooks().failures(); i++) {
      errors.add(Step.CONSISTENCY);
    }
    if (report.own().isEmpty()) {
      return execution.hooks().forbidSnapshot() ? Outcome.FAILED : failed(Step.CREATION);
    }
    if (before.isEmpty()) {
      Optional<Exchange> afterwards = firstAfterCreation();
      if (afterwards.isEmpty()) {
        return failed(Step.LISTING);
      }
      Listing listing =
          withoutCreated(report.own().get(), afterwards.get().listing().get());
      failedSinceTheNewest(listing);
      boolean unused = pending(afterwards.get(), listing);
    }
    if (execution.kind() == Execution.Kind.RUN) {
      return waited(execution.trace().lastSeenBeforePruning(report.own().get()));
    }
    return report.own().get().state() == State.ERROR ? failed(Step.WAITING) : atBest();
  }

  /** The listing that takes the place of a failed first one. */
  private Optional<Exchange> firstAfterCreation() {
    return Trace.lastListing(trace.beforeTaken())
        .or(() -> trace.all().stream()
            .skip(trace.beforeTaken().size())
            .findFirst()
            .filter(call -> call.listing().isPresent()));
  }

  /** What was there before the run; a snapshot that it found in its slot was there, as far as it knows. */
  private Listing withoutCreated(OwnSnapshot own, Listing listing) {
    boolean isNew =
        own.origin() == OwnSnapshot.Origin.CREATED || world.plan().slot().isEmpty();
    List<Snapshot> others = listing.snapshots().stream()
        .filter(snapshot -> !isNew || !snapshot.name().equals(own.name()))
        .toList();
    return new Listing(others, listing.unreadable(), listing.servedAt());
  }

  private void failedSinceTheNewest(Listing listing) {
    List<Snapshot> own = trace.own(listing);
    Instant newest = own.stream()
        .filter(Snapshot::isAvailable)
        .map(Snapshot::createdAt)
        .findFirst()
        .orElse(Instant.MIN);
    own.stream()
        .filter(
            snapshot -> snapshot.state() == State.ERROR && snapshot.createdAt().isAfter(newest))
        .forEach(failed -> errors.add(Step.LISTING));
  }

  /** Whether another one is pending; those that are stuck are errors. */
  private boolean pending(Exchange call, Listing listing) {
    Instant now = listing.servedAt().orElse(call.hostClock());
    boolean young = false;
    for (Snapshot snapshot : trace.own(listing)) {
      if (snapshot.state() != State.PENDING || evidence.isOfSlot(snapshot.name())) {
        continue;
      }
      Duration age = Duration.between(snapshot.createdAt(), now);
      if (age.compareTo(world.plan().stuckAfter()) >= 0) {
        errors.add(Step.LISTING);
      } else {
        young = true;
      }
    }
    return young;
  }

  private Outcome waited(OwnSnapshot own) {
    if (own.state() == State.ERROR) {
      return failed(Step.WAITING);
    }
    if (own.state() == State.AVAILABLE || !world.plan().waits()) {
      return pruned();
    }
    errors.add(Step.WAITING);
    boolean isListed = Trace.lastListing(trace.beforePruning())
        .flatMap(call -> Trace.find(call.listing().get(), own.name()))
        .isPresent();
    return isListed ? pruned() : atBest();
  }

  private Outcome pruned() {
    prunes = true;
    for (int i = 0; i < execution.policy().failures(); i++) {
      errors.add(Step.PLANNING);
    }
    if (execution.policy().failures() == 0 && isAboveTheCeiling()) {
      errors.add(Step.PLANNING);
    }
    for (Exchange call : trace.sincePruning()) {
      boolean gone =
          call.failure().filter(SnapshotException.NotFound.class::isInstance).isPresent();
      if (!call.succeeded() && !gone) {
        errors.add(call.is(Verb.LIST) ? Step.LISTING : Step.DELETION);
      }
    }
    if (trace.showsThatOwnIsLost(report.own().map(OwnSnapshot::name))) {
      errors.add(Step.WAITING);
    }
    return atBest();
  }

  /** What it deleted and still would, together. */
  boolean isAboveTheCeiling() {
    Set<String> names = new HashSet<>();
    trace.of(Verb.DELETE).forEach(call -> names.add(call.name()));
    report.plan().ifPresent(plan -> plan.deletions().forEach(doomed -> names.add(doomed.name())));
    return world.plan().ceiling().isPresent()
        && names.size() > world.plan().ceiling().getAsInt();
  }

  private Outcome failed(Step step) {
    errors.add(step);
    return Outcome.FAILED;
  }

  private Outcome atBest() {
    return errors.isEmpty() ? Outcome.SUCCEEDED : Outcome.DEGRADED;
  }
}
