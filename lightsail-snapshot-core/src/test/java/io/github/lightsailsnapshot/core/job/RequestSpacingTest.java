package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.OWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.retention.Keep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a name is asked for again. With hooks each request stops the source, so they are few, and at least a minute apart. */
class RequestSpacingTest {
  private final SnapshotException throttled = new SnapshotException.Throttled("Rate exceeded");
  private final SnapshotException refused =
      new SnapshotException.InvalidState("An automatic snapshot is being made");

  private final JobFixture web = new JobFixture();
  private final List<Long> asked = new ArrayList<>();

  /** The seconds at which a snapshot was asked for, if each request takes so long and fails. */
  private List<Long> askedAt(SnapshotJob.Builder job, Duration taking, SnapshotException failure) {
    web.client.everyCreation(Replies.failingAfter(
        () -> {
          asked.add(web.time.passed().toSeconds());
          web.time.pass(taking);
        },
        failure));
    SnapshotReport report = job.build().run();
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    return asked;
  }

  private SnapshotJob.Builder hooked(Duration waitTimeout) {
    return web.job(Keep.last(1)).waitTimeout(waitTimeout).beforeSnapshot(() -> {});
  }

  @Test
  void withHooksAThrottledRequestIsRepeatedEveryMinuteFourTimes() {
    assertThat(askedAt(hooked(Duration.ofMinutes(30)), Duration.ZERO, throttled))
        .containsExactly(0L, 60L, 120L, 180L, 240L);
  }

  @Test
  void withHooksTheRequestsAfterARefusalAreSpreadOverTheWait() {
    assertThat(askedAt(hooked(Duration.ofMinutes(30)), Duration.ZERO, refused))
        .containsExactly(0L, 360L, 720L, 1080L, 1440L);
  }

  @Test
  void spreadRequestsAreAtLeastAMinuteApart() {
    assertThat(askedAt(hooked(Duration.ofMinutes(4)), Duration.ZERO, refused))
        .containsExactly(0L, 60L, 120L, 180L, 240L);
  }

  @Test
  void withHooksTheSecondRequestComesHoweverLittleTimeIsLeft() {
    assertThat(askedAt(hooked(Duration.ZERO), Duration.ofSeconds(30), throttled))
        .containsExactly(0L, 60L);
  }

  @Test
  void withHooksALaterRequestNeedsAMinute() {
    assertThat(askedAt(hooked(Duration.ofMinutes(2)), Duration.ofSeconds(10), throttled))
        .containsExactly(0L, 70L);
  }

  @Test
  void withHooksALaterRequestNeedsNoMoreThanAMinute() {
    assertThat(askedAt(hooked(Duration.ofMinutes(2)), Duration.ZERO, throttled))
        .containsExactly(0L, 60L, 120L);
  }

  @Test
  void withHooksEachRequestComesRightAfterAListing() {
    List<Long> unused = askedAt(hooked(Duration.ofMinutes(1)), Duration.ZERO, throttled);

    assertThat(web.client.calls())
        .containsExactly("list", "create " + OWN, "list", "create " + OWN, "list");
  }

  @Test
  void withoutHooksTheRequestsBeginTwoSecondsApartAndNeedNoListing() {
    SnapshotJob.Builder job = web.job(Keep.last(1)).waitTimeout(Duration.ZERO);

    assertThat(askedAt(job, Duration.ZERO, refused))
        .containsExactly(0L, 2L, 5L, 9L, 16L, 26L, 41L, 60L);
    assertThat(web.client.count("list")).isEqualTo(1);
  }
}
