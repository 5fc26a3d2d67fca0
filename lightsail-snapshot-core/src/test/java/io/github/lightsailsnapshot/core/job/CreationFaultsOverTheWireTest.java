package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.OWN;
import static io.github.lightsailsnapshot.core.job.WireFixture.CREATE;
import static io.github.lightsailsnapshot.core.job.WireFixture.DELETE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.lightsailsnapshot.core.lightsail.LightsailSnapshots;
import io.github.lightsailsnapshot.core.lightsail.ShortLimits;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem.Step;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.core.wire.AwsError;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests for a snapshot that go wrong on the way between the real SDK and a local endpoint. */
@Timeout(60)
class CreationFaultsOverTheWireTest {
  private final WireFixture wire = new WireFixture();
  private final AwsError refusal = AwsError.operationFailure(
      "You cannot create manual snapshots when an automatic snapshot is being created");

  @AfterEach
  void close() {
    wire.close();
  }

  static Stream<Arguments> creations() {
    return Stream.of(WireFault.values())
        .flatMap(fault -> Stream.of(arguments(fault, false), arguments(fault, true)));
  }

  @ParameterizedTest(name = "{0}, in a slot: {1}")
  @MethodSource("creations")
  void aRequestThatTookEffectCountsAndOneThatDidNotFails(WireFault fault, boolean inSlot) {
    fault.plan(wire.aws.faults().on(CREATE));
    SnapshotJob.Builder job = wire.keepThree(
        fault.takesTime() ? ShortLimits.of(wire.sdk) : LightsailSnapshots.ofInstances(wire.sdk));

    SnapshotReport report = wire.reported(inSlot ? job.slot(Duration.ofHours(1)) : job);

    // A request that is given up and then arrives has its effect as well, and the run that goes on
    // asking finds it.
    if (fault.effective || fault == WireFault.TOO_SLOW_BEFORE) {
      assertThat(report.outcome()).as("%s", report).isEqualTo(Outcome.SUCCEEDED);
      assertThat(report.snapshot().orElseThrow().state()).isEqualTo(State.AVAILABLE);
      assertThat(wire.aws.lightsail().created()).hasSize(1);
      assertThat(report.deleted()).hasSize(3);
    } else {
      assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(wire.aws.lightsail().created()).isEmpty();
      assertThat(wire.aws.calls().count(DELETE)).isZero();
      assertThat(report.errors()).singleElement().satisfies(problem -> {
        assertThat(problem.step()).isEqualTo(Step.CREATION);
        assertThat(problem.message()).contains(OWN, "web-1");
        assertThat(problem.advice()).contains("othing was deleted");
        fault.isTheAnswerOf(problem);
      });
    }
  }

  /** Each call of the client makes four attempts: the third call has its effect. */
  @ParameterizedTest
  @EnumSource(names = {"RESET_BEFORE", "ERROR_503", "THROTTLED"})
  void aRequestThatFailsForAWhileIsRepeatedUntilItTakesEffect(WireFault fault) {
    fault.plan(wire.aws.faults().on(CREATE).times(9));

    SnapshotReport report = wire.run();

    assertThat(report.outcome()).as("%s", report).isEqualTo(Outcome.SUCCEEDED);
    assertThat(wire.aws.lightsail().created()).containsExactly(OWN);
    assertThat(wire.aws.calls().of(CREATE))
        .extracting(call -> call.text("instanceSnapshotName"))
        .containsOnly(OWN);
    assertThat(report.deleted()).hasSize(3);
    assertThat(wire.time.passed()).isLessThan(Duration.ofMinutes(2));
    assertThat(report.warnings()).singleElement().satisfies(problem -> {
      assertThat(problem.step()).isEqualTo(Step.CREATION);
      assertThat(problem.count()).isEqualTo(2);
      fault.isTheAnswerOf(problem);
    });
  }

  @Test
  void aDenialAfterALostReplyDoesNotProveThatThereIsNoSnapshot() {
    wire.aws.faults().on(CREATE).once().resetAfter();
    wire.aws.faults().on(CREATE).skipping(1).answer(AwsError.accessDenied("lightsail:" + CREATE));

    SnapshotReport report = wire.run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(wire.aws.lightsail().created()).hasSize(1);
    assertThat(report.warnings()).singleElement().satisfies(problem -> {
      assertThat(problem.toString())
          .contains(
              "after an attempt without an answer",
              "AccessDeniedException",
              "The snapshot was created nevertheless");
    });
  }

  @Test
  void anAutomaticSnapshotBeingCreatedIsWaitedFor() {
    wire.aws.faults().on(CREATE).times(3).answer(refusal);

    SnapshotReport report = wire.run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(wire.aws.lightsail().created()).hasSize(1);
    assertThat(report.warnings()).singleElement().satisfies(problem -> {
      assertThat(problem.count()).isEqualTo(3);
      assertThat(problem.step()).isEqualTo(Step.CREATION);
      assertThat(problem.toString()).contains("automatic snapshot", "The request was repeated");
    });
  }

  @Test
  void anAutomaticSnapshotThatOutlastsTheWaitFailsTheRunAndDeletesNothing() {
    wire.aws.faults().on(CREATE).answer(refusal);

    SnapshotReport report = wire.run();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(wire.aws.calls().count(DELETE)).isZero();
    assertThat(wire.time.passed()).isBetween(Duration.ofMinutes(25), Duration.ofMinutes(31));
    assertThat(report.errors()).singleElement().satisfies(problem -> {
      assertThat(problem.answer().orElseThrow().code()).isEqualTo("OperationFailureException");
      assertThat(problem.advice()).contains("Try again when the instance is ready");
    });
  }

  @Test
  void aRefusalAfterALostReplyIsCheckedAgainstTheListing() {
    wire.aws.faults().on(CREATE).once().resetAfter();
    wire.aws
        .faults()
        .on(CREATE)
        .skipping(1)
        .answer(AwsError.operationFailure("You can't create a snapshot right now."));

    SnapshotReport report = wire.run();

    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(OWN);
    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void anAnswerWithoutOperationIsNoAcceptance() {
    wire.aws.faults().on(CREATE).alterReply(reply -> {
      reply.removeAll();
      wire.aws.lightsail().remove(OWN);
    });

    SnapshotReport report = wire.reported(
        wire.keepThree(LightsailSnapshots.ofInstances(wire.sdk)).waitTimeout(Duration.ZERO));

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.deletions()).isEmpty();
  }
}
