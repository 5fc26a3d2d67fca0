package io.github.lightsailsnapshot.core.simulation;

import static io.github.lightsailsnapshot.core.simulation.Rule.ACCEPTED_FIRST;
import static io.github.lightsailsnapshot.core.simulation.Rule.AT_REST;
import static io.github.lightsailsnapshot.core.simulation.Rule.EVERYBODY_TOLD;
import static io.github.lightsailsnapshot.core.simulation.Rule.LAST_RECOVERY_POINT;
import static io.github.lightsailsnapshot.core.simulation.Rule.ONE_A_SLOT;
import static io.github.lightsailsnapshot.core.simulation.Rule.ONLY_ITS_OWN;
import static io.github.lightsailsnapshot.core.simulation.Rule.ON_A_COMPLETE_LISTING;
import static io.github.lightsailsnapshot.core.simulation.Rule.OUTCOME;
import static io.github.lightsailsnapshot.core.simulation.Rule.SLOT_RESUMED;

import io.github.lightsailsnapshot.core.Outcome;
import io.github.lightsailsnapshot.core.SnapshotClient;
import io.github.lightsailsnapshot.core.SnapshotReport;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Mistakes that such jobs are known to make, and the rule that each breaks. */
@SuppressWarnings("ImmutableEnumChecker") // Functions without state.
enum KnownMistake implements Mistake {
  SKIPS_THE_SOURCE_CHECK(ONLY_ITS_OWN, MistakenClients::withoutSourceCheck),
  TAKES_THE_PREFIX_FOR_THE_GRAMMAR(ONLY_ITS_OWN, MistakenClients::byPrefix),
  DELETES_BEFORE_IT_IS_ACCEPTED(ACCEPTED_FIRST, MistakenClients::deletingFirst),
  COUNTS_PENDING_AND_FAILED_AS_GOOD(LAST_RECOVERY_POINT, MistakenClients::countingEverything),
  IGNORES_THAT_A_LISTING_IS_INCOMPLETE(ON_A_COMPLETE_LISTING, MistakenClients::onHalfAListing),
  STOPS_AT_THE_FIRST_FAILED_DELETION(OUTCOME, MistakenClients::stoppingAtAFailure),
  DOES_NOT_RESUME_A_SLOT(ONE_A_SLOT, MistakenClients::withoutResuming),
  TAKES_A_LOST_REPLY_FOR_A_FAILURE(SLOT_RESUMED, MistakenClients::withoutLookingUp),
  TAKES_A_NOTIFIER_FAILURE_FOR_A_FAILED_RUN(EVERYBODY_TOLD, KnownMistake::failedIfUntold),
  HAS_NO_GUARD(LAST_RECOVERY_POINT, MistakenClients::withoutGuard),
  KEEPS_THE_SOURCE_AT_REST(AT_REST, MistakenClients::verifyingAtRest);

  private final Rule broken;
  private final BiFunction<SnapshotClient, World, SnapshotClient> client;
  private final UnaryOperator<SnapshotReport> report;

  KnownMistake(Rule broken, BiFunction<SnapshotClient, World, SnapshotClient> client) {
    this.broken = broken;
    this.client = client;
    this.report = UnaryOperator.identity();
  }

  KnownMistake(Rule broken, UnaryOperator<SnapshotReport> report) {
    this.broken = broken;
    this.client = (region, world) -> region;
    this.report = report;
  }

  private static SnapshotReport failedIfUntold(SnapshotReport told) {
    return told.undelivered().isEmpty()
        ? told
        : new SnapshotReport(
            told.kind(),
            told.where(),
            told.source(),
            told.basename(),
            Outcome.FAILED,
            told.interrupted(),
            told.own(),
            told.plan(),
            told.deletions(),
            told.problems(),
            told.undelivered(),
            told.startedAt(),
            told.finishedAt());
  }

  Rule broken() {
    return broken;
  }

  @Override
  public SnapshotClient client(SnapshotClient region, World world) {
    return client.apply(region, world);
  }

  @Override
  public SnapshotReport report(SnapshotReport told) {
    return report.apply(told);
  }
}
