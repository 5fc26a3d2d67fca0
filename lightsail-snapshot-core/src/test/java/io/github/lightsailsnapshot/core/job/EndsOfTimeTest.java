package io.github.lightsailsnapshot.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.monitor.JobStatus;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Times at the ends of the calendar, to which nothing can be added: a run ends with a report, and deletes no more. */
class EndsOfTimeTest {
  private static final RetentionPolicy MONTH = Keep.youngerThan(Duration.ofDays(30));

  private final JobFixture web = new JobFixture();

  static List<Instant> ends() {
    return List.of(Instant.MIN, Instant.MAX, Instant.parse("+10000-01-01T00:00:00Z"));
  }

  static Stream<Optional<Instant>> told() {
    return Stream.concat(ends().stream().map(Optional::of), Stream.of(Optional.empty()));
  }

  private static UnaryOperator<Supplier<Listing>> servedAt(Optional<Instant> time) {
    return real -> () -> {
      Listing found = real.get();
      return new Listing(found.snapshots(), found.unreadable(), time);
    };
  }

  /** The service tells such a time, or none, in each listing. */
  private void served(Optional<Instant> time) {
    for (int listing = 0; listing < 20; listing++) {
      web.client.nextListing(servedAt(time));
    }
  }

  private static void isWell(SnapshotReport report) {
    assertThat(report.errors()).isEmpty();
    assertThat(report.deleted()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("told")
  void aTimeThatNoServiceTellsDeletesNothing(Optional<Instant> time) {
    web.nightly(3);
    served(time);

    assertThat(web.job(MONTH).build().inspect().plan().deletions()).isEmpty();
    isWell(web.job(MONTH).build().prune());
    isWell(web.job(MONTH).build().run());
    isWell(web.job(MONTH).slot(Duration.ofDays(1)).build().run());
  }

  @ParameterizedTest
  @MethodSource("ends")
  void theTimeOfARefusalThatNoServiceTellsIsNone(Instant time) {
    web.client.nextListing(JobFixture.failing(
        new SnapshotException.IncompleteListing("Page 2 failed").servedAt(time)));

    SnapshotReport report = web.job(MONTH).slot(Duration.ofDays(1)).build().run();

    assertThat(report.outcome()).isIn(Outcome.SUCCEEDED, Outcome.DEGRADED);
    assertThat(web.names()).contains("nightly-2026-11-22T00-00-00Z");
  }

  @ParameterizedTest
  @MethodSource("ends")
  void aCreationAtATimeThatNoServiceTellsIsNotJudgedByIt(Instant time) {
    web.nightly(3);
    web.client.nextCreation(real -> () -> {
      Optional<Instant> unused = real.get();
      return Optional.of(time);
    });

    isWell(web.job(MONTH).build().run());
  }

  @ParameterizedTest
  @MethodSource("ends")
  void aSnapshotOfSuchATimeIsPlannedLikeAnyOther(Instant time) {
    web.nightly(3);
    web.put(web.daysAgo(4), time, State.AVAILABLE);
    RetentionPolicy all = Keep.all();

    JobStatus told = web.job(all).slot(Duration.ofDays(1)).build().inspect();
    web.client.nextListing(servedAt(Optional.empty()));
    JobStatus untold = web.job(all).build().inspect();

    assertThat(told.plan().kept()).hasSize(5);
    assertThat(untold.plan().kept()).hasSize(5);
    assertThat(told.recoveryPoint().toString()).startsWith("web-1: " + web.daysAgo(1));
    isWell(web.job(all).build().prune());
    isWell(web.job(all).build().run());
  }

  @ParameterizedTest
  @MethodSource("ends")
  void aHostsClockThatSaysSoIsReplaced(Instant time) {
    web.nightly(3);

    SnapshotReport report =
        web.job(MONTH).clock(Clock.fixed(time, ZoneOffset.UTC)).build().run();

    isWell(report);
    assertThat(report.warnings())
        .extracting(Problem::message)
        .anySatisfy(message -> assertThat(message).contains("it says " + time));
  }

  @Test
  void aScheduleOfLongAgoIsOver() {
    SnapshotReport report = web.job(MONTH).slot(Duration.ofDays(1)).build().run(Instant.MIN);

    assertThat(report.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(web.client.count("create")).isZero();
  }

  @Test
  void aScheduleFarAheadIsNotFollowed() {
    SnapshotReport report = web.job(MONTH).slot(Duration.ofDays(1)).build().run(Instant.MAX);

    assertThat(report.errors()).isEmpty();
    assertThat(web.names()).containsExactly("nightly-2026-11-22T00-00-00Z");
  }
}
