package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem.Step;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The table of outcomes, read off from what an execution was told: for one that nobody interrupted. */
final class OutcomeOracle {
  private final World world;
  private final Execution execution;
  private final SnapshotReport report;
  private final CallTrace trace;
  private final Observations evidence;
  private final ListingOracle listings;
  private final RequestOracle requests;
  private final List<Step> errors = new ArrayList<>();
  private final Set<Outcome> outcomes;
  private int errorsOfAnyStep;
  private int moreErrors;

  OutcomeOracle(World world, Execution execution, SnapshotReport report) {
    this.world = world;
    this.execution = execution;
    this.report = report;
    this.trace = execution.trace();
    this.evidence = new Observations(world, execution);
    this.listings = new ListingOracle(world, execution, report);
    this.requests = new RequestOracle(world, execution);
    this.outcomes = execution.kind() == Execution.Kind.PRUNE ? ofPruning() : ofTaking();
  }

  /** The outcomes that fit; more than one only where what a run does first decides. */
  Set<Outcome> outcomes() {
    return outcomes;
  }

  /** The steps with an error, one for each. */
  List<Step> errors() {
    return errors.stream().sorted().toList();
  }

  /** How many further errors are due, whose step does not matter. */
  int errorsOfAnyStep() {
    return errorsOfAnyStep;
  }

  /** How many errors more there may be. */
  int moreErrors() {
    return moreErrors;
  }

  private Set<Outcome> ofPruning() {
    Optional<RecordedCall> listing = trace.lastListing();
    if (listing.isEmpty()) {
      return failed(Step.LISTING);
    }
    failedSinceTheNewest(trace.all().stream()
        .flatMap(call -> call.listing().stream())
        .findFirst()
        .orElseThrow());
    return pruned();
  }

  private Set<Outcome> ofTaking() {
    Optional<RecordedCall> deciding = evidence.deciding();
    if (deciding.isPresent()) {
      Listing before = deciding.get().listing().get();
      boolean isBlocked = pending(deciding.get(), before);
      boolean isSkipped =
          isBlocked || listings.isBehind(before) || listings.isOver(deciding.get(), before);
      failedSinceTheNewest(before);
      if (isSkipped) {
        moreErrors = errors.size();
        return EnumSet.of(Outcome.SKIPPED);
      }
    }
    for (int i = 0; i < execution.hooks().failures(); i++) {
      errors.add(Step.CONSISTENCY);
    }
    if (report.snapshot().isEmpty()) {
      if (execution.hooks().forbidSnapshot()) {
        moreErrors++;
      } else {
        errorsOfAnyStep += requests.isRefusedAndHeld() ? 2 : 1;
      }
      return EnumSet.of(Outcome.FAILED);
    }
    if (deciding.isEmpty()) {
      if (report.outcome() == Outcome.FAILED && !isLastListingGood()) {
        return failed(Step.LISTING);
      }
      Optional<RecordedCall> afterwards = firstAfterCreation();
      if (afterwards.isEmpty()) {
        return failed(Step.LISTING);
      }
      Listing listing = listings.withoutCreated(
          report.snapshot().get(), afterwards.get().listing().get());
      failedSinceTheNewest(listing);
      boolean unused = pending(afterwards.get(), listing);
    }
    requested(report.snapshot().get());
    if (execution.kind() == Execution.Kind.RUN) {
      return waited(report.snapshot().get());
    }
    return switch (report.snapshot().get().state()) {
      case ERROR -> failed(Step.WAITING);
      case UNKNOWN -> unverified();
      case PENDING, AVAILABLE -> atBest();
    };
  }

  private void requested(TakenSnapshot own) {
    if (requests.isConsistencyInDoubt(own.name())) {
      boolean mayGoUntold = own.state() == State.ERROR;
      moreErrors += mayGoUntold ? 1 : 0;
      errorsOfAnyStep += mayGoUntold ? 0 : 1;
    }
    if (requests.dependsOnTheMoment(own.name())) {
      moreErrors++;
    } else {
      RequestOracle.Replacement replacement = requests.replacement(own);
      errorsOfAnyStep += replacement.due();
      moreErrors += replacement.possible();
    }
  }

  private void failedSinceTheNewest(Listing listing) {
    errorsInTheListing(listings.failedSinceTheNewest(listing));
  }

  /** Whether another snapshot is pending that is new enough to be waited for. */
  private boolean pending(RecordedCall call, Listing listing) {
    ListingOracle.Pending pending = listings.pending(call, listing);
    errorsInTheListing(pending.stuck());
    return pending.isYoung();
  }

  private void errorsInTheListing(int count) {
    errors.addAll(Collections.nCopies(count, Step.LISTING));
  }

  private Set<Outcome> unverified() {
    errors.add(Step.WAITING);
    return atBest();
  }

  /** Whether the account was looked at once more when the snapshot was made. */
  private boolean isLastListingGood() {
    return trace.last().filter(last -> last.listing().isPresent()).isPresent();
  }

  /** The listing that takes the place of a failed first one. */
  private Optional<RecordedCall> firstAfterCreation() {
    return CallTrace.lastListing(trace.beforeTaken())
        .or(() -> trace.all().stream()
            .skip(trace.beforeTaken().size())
            .findFirst()
            .filter(call -> call.listing().isPresent()));
  }

  private Set<Outcome> waited(TakenSnapshot reported) {
    TakenSnapshot own = trace.lastSeenBeforePruning(reported);
    Optional<Listing> last =
        CallTrace.lastListing(trace.beforePruning()).flatMap(RecordedCall::listing);
    if (own.state() == State.ERROR) {
      return failed(Step.WAITING);
    }
    if (last.filter(listing -> showsUnreadable(listing, own.name())).isPresent()
        || own.state() == State.UNKNOWN) {
      moreErrors++;
      return EnumSet.of(Outcome.DEGRADED, Outcome.FAILED);
    }
    if (trace.isMissedSince(own.name()).isPresent()) {
      errorsOfAnyStep++;
      boolean isGone =
          trace.isMissedSince(own.name()).get().compareTo(JobPlan.LEAST_PATIENCE.plusSeconds(1))
              > 0;
      return isGone ? EnumSet.of(Outcome.FAILED) : EnumSet.of(Outcome.FAILED, Outcome.DEGRADED);
    }
    if (own.state() == State.AVAILABLE || !world.plan().waits()) {
      return pruned();
    }
    errors.add(Step.WAITING);
    boolean isListed =
        last.flatMap(listing -> CallTrace.find(listing, own.name())).isPresent();
    return isListed ? pruned() : atBest();
  }

  private static boolean showsUnreadable(Listing listing, String name) {
    return listing.unreadable().stream().anyMatch(item -> item.name().equals(name));
  }

  private Set<Outcome> pruned() {
    for (int i = 0; i < execution.policy().failures(); i++) {
      errors.add(Step.PLANNING);
    }
    if (execution.policy().failures() == 0 && isAboveTheCeiling()) {
      errors.add(Step.PLANNING);
    }
    for (RecordedCall call : trace.sincePruning()) {
      boolean gone =
          call.failure().filter(SnapshotException.NotFound.class::isInstance).isPresent();
      if (!call.succeeded() && !gone) {
        errors.add(call.is(CallKind.LIST) ? Step.LISTING : Step.DELETION);
      }
    }
    if (trace.showsThatOwnIsLost(report.snapshot().map(TakenSnapshot::name))) {
      errorsOfAnyStep++;
    }
    return atBest();
  }

  /** What it deleted and still would, together. */
  boolean isAboveTheCeiling() {
    Set<String> names = new HashSet<>();
    trace.of(CallKind.DELETE).forEach(call -> names.add(call.name()));
    report.plan().ifPresent(plan -> plan.deletions().forEach(doomed -> names.add(doomed.name())));
    return world.plan().ceiling().isPresent()
        && names.size() > world.plan().ceiling().getAsInt();
  }

  private Set<Outcome> failed(Step step) {
    errors.add(step);
    return EnumSet.of(Outcome.FAILED);
  }

  private Set<Outcome> atBest() {
    if (!errors.isEmpty() || errorsOfAnyStep > 0) {
      return EnumSet.of(Outcome.DEGRADED);
    }
    return moreErrors == 0
        ? EnumSet.of(Outcome.SUCCEEDED)
        : EnumSet.of(Outcome.SUCCEEDED, Outcome.DEGRADED);
  }
}
