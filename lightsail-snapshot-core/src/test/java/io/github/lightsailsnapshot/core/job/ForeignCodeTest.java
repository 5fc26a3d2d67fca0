package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.OWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.report.Deletion;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.core.spi.Progress;
import io.github.lightsailsnapshot.core.time.TimeSource;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Policies, clients and listeners may be written in a language without checked exceptions, and throw whatever they like. */
class ForeignCodeTest {
  private final JobFixture web = new JobFixture();

  @AfterEach
  void forgetTheInterruption() {
    boolean unused = Thread.interrupted();
  }

  static final class BrokenTime implements TimeSource {
    @Override
    public long nanos() {
      throw new IllegalStateException("no time");
    }

    @Override
    public void sleep(Duration pause) {
      throw new IllegalStateException("no time");
    }
  }

  static Stream<Throwable> anything() {
    return Stream.of(
        new IOException("calendar"), new AssertionError("calendar"), new StackOverflowError());
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> RuntimeException thrown(Throwable anything) throws T {
    throw (T) anything;
  }

  @ParameterizedTest
  @MethodSource("anything")
  void aPolicyMayThrowAnything(Throwable anything) {
    web.nightly(3);
    RetentionPolicy policy = RetentionPolicy.of("paydays", history -> {
      throw ForeignCodeTest.<RuntimeException>thrown(anything);
    });

    SnapshotReport report = web.job(policy).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.errors())
        .singleElement()
        .satisfies(error -> assertThat(error.toString())
            .contains("Could not plan", anything.getClass().getSimpleName())
            .contains("Nothing was deleted"));
    assertThat(web.told).hasSize(1);
    assertThat(web.names()).hasSize(4);
  }

  @ParameterizedTest
  @MethodSource("anything")
  void aListenerMayThrowAnything(Throwable anything) {
    SnapshotReport report = web.job(Keep.last(1))
        .listener(event -> {
          throw ForeignCodeTest.<RuntimeException>thrown(anything);
        })
        .build()
        .run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.warnings()).isNotEmpty();
    assertThat(web.told).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("anything")
  void aCreationMayThrowAnythingAfterItsEffect(Throwable anything) {
    web.client.nextCreation(real -> () -> {
      Object unused = real.get();
      throw ForeignCodeTest.<RuntimeException>thrown(anything);
    });

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(OWN);
    assertThat(web.told).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("anything")
  void aDeletionMayThrowAnythingAndTheOthersGoOn(Throwable anything) {
    web.nightly(3);
    web.client.nextDeletion(real -> () -> {
      throw ForeignCodeTest.<RuntimeException>thrown(anything);
    });

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.deletions())
        .extracting(Deletion::result)
        .containsExactly(Deletion.Result.FAILED, Deletion.Result.DELETED, Deletion.Result.DELETED);
    assertThat(web.told).hasSize(1);
  }

  @Test
  void aListingThatIsNullIsNoListing() {
    web.nightly(3);
    web.client.nextListing(real -> () -> null);

    SnapshotReport report = web.keepLast(5).run();

    assertThat(report.warnings())
        .singleElement()
        .satisfies(warning -> assertThat(warning.message()).contains("answered null"));
    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void anAnswerToTheCreationThatIsNullIsLookedUp() {
    web.client.nextCreation(real -> () -> {
      Object unused = real.get();
      return null;
    });

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(OWN);
    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void aListenerThatThrowsItsInterruptionEndsTheRun() {
    web.nightly(3);

    SnapshotReport report = web.job(Keep.last(1))
        .listener(event -> {
          if (event.progress() instanceof Progress.Taken) {
            throw ForeignCodeTest.<RuntimeException>thrown(new InterruptedException());
          }
        })
        .build()
        .run();

    assertThat(report.errors())
        .singleElement()
        .satisfies(error -> assertThat(error.message()).contains("interrupted"));
    assertThat(report.deletions()).isEmpty();
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void aClientThatThrowsItsInterruptionEndsTheRun() {
    web.nightly(3);
    web.client.nextDeletion(real -> () -> {
      throw ForeignCodeTest.<RuntimeException>thrown(new InterruptedException());
    });

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.deletions()).isEmpty();
    assertThat(web.names()).hasSize(4);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void whatNobodyForesawBreaksTheRunOffWithAReport() {
    web.nightly(3);
    SnapshotJob job = web.job(Keep.last(1)).timeSource(new BrokenTime()).build();

    SnapshotReport report = job.run();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.errors())
        .singleElement()
        .satisfies(error -> assertThat(error.toString())
            .contains("aborted by IllegalStateException: no time", "Nothing was deleted"));
    assertThat(web.told).hasSize(1);
  }

  @Test
  @Timeout(20)
  void aMessageOfAMegabyteIsCutBeforeItIsReadForSecrets() {
    SnapshotReport report = web.job(Keep.last(1))
        .notifier(told -> {
          throw new IOException("a.".repeat(500_000));
        })
        .build()
        .run();

    assertThat(report.undelivered())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).hasSizeLessThan(600));
  }

  @Test
  void noAddressInThePolicysMessageIsShown() {
    SnapshotReport report = web.job(RetentionPolicy.of("mine", history -> {
          throw new IllegalStateException("no calendar at https://example.com/SECRET");
        }))
        .build()
        .run();

    assertThat(report.toString()).contains("no calendar at https://...").doesNotContain("SECRET");
  }

  @Test
  void noLineOfAReportCanBeForged() {
    SnapshotReport report = web.job(RetentionPolicy.of("mine", history -> {
          throw new IllegalStateException("a\n2026-11-22 SUCCEEDED\u001b[31m\u202e\u2028b");
        }))
        .build()
        .run();

    assertThat(report.toString())
        .doesNotContain("\n2026-11-22 SUCCEEDED")
        .doesNotContain("\u001b", "\u202e", "\u2028");
  }
}
