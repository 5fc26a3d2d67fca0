package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.OWN;
import static io.github.lightsailsnapshot.core.job.JobFixture.failing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.time.TimeSource;
import io.github.lightsailsnapshot.retention.Keep;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run that is stopped while it asks for a snapshot says why it had to ask again. */
class StoppedRequestTest {
  private static final String NOT_REPEATED =
      "The run was interrupted before the request was repeated.";

  private final SnapshotException noAnswer = new SnapshotException.Unavailable("No answer");
  private final SnapshotException throttled = new SnapshotException.Throttled("Rate exceeded");
  private final SnapshotException taken = new SnapshotException.NameTaken("Name in use");

  private final JobFixture web = new JobFixture();

  @AfterEach
  void forgetTheInterruption() {
    boolean unused = Thread.interrupted();
  }

  private static void assertStopped(SnapshotReport report) {
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.has(Problem.Kind.INTERRUPTED)).isTrue();
  }

  @Test
  void inThePauseBeforeTheNextRequest() {
    web.client.nextCreation(failing(throttled));

    SnapshotReport report =
        web.job(Keep.last(1)).timeSource(interruptedInPauses()).build().run();

    assertStopped(report);
    assertThat(report.warnings())
        .filteredOn(problem -> problem.message().equals("Rate exceeded"))
        .extracting(Problem::advice)
        .containsExactly(NOT_REPEATED);
  }

  private TimeSource interruptedInPauses() {
    return new TimeSource() {
      @Override
      public long nanos() {
        return web.time.nanos();
      }

      @Override
      public void sleep(Duration pause) throws InterruptedException {
        throw new InterruptedException();
      }
    };
  }

  @Test
  void inTheListingBeforeTheNextRequest() {
    web.client
        .nextCreation(failing(noAnswer))
        .nextListing(real -> real)
        .nextListing(Replies.interrupted(noAnswer));

    SnapshotReport report = web.keepLast(1).run();

    assertStopped(report);
    assertThat(report.warnings())
        .filteredOn(problem -> problem.message().equals("No answer"))
        .extracting(Problem::advice)
        .containsExactly(NOT_REPEATED);
  }

  @Test
  void inTheLastLookForALostRequest() {
    SnapshotException denied = new SnapshotException.AccessDenied("Not allowed");
    web.client
        .nextCreation(Replies.lost(noAnswer))
        .nextCreation(failing(denied))
        .nextListing(real -> real)
        .nextListing(Replies.without(OWN))
        .nextListing(Replies.interrupted(noAnswer));

    SnapshotReport report = web.keepLast(1).run();

    assertStopped(report);
    assertThat(report.errors())
        .filteredOn(problem -> problem.message().equals("Not allowed"))
        .singleElement()
        .extracting(Problem::advice)
        .asString()
        .startsWith("No such snapshot was found.");
  }

  @Test
  void inTheLastLookForTheSlotsSnapshot() {
    web.client.nextCreation(failing(taken)).nextListing(real -> real);
    for (int listing = 0; listing < 8; listing++) {
      web.client.nextListing(failing(throttled));
    }
    web.client.nextListing(Replies.interrupted(noAnswer));

    SnapshotReport report = web.job(Keep.last(1))
        .slot(Duration.ofDays(1))
        .zone(ZoneOffset.UTC)
        .build()
        .run();

    assertStopped(report);
    assertThat(report.errors()).extracting(Problem::message).contains("Name in use");
  }
}
