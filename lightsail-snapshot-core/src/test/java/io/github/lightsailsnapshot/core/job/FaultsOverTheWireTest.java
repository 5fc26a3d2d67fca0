package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.OWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lightsailsnapshot.core.client.ServiceError;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.lightsail.HastySnapshots;
import io.github.lightsailsnapshot.core.lightsail.LightsailSnapshots;
import io.github.lightsailsnapshot.core.report.Deletion;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.Problem.Step;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.core.time.VirtualTime;
import io.github.lightsailsnapshot.core.wire.AwsError;
import io.github.lightsailsnapshot.core.wire.Fault;
import io.github.lightsailsnapshot.core.wire.LocalAws;
import io.github.lightsailsnapshot.core.wire.SdkClients;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** The job with the real SDK against a local endpoint on which one kind of call goes wrong, time after time. */
@Timeout(60)
class FaultsOverTheWireTest {
  private static final String LIST = "GetInstanceSnapshots";
  private static final String CREATE = "CreateInstanceSnapshot";
  private static final String DELETE = "DeleteInstanceSnapshot";

  private final VirtualTime time = VirtualTime.startingAt(Instant.parse(JobFixture.NOW));
  private final LocalAws aws = LocalAws.start();
  private final LightsailClient sdk = SdkClients.lightsail(aws);
  private final List<SnapshotReport> told = new ArrayList<>();
  private final SnapshotNaming naming = new SnapshotNaming("nightly");

  /** What goes wrong with a call. The SDK tries most of them again, four times in all. */
  private enum Wrong {
    THROTTLED(false, Optional.of("ThrottlingException"), f -> f.answer(AwsError.throttling())),
    ERROR_500(false, Optional.of("ServiceException"), f -> f.answer(AwsError.serviceException())),
    ERROR_503(false, Optional.of("ServiceUnavailable"), f -> f.answer(AwsError.unavailable())),
    RESET_BEFORE(false, Optional.empty(), Fault::resetBefore),
    TOO_SLOW_BEFORE(false, Optional.empty(), f -> f.delayBefore(Duration.ofSeconds(3))),
    RESET_AFTER(true, Optional.empty(), Fault::resetAfter),
    RESET_DURING(true, Optional.empty(), Fault::resetDuring),
    TRUNCATED(true, Optional.empty(), Fault::truncateBody),
    MALFORMED(true, Optional.empty(), Fault::malformBody),
    TOO_SLOW_AFTER(true, Optional.empty(), f -> f.delayAfter(Duration.ofSeconds(3)));

    private final boolean effective;
    private final Optional<String> code;

    @SuppressWarnings("ImmutableEnumChecker") // Functions without state.
    private final Consumer<Fault> plan;

    Wrong(boolean effective, Optional<String> code, Consumer<Fault> plan) {
      this.effective = effective;
      this.code = code;
      this.plan = plan;
    }

    boolean takesTime() {
      return this == TOO_SLOW_BEFORE || this == TOO_SLOW_AFTER;
    }
  }

  @BeforeEach
  void fiveNightsOfOneInstance() {
    aws.lightsail().clock(time);
    aws.lightsail().instance("web-1");
    for (int days = 1; days <= 5; days++) {
      Instant at = time.instant().minus(Duration.ofDays(days));
      aws.lightsail().add(naming.nameAt(at), "web-1", at);
    }
  }

  @AfterEach
  void close() {
    sdk.close();
    aws.close();
  }

  private SnapshotJob.Builder keepThree(SnapshotClient snapshots) {
    return SnapshotJob.builder(snapshots, "web-1", Keep.last(3))
        .basename("nightly")
        .clock(time)
        .timeSource(time)
        .notifier(told::add);
  }

  private SnapshotReport run() {
    return reported(keepThree(LightsailSnapshots.ofInstances(sdk)));
  }

  private SnapshotReport runWith(Wrong wrong) {
    return reported(keepThree(
        wrong.takesTime() ? HastySnapshots.of(sdk) : LightsailSnapshots.ofInstances(sdk)));
  }

  private SnapshotReport reported(SnapshotJob.Builder job) {
    SnapshotReport report = job.build().run();
    assertThat(told).containsExactly(report);
    return report;
  }

  private String daysAgo(int days) {
    return naming.nameAt(Instant.parse(JobFixture.NOW).minus(Duration.ofDays(days)));
  }

  private void hasTheAnswer(Problem problem, Wrong wrong) {
    assertThat(problem.answer().map(ServiceError::code)).isEqualTo(wrong.code);
    problem.answer().ifPresent(answer -> assertThat(answer.requestId()).isNotBlank());
    assertThat(problem.toString()).isNotBlank().hasLineCount(1);
  }

  @ParameterizedTest
  @EnumSource
  void withoutAnyListingTheSnapshotIsMadeAndNothingDeleted(Wrong wrong) {
    wrong.plan.accept(aws.faults().on(LIST));

    SnapshotReport report = runWith(wrong);

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(aws.lightsail().created()).hasSize(1);
    assertThat(aws.calls().count(DELETE)).isZero();
    assertThat(report.errors()).singleElement().satisfies(problem -> {
      assertThat(problem.step()).isEqualTo(Step.LISTING);
      assertThat(problem.message()).startsWith("Could not list the instance snapshots");
      assertThat(problem.advice()).startsWith("The snapshot was created, but not verified.");
      hasTheAnswer(problem, wrong);
    });
  }

  @ParameterizedTest
  @EnumSource
  void oneListingThatFailsIsMadeUpForByTheNext(Wrong wrong) {
    wrong.plan.accept(aws.faults().on(LIST).times(4));

    SnapshotReport report = runWith(wrong);

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.warnings())
        .singleElement()
        .satisfies(problem -> hasTheAnswer(problem, wrong));
    assertThat(aws.lightsail().names()).containsExactlyInAnyOrder(daysAgo(2), daysAgo(1), OWN);
  }

  static Stream<Arguments> creations() {
    return Stream.of(Wrong.values())
        .flatMap(wrong -> Stream.of(arguments(wrong, false), arguments(wrong, true)));
  }

  @ParameterizedTest(name = "{0}, in a slot: {1}")
  @MethodSource("creations")
  void aCreationThatHadItsEffectCountsAndOneThatHadNoneFails(Wrong wrong, boolean inSlot) {
    wrong.plan.accept(aws.faults().on(CREATE));
    SnapshotJob.Builder job =
        keepThree(wrong.takesTime() ? HastySnapshots.of(sdk) : LightsailSnapshots.ofInstances(sdk));

    SnapshotReport report = reported(inSlot ? job.slot(Duration.ofHours(1)) : job);

    // A request that is given up and then arrives has its effect as well, and the run that goes on
    // asking finds it.
    if (wrong.effective || wrong == Wrong.TOO_SLOW_BEFORE) {
      assertThat(report.outcome()).as("%s", report).isEqualTo(Outcome.SUCCEEDED);
      assertThat(report.snapshot().orElseThrow().state()).isEqualTo(State.AVAILABLE);
      assertThat(aws.lightsail().created()).hasSize(1);
      assertThat(report.deleted()).hasSize(3);
    } else {
      assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(aws.lightsail().created()).isEmpty();
      assertThat(aws.calls().count(DELETE)).isZero();
      assertThat(report.errors()).singleElement().satisfies(problem -> {
        assertThat(problem.step()).isEqualTo(Step.CREATION);
        assertThat(problem.message()).contains(OWN, "web-1");
        assertThat(problem.advice()).contains("othing was deleted");
        hasTheAnswer(problem, wrong);
      });
    }
  }

  @Test
  void aRefusalThatFollowsALostReplyIsNoProofThatThereIsNoSnapshot() {
    aws.faults().on(CREATE).once().resetAfter();
    aws.faults().on(CREATE).skipping(1).answer(AwsError.accessDenied("lightsail:" + CREATE));

    SnapshotReport report = run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(aws.lightsail().created()).hasSize(1);
    assertThat(report.warnings()).singleElement().satisfies(problem -> {
      assertThat(problem.toString())
          .contains(
              "after an attempt without an answer",
              "AccessDeniedException",
              "The snapshot was made all the same");
    });
  }

  @ParameterizedTest
  @EnumSource
  void aDeletionThatHadItsEffectCountsAndOneThatHadNoneStopsNoOther(Wrong wrong) {
    wrong.plan.accept(aws.faults().on(DELETE).named(daysAgo(4)));

    SnapshotReport report = runWith(wrong);

    assertThat(report.deletions())
        .extracting(deletion -> deletion.snapshot().name())
        .containsExactly(daysAgo(5), daysAgo(4), daysAgo(3));
    assertThat(aws.lightsail().deleted()).contains(daysAgo(5), daysAgo(3));
    assertThat(aws.lightsail().deleted().contains(daysAgo(4))).isEqualTo(wrong.effective);
    if (!wrong.effective) {
      assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
      assertThat(report.errors()).singleElement().satisfies(problem -> {
        assertThat(problem.step()).isEqualTo(Step.DELETION);
        assertThat(problem.message()).contains(daysAgo(4));
        assertThat(problem.advice()).contains("the next run tries again");
        hasTheAnswer(problem, wrong);
      });
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RESET_AFTER", "RESET_DURING", "TRUNCATED", "TOO_SLOW_AFTER"})
  void aDeletionOfWhichOnlyTheReplyIsLostSucceeds(Wrong wrong) {
    wrong.plan.accept(aws.faults().on(DELETE).named(daysAgo(4)).once());

    SnapshotReport report = runWith(wrong);

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.deletions())
        .extracting(Deletion::result)
        .containsExactly(
            Deletion.Result.DELETED, Deletion.Result.ALREADY_GONE, Deletion.Result.DELETED);
  }

  @Test
  void whereNobodyAnswersAtAllTheRunFailsAndSaysSo() {
    aws.close();

    SnapshotReport report = run();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.snapshot()).isEmpty();
    assertThat(report.errors()).extracting(Problem::step).containsExactly(Step.CREATION);
    assertThat(report.problems())
        .allSatisfy(
            problem -> assertThat(problem.message()).startsWith("Could not ").hasLineCount(1));
  }

  @Nested
  class AnAutomaticSnapshotThatIsBeingMade {
    private final AwsError refusal = AwsError.operationFailure(
        "You cannot create manual snapshots when an automatic snapshot is being created");

    @Test
    void isWaitedFor() {
      aws.faults().on(CREATE).times(3).answer(refusal);

      SnapshotReport report = run();

      assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(aws.lightsail().created()).hasSize(1);
      assertThat(report.warnings()).singleElement().satisfies(problem -> {
        assertThat(problem.count()).isEqualTo(3);
        assertThat(problem.step()).isEqualTo(Step.CREATION);
        assertThat(problem.toString()).contains("automatic snapshot", "The request was repeated");
      });
    }

    @Test
    void forLongerThanTheRunWaitsFailsItAndDeletesNothing() {
      aws.faults().on(CREATE).answer(refusal);

      SnapshotReport report = run();

      assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(aws.calls().count(DELETE)).isZero();
      assertThat(time.passed()).isBetween(Duration.ofMinutes(25), Duration.ofMinutes(31));
      assertThat(report.errors()).singleElement().satisfies(problem -> {
        assertThat(problem.answer().orElseThrow().code()).isEqualTo("OperationFailureException");
        assertThat(problem.advice()).contains("Try again when the instance is ready");
      });
    }
  }

  @Nested
  class AListingThatIsOdd {
    private void allIsWell() {
      SnapshotReport report = run();
      assertThat(report.outcome()).as("%s", report).isEqualTo(Outcome.SUCCEEDED);
      assertThat(report.problems()).isEmpty();
      assertThat(aws.lightsail().names()).hasSize(3);
    }

    private void nothingIsDeleted() {
      SnapshotReport report = run();
      assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(aws.lightsail().created()).hasSize(1);
      assertThat(aws.calls().count(DELETE)).isZero();
      assertThat(report.errors()).extracting(Problem::step).containsExactly(Step.LISTING);
    }

    @Test
    void becauseAPageIsEmptyAndHasASuccessorIsComplete() {
      aws.lightsail().listings().pageSize(2).emptyPage(2);
      allIsWell();
    }

    @Test
    void becauseATokenComesTwiceIsIncompleteAndTheNextOneCounts() {
      aws.lightsail().listings().pageSize(2).repeatToken();

      SnapshotReport report = run();

      assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(report.warnings())
          .singleElement()
          .extracting(Problem::message)
          .asString()
          .endsWith("page 2 leads back to one that was read already");
      assertThat(aws.lightsail().names()).hasSize(3);
    }

    @Test
    void becauseATokenComesForEverEndsAndIsIncomplete() {
      aws.lightsail().listings().pageSize(2).repeatTokenForever();
      nothingIsDeleted();
      assertThat(aws.calls().count(LIST)).isLessThan(20);
    }

    @Test
    void becauseAnItemComesTwiceIsComplete() {
      aws.lightsail().listings().pageSize(2).repeatItem(daysAgo(3));
      allIsWell();
    }

    @Test
    void becauseAnItemComesTwiceInTwoStatesIsIncomplete() {
      aws.lightsail()
          .listings()
          .pageSize(2)
          .contradict(daysAgo(3), item -> item.put("state", "pending"));
      nothingIsDeleted();
    }

    @Test
    void becauseAnItemIsGoneBetweenTwoPagesHarmsNothing() {
      aws.lightsail().listings().pageSize(2);
      aws.faults()
          .on(LIST)
          .when(call -> !call.text("pageToken").isEmpty())
          .once()
          .before(() -> aws.lightsail().remove(daysAgo(3)));

      SnapshotReport report = run();

      assertThat(report.outcome()).isIn(Outcome.SUCCEEDED, Outcome.DEGRADED);
      assertThat(aws.lightsail().names()).contains(daysAgo(1), daysAgo(2), OWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "createdAt"})
    void becauseAFieldIsMissingKeepsThatItemAndNamesIt(String field) {
      aws.lightsail().snapshot(daysAgo(5)).without(field);
      thatItemIsKeptAndNamed();
    }

    @Test
    void becauseAStateIsNewKeepsThatItem() {
      aws.lightsail().snapshot(daysAgo(5)).set("state", "hibernating");

      run();

      assertThat(aws.lightsail().names())
          .containsExactlyInAnyOrder(daysAgo(5), daysAgo(2), daysAgo(1), OWN);
    }

    private void thatItemIsKeptAndNamed() {
      SnapshotReport report = run();
      assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(aws.lightsail().names())
          .containsExactlyInAnyOrder(daysAgo(5), daysAgo(2), daysAgo(1), OWN);
      assertThat(report.warnings())
          .singleElement()
          .extracting(Problem::message)
          .asString()
          .startsWith(daysAgo(5) + " could not be read");
    }

    @Test
    void becauseAStateIsUnknownToLightsailItselfKeepsThatItem() {
      aws.lightsail().snapshot(daysAgo(5)).set("state", "unknown");

      SnapshotReport report = run();

      assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(aws.lightsail().names()).contains(daysAgo(5));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {LIST, CREATE, DELETE})
  void anInterruptionWhileTheSdkReadsEndsTheRunWithinAnAttempt(String operation) {
    Thread run = Thread.currentThread();
    aws.faults().on(operation).before(run::interrupt);
    aws.faults().on(operation).delayBefore(Duration.ofMinutes(5));
    long before = System.nanoTime();

    SnapshotReport report = run();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    assertThat(aws.calls().count(operation)).isEqualTo(1);
    assertThat(aws.lightsail().deleted()).isEmpty();
    assertThat(report.errors())
        .anySatisfy(problem -> assertThat(problem.message()).startsWith("The run was interrupted"));
  }

  /** What comes before a request, or comes back as no answer that anything can be built on. */
  @Nested
  class OddAnswers {
    private SnapshotReport runWith(AwsCredentialsProvider credentials) {
      try (LightsailClient client = LightsailClient.builder()
          .region(Region.US_EAST_1)
          .endpointOverride(aws.endpoint())
          .credentialsProvider(credentials)
          .build()) {
        return reported(keepThree(HastySnapshots.of(client)).waitTimeout(Duration.ZERO));
      }
    }

    @Test
    void credentialsThatHangAreGivenUp() {
      CountDownLatch never = new CountDownLatch(1);

      SnapshotReport report = runWith(() -> {
        try {
          never.await();
        } catch (InterruptedException givenUp) {
          throw new IllegalStateException(givenUp);
        }
        return AwsBasicCredentials.create("a", "b");
      });

      assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(report.errors().toString()).contains("perhaps because of the credentials");
    }

    @Test
    void withoutCredentialsNothingIsAskedAgain() {
      SnapshotReport report = runWith(DefaultCredentialsProvider.builder()
          .profileFile(() -> ProfileFile.aggregator().build())
          .build());

      assertThat(report.errors())
          .singleElement()
          .satisfies(error -> assertThat(error.toString())
              .contains("there are no AWS credentials", "AWS_ACCESS_KEY_ID")
              .contains("No snapshot was made"));
      assertThat(report.warnings()).hasSize(1);
    }

    @Test
    void anUnknownHostIsNamed() {
      try (LightsailClient client = LightsailClient.builder()
          .region(Region.of("xx-nowhere-9"))
          .endpointOverride(URI.create("http://lightsail.xx-nowhere-9.invalid"))
          .credentialsProvider(AnonymousCredentialsProvider.create())
          .build()) {
        SnapshotReport report = reported(keepThree(LightsailSnapshots.ofInstances(client)));

        assertThat(report.toString())
            .contains("the host lightsail.xx-nowhere-9.invalid is not known; see the region");
      }
    }

    @Test
    void aRefusalAfterALostReplyIsLookedUp() {
      aws.faults().on(CREATE).once().resetAfter();
      aws.faults()
          .on(CREATE)
          .skipping(1)
          .answer(AwsError.operationFailure("You can't create a snapshot right now."));

      SnapshotReport report = run();

      assertThat(report.snapshot().map(TakenSnapshot::name)).contains(OWN);
      assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void anAnswerThatNamesNoOperationIsNoAcceptance() {
      aws.faults().on(CREATE).alterReply(reply -> {
        reply.removeAll();
        aws.lightsail().remove(OWN);
      });

      SnapshotReport report =
          reported(keepThree(LightsailSnapshots.ofInstances(sdk)).waitTimeout(Duration.ZERO));

      assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(report.deletions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"sizeInGb, -1", "name, ' '"})
    void anItemThatCannotBeDoesNotSpoilTheListing(String field, String value) {
      aws.faults().on(LIST).alterReply(reply -> {
        ObjectNode oldest = (ObjectNode) reply.withArray("instanceSnapshots").get(0);
        if (field.equals("name")) {
          oldest.put(field, value);
        } else {
          oldest.put(field, Integer.parseInt(value));
        }
      });

      SnapshotReport report = run();

      assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(report.deleted()).isNotEmpty();
    }
  }
}
