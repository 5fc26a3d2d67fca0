package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.failing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.core.time.TimeSource;
import io.github.lightsailsnapshot.retention.History;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Foreign code that throws an interruption has cleared the thread's flag; the run sets it again, and reports all the same. */
class InterruptedForeignCodeTest {
  private final JobFixture web = new JobFixture();

  @AfterEach
  void forgetTheInterruption() {
    boolean unused = Thread.interrupted();
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> RuntimeException thrown(Throwable anything) throws T {
    throw (T) anything;
  }

  private static RuntimeException interruption() {
    return InterruptedForeignCodeTest.<RuntimeException>thrown(new InterruptedException("stop"));
  }

  private void assertStoppedWithAReport() {
    assertThat(web.told).hasSize(1);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void aTimeSource() {
    TimeSource stopping = new TimeSource() {
      @Override
      public long nanos() {
        throw interruption();
      }

      @Override
      public void sleep(Duration pause) {
        throw interruption();
      }
    };

    SnapshotReport report = web.job(Keep.last(1)).timeSource(stopping).build().run();

    assertThat(report.snapshot()).isEmpty();
    assertStoppedWithAReport();
  }

  @Test
  void aTimeSourceThatDividesTheDeadlineAmongNotifiers() {
    TimeSource stopping = new TimeSource() {
      @Override
      public long nanos() {
        if (web.client.count("list") > 1) {
          throw interruption();
        }
        return web.time.nanos();
      }

      @Override
      public void sleep(Duration pause) throws InterruptedException {
        web.time.sleep(pause);
      }
    };

    SnapshotReport unused = web.job(Keep.last(1))
        .deadline(Duration.ofHours(1))
        .timeSource(stopping)
        .build()
        .run();

    assertStoppedWithAReport();
  }

  @Test
  void aClock() {
    Clock stopping = new Clock() {
      @Override
      public Instant instant() {
        throw interruption();
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };

    SnapshotReport report = web.job(Keep.last(1)).clock(stopping).build().run();

    assertThat(report.has(Problem.Kind.CLOCK_FAILED)).isTrue();
    assertStoppedWithAReport();
  }

  @Test
  void aThreadFactoryThatIsToWatchTheDeadline() {
    SnapshotReport report = web.job(Keep.last(1))
        .deadline(Duration.ofHours(1))
        .threads(task -> {
          throw interruption();
        })
        .build()
        .run();

    assertThat(report.has(Problem.Kind.DEADLINE_NOT_WATCHED)).isTrue();
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void aClientThatIsAskedWhereItIs() {
    SnapshotReport report = SnapshotJob.builder(new Nowhere(), "web-1", Keep.last(1))
        .clock(web.time)
        .timeSource(web.time)
        .notifier(sent -> web.told.addAll(sent.jobs()))
        .build()
        .run();

    assertThat(report.where().region()).isEmpty();
    assertStoppedWithAReport();
  }

  /** A client that cannot tell where it is. */
  private static final class Nowhere implements SnapshotClient {
    @Override
    public Where where() {
      throw interruption();
    }

    @Override
    public Listing list() {
      throw new AssertionError("called");
    }

    @Override
    public Optional<Instant> create(String source, String name) {
      throw new AssertionError("called");
    }

    @Override
    public void delete(Snapshot snapshot) {
      throw new AssertionError("called");
    }
  }

  @Test
  void aNotifierThatIsAskedForItsName() {
    SnapshotReport report = web.job(Keep.last(1))
        .notifier(new Notifier() {
          @Override
          public void send(RunReport told) throws IOException {
            throw new IOException("no route to host");
          }

          @Override
          public String name() {
            throw interruption();
          }
        })
        .build()
        .run();

    assertThat(report.undelivered())
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .contains("A notifier", "no route to host");
    assertStoppedWithAReport();
  }

  @Test
  void anExceptionThatIsAskedForItsMessage() {
    web.client.nextListing(failing(new IllegalStateException() {
      private static final long serialVersionUID = 1L;

      @Override
      public String getMessage() {
        throw interruption();
      }
    }));

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.problems()).isNotEmpty();
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void aPolicy() {
    RetentionPolicy stopping = RetentionPolicy.of("mine", history -> {
      throw interruption();
    });

    SnapshotReport report = web.job(stopping).build().run();

    assertThat(report.has(Problem.Kind.PLANNING_FAILED)).isTrue();
    assertThat(report.deletions()).isEmpty();
    assertStoppedWithAReport();
  }

  @Test
  void aPolicyThatIsAskedForItsName() {
    RetentionPolicy nameless = new RetentionPolicy() {
      @Override
      public Collection<Snapshot> keep(History history) {
        return history.newestFirst();
      }

      @Override
      public String toString() {
        throw interruption();
      }
    };

    assertThat(web.job(nameless).build().toString())
        .contains(nameless.getClass().getName());
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void aStatusThatIsInterruptedKeepsTheFlag() {
    web.client.nextListing(real -> () -> {
      throw interruption();
    });

    assertThatExceptionOfType(SnapshotException.Unavailable.class)
        .isThrownBy(() -> web.keepLast(1).inspect());
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }
}
