package io.github.lightsailsnapshot.core.simulation;

import static io.github.lightsailsnapshot.core.simulation.Invariant.ACCEPTED_FIRST;
import static io.github.lightsailsnapshot.core.simulation.Invariant.AGE_BY_THE_SERVICE;
import static io.github.lightsailsnapshot.core.simulation.Invariant.AT_REST;
import static io.github.lightsailsnapshot.core.simulation.Invariant.DEADLINE;
import static io.github.lightsailsnapshot.core.simulation.Invariant.EVERYBODY_TOLD;
import static io.github.lightsailsnapshot.core.simulation.Invariant.LAST_LOOK;
import static io.github.lightsailsnapshot.core.simulation.Invariant.LAST_RECOVERY_POINT;
import static io.github.lightsailsnapshot.core.simulation.Invariant.NAME_ONCE;
import static io.github.lightsailsnapshot.core.simulation.Invariant.NAME_STAYS;
import static io.github.lightsailsnapshot.core.simulation.Invariant.NOTHING_THE_POLICY_KEEPS;
import static io.github.lightsailsnapshot.core.simulation.Invariant.ONE_A_SLOT;
import static io.github.lightsailsnapshot.core.simulation.Invariant.ONE_REPORT;
import static io.github.lightsailsnapshot.core.simulation.Invariant.ONLY_ITS_OWN;
import static io.github.lightsailsnapshot.core.simulation.Invariant.ON_A_COMPLETE_LISTING;
import static io.github.lightsailsnapshot.core.simulation.Invariant.OUTCOME;
import static io.github.lightsailsnapshot.core.simulation.Invariant.PATIENCE;
import static io.github.lightsailsnapshot.core.simulation.Invariant.SAME_NAME;
import static io.github.lightsailsnapshot.core.simulation.Invariant.SLOT_OF_THE_SCHEDULER;
import static io.github.lightsailsnapshot.core.simulation.Invariant.SLOT_OF_THE_SERVICE;
import static io.github.lightsailsnapshot.core.simulation.Invariant.SLOT_RESUMED;

import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
  DOES_NOT_RESUME_A_SLOT(SLOT_RESUMED, MistakenClients::withoutResuming),
  TAKES_A_LOST_REPLY_FOR_A_FAILURE(SLOT_RESUMED, MistakenClients::withoutLookingUp),
  TAKES_A_NOTIFIER_FAILURE_FOR_A_FAILED_RUN(EVERYBODY_TOLD, KnownMistake::failedIfUntold),
  HAS_NO_GUARD(LAST_RECOVERY_POINT, MistakenClients::withoutGuard),
  KEEPS_THE_SOURCE_AT_REST(AT_REST, MistakenClients::verifyingAtRest),
  TAKES_AN_EMPTY_PAGE_FOR_ALL(OUTCOME, MistakenProtocols::onAnEmptyPage),
  ASKS_UNDER_A_NEW_NAME_AFTER_NO_ANSWER(SAME_NAME, MistakenProtocols::underANewName),
  DELETES_WHAT_MAY_STILL_BE_ASKED_FOR(NAME_STAYS, MistakenProtocols::withoutLocks),
  ASKS_TWICE(ONE_A_SLOT, MistakenProtocols::askingTwice),
  USES_A_NAME_TWICE(NAME_ONCE, MistakenProtocols::withTheNameOfAFailedOne),
  TAKES_THE_SLOT_OF_THE_HOSTS_CLOCK(SLOT_OF_THE_SERVICE, MistakenProtocols::byTheHostsClock),
  JUDGES_BY_THE_LATEST_TIME(AGE_BY_THE_SERVICE, MistakenProtocols::byTheLatestTime),
  SKIPS_THE_LAST_LOOK(LAST_LOOK, MistakenProtocols::withoutALastLook),
  COUNTS_THE_TIME_OF_HOOKS(PATIENCE, MistakenProtocols::countingHooks),
  DROPS_THE_REPORT_IF_A_NOTIFIER_FAILS(ONE_REPORT, KnownMistake::nothingIfUntold),
  SAYS_NOTHING_OF_ITS_DEADLINE(OUTCOME, KnownMistake::withoutItsDeadline),
  IGNORES_ITS_DEADLINE(DEADLINE) {
    @Override
    public void settings(SnapshotJob.Builder job, Optional<Duration> deadline) {
      deadline.ifPresent(limit -> job.deadline(Duration.ofDays(7)));
    }
  },
  KEEPS_NO_TIME_FOR_NOTIFIERS(DEADLINE) {
    @Override
    public void settings(SnapshotJob.Builder job, Optional<Duration> deadline) {
      job.notifierTimeout(Duration.ofSeconds(1));
    }
  },
  TAKES_THE_SLOT_OF_NOW(SLOT_OF_THE_SCHEDULER) {
    @Override
    public Optional<Instant> scheduledFor(Schedule schedule, Instant now) {
      return Optional.empty();
    }
  },
  MAKES_UP_FOR_A_SLOT_THAT_IS_OVER(SLOT_OF_THE_SCHEDULER) {
    @Override
    public Optional<Instant> scheduledFor(Schedule schedule, Instant now) {
      return schedule.moment().filter(meant -> !schedule.isOver(now));
    }
  },
  PLANS_AS_THE_POLICYS_CLASS_LIKES(NOTHING_THE_POLICY_KEEPS) {
    @Override
    public RetentionPolicy policy(RetentionPolicy policy) {
      return combinedByItself(policy);
    }
  };

  private final Invariant broken;
  private final BiFunction<SnapshotClient, World, SnapshotClient> client;
  private final UnaryOperator<SnapshotReport> report;

  KnownMistake(Invariant broken, BiFunction<SnapshotClient, World, SnapshotClient> client) {
    this.broken = broken;
    this.client = client;
    this.report = UnaryOperator.identity();
  }

  KnownMistake(Invariant broken, UnaryOperator<SnapshotReport> report) {
    this.broken = broken;
    this.client = (region, world) -> region;
    this.report = report;
  }

  KnownMistake(Invariant broken) {
    this(broken, UnaryOperator.identity());
  }

  private static RetentionPolicy combinedByItself(RetentionPolicy policy) {
    return history -> {
      Collection<Snapshot> unused = policy.keep(history);
      return policy.or(RetentionPolicy.of("nothing", nobody -> List.of())).keep(history);
    };
  }

  private static SnapshotReport withoutItsDeadline(SnapshotReport told) {
    List<Problem> others = told.problems().stream()
        .filter(problem -> problem.kind() != Problem.Kind.DEADLINE_PASSED)
        .toList();
    return others.size() == told.problems().size()
        ? told
        : told.toBuilder().problems(others).build();
  }

  private static SnapshotReport nothingIfUntold(SnapshotReport told) {
    if (!told.undelivered().isEmpty()) {
      throw new IllegalStateException("nobody was told");
    }
    return told;
  }

  private static SnapshotReport failedIfUntold(SnapshotReport told) {
    return told.undelivered().isEmpty()
        ? told
        : told.toBuilder().outcome(Outcome.FAILED).build();
  }

  Invariant broken() {
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
