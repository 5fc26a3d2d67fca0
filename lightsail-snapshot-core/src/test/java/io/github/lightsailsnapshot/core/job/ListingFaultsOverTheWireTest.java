package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.OWN;
import static io.github.lightsailsnapshot.core.job.WireFixture.DELETE;
import static io.github.lightsailsnapshot.core.job.WireFixture.LIST;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.Problem.Step;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Listings that go wrong on the way between the real SDK and a local endpoint. */
@Timeout(60)
class ListingFaultsOverTheWireTest {
  private final WireFixture wire = new WireFixture();

  @AfterEach
  void close() {
    wire.close();
  }

  @ParameterizedTest
  @EnumSource
  void withoutAnyListingTheSnapshotIsCreatedAndNothingDeleted(WireFault fault) {
    fault.plan(wire.aws.faults().on(LIST));

    SnapshotReport report = wire.runWith(fault);

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(wire.aws.lightsail().created()).hasSize(1);
    assertThat(wire.aws.calls().count(DELETE)).isZero();
    assertThat(report.errors()).singleElement().satisfies(problem -> {
      assertThat(problem.step()).isEqualTo(Step.LISTING);
      assertThat(problem.message()).startsWith("Could not list the instance snapshots");
      assertThat(problem.advice()).startsWith("The snapshot was created, but not verified.");
      fault.isTheAnswerOf(problem);
    });
  }

  @ParameterizedTest
  @EnumSource
  void aFailedListingIsOnlyAWarningIfTheNextSucceeds(WireFault fault) {
    fault.plan(wire.aws.faults().on(LIST).times(4));

    SnapshotReport report = wire.runWith(fault);

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.warnings())
        .singleElement()
        .satisfies(problem -> fault.isTheAnswerOf(problem));
    assertThat(wire.aws.lightsail().names())
        .containsExactlyInAnyOrder(wire.daysAgo(2), wire.daysAgo(1), OWN);
  }

  private void succeedsWithoutProblem() {
    SnapshotReport report = wire.run();
    assertThat(report.outcome()).as("%s", report).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.problems()).isEmpty();
    assertThat(wire.aws.lightsail().names()).hasSize(3);
  }

  private void failsAndDeletesNothing() {
    SnapshotReport report = wire.run();
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(wire.aws.lightsail().created()).hasSize(1);
    assertThat(wire.aws.calls().count(DELETE)).isZero();
    assertThat(report.errors()).extracting(Problem::step).containsExactly(Step.LISTING);
  }

  @Test
  void aListingWithAnEmptyPageBeforeTheLastIsComplete() {
    wire.aws.lightsail().listings().pageSize(2).emptyPage(2);
    succeedsWithoutProblem();
  }

  @Test
  void aListingThatRepeatsATokenIsIncompleteAndTheNextCounts() {
    wire.aws.lightsail().listings().pageSize(2).repeatToken();

    SnapshotReport report = wire.run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.warnings())
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .endsWith("page 2 leads back to one that was read already");
    assertThat(wire.aws.lightsail().names()).hasSize(3);
  }

  @Test
  void aListingThatRepeatsATokenForeverEndsAndIsIncomplete() {
    wire.aws.lightsail().listings().pageSize(2).repeatTokenForever();
    failsAndDeletesNothing();
    assertThat(wire.aws.calls().count(LIST)).isLessThan(20);
  }

  @Test
  void aListingThatRepeatsAnItemIsComplete() {
    wire.aws.lightsail().listings().pageSize(2).repeatItem(wire.daysAgo(3));
    succeedsWithoutProblem();
  }

  @Test
  void aListingThatShowsAnItemInTwoStatesIsIncomplete() {
    wire.aws
        .lightsail()
        .listings()
        .pageSize(2)
        .contradict(wire.daysAgo(3), item -> item.put("state", "pending"));
    failsAndDeletesNothing();
  }

  @Test
  void aSnapshotDeletedBetweenTwoPagesDoesNoHarm() {
    wire.aws.lightsail().listings().pageSize(2);
    wire.aws
        .faults()
        .on(LIST)
        .when(call -> !call.text("pageToken").isEmpty())
        .once()
        .before(() -> wire.aws.lightsail().remove(wire.daysAgo(3)));

    SnapshotReport report = wire.run();

    assertThat(report.outcome()).isIn(Outcome.SUCCEEDED, Outcome.DEGRADED);
    assertThat(wire.aws.lightsail().names()).contains(wire.daysAgo(1), wire.daysAgo(2), OWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"state", "createdAt"})
  void anItemWithoutARequiredFieldIsKeptAndReported(String field) {
    wire.aws.lightsail().snapshot(wire.daysAgo(5)).without(field);
    theOldestIsKeptAndReported();
  }

  @Test
  void anItemInANewStateIsKept() {
    wire.aws.lightsail().snapshot(wire.daysAgo(5)).set("state", "hibernating");

    wire.run();

    assertThat(wire.aws.lightsail().names())
        .containsExactlyInAnyOrder(wire.daysAgo(5), wire.daysAgo(2), wire.daysAgo(1), OWN);
  }

  private void theOldestIsKeptAndReported() {
    SnapshotReport report = wire.run();
    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(wire.aws.lightsail().names())
        .containsExactlyInAnyOrder(wire.daysAgo(5), wire.daysAgo(2), wire.daysAgo(1), OWN);
    assertThat(report.warnings())
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .startsWith(wire.daysAgo(5) + " could not be read");
  }

  @Test
  void anItemInTheStateUnknownIsKept() {
    wire.aws.lightsail().snapshot(wire.daysAgo(5)).set("state", "unknown");

    SnapshotReport report = wire.run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(wire.aws.lightsail().names()).contains(wire.daysAgo(5));
  }

  @ParameterizedTest
  @CsvSource({"sizeInGb, -1", "name, ' '"})
  void anItemWithAnInvalidFieldDoesNotMakeTheListingIncomplete(String field, String value) {
    wire.aws.faults().on(LIST).alterReply(reply -> {
      ObjectNode oldest = (ObjectNode) reply.withArray("instanceSnapshots").get(0);
      if (field.equals("name")) {
        oldest.put(field, value);
      } else {
        oldest.put(field, Integer.parseInt(value));
      }
    });

    SnapshotReport report = wire.run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.deleted()).isNotEmpty();
  }
}
