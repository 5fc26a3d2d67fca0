package io.github.lightsailsnapshot.notify.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.monitor.RecoveryPointCheck;
import io.github.lightsailsnapshot.core.monitor.RecoveryPointMonitor;
import io.github.lightsailsnapshot.notify.Reports;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RecoveryPointMetersTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  private final MockClock clock = new MockClock();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
  private final Region region = new Region();
  private final RecoveryPointCheck check = RecoveryPointCheck.of(region, "web-1");

  RecoveryPointMetersTest() {
    pass(Duration.between(Instant.ofEpochMilli(clock.wallTime()), NOW));
  }

  /** A region that tells the time, until it fails. */
  private final class Region implements SnapshotClient {
    private final List<Snapshot> snapshots = new ArrayList<>();
    private Optional<RuntimeException> failure = Optional.empty();
    private int listings;

    @Override
    public Listing list() {
      listings++;
      failure.ifPresent(thrown -> {
        throw thrown;
      });
      return new Listing(snapshots, List.of(), Optional.of(now()));
    }

    void add(String name, Duration age) {
      snapshots.add(Snapshot.available(name, "web-1", now().minus(age)));
    }

    @Override
    public Where where() {
      return Where.of("eu-central-1", "instance");
    }

    @Override
    public Optional<Instant> create(String source, String name) {
      throw new AssertionError("A check only lists");
    }

    @Override
    public void delete(Snapshot snapshot) {
      throw new AssertionError("A check only lists");
    }
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.wallTime());
  }

  private void pass(Duration time) {
    long unused = clock.add(time);
  }

  private void bind() {
    RecoveryPointMeters.of(check, TEN_MINUTES).bindTo(registry);
  }

  private double hours() {
    return registry.get("lightsail.snapshot.recovery.point.age").timeGauge().value(TimeUnit.HOURS);
  }

  @Test
  void theAgeIsKnownBeforeAnyRun() {
    region.add("nightly-2026-11-21T03-00-00Z", Duration.ofHours(24));
    bind();
    assertThat(hours()).isEqualTo(24);
  }

  @Test
  void bindingMakesNoCall() {
    bind();
    assertThat(region.listings).isZero();
  }

  @Test
  void tagsAreThoseOfReports() {
    RecoveryPointMeters.of(check.madeBy(new SnapshotNaming("nightly")), TEN_MINUTES)
        .bindTo(registry);
    assertThat(tags())
        .isEqualTo(Tags.of(
            "source", "web-1",
            "basename", "nightly",
            "region", "eu-central-1",
            "resource", "instance"));
  }

  private Tags tags() {
    return Tags.of(registry
        .get("lightsail.snapshot.recovery.point.age")
        .timeGauge()
        .getId()
        .getTags());
  }

  @Test
  void aCheckOfAllSnapshotsHasABasenameThatNoJobCanHave() {
    bind();
    assertThat(tags()).contains(Tag.of("basename", "*"));
  }

  @Test
  void whatWasFoundIsRememberedAndGrowsOlder() {
    region.add("nightly-2026-11-21T03-00-00Z", Duration.ofHours(24));
    bind();
    assertThat(hours()).isEqualTo(24);
    pass(Duration.ofMinutes(9));
    assertThat(hours()).isEqualTo(24.15);
    assertThat(region.listings).isOne();
  }

  @Test
  void afterTheMaximumAgeItLooksAgain() {
    region.add("nightly-2026-11-21T03-00-00Z", Duration.ofHours(24));
    bind();
    assertThat(hours()).isEqualTo(24);
    region.add("nightly-2026-11-22T03-00-00Z", Duration.ZERO);
    pass(TEN_MINUTES.minusMillis(1));
    assertThat(hours()).isGreaterThan(24);
    pass(Duration.ofMillis(1));
    assertThat(hours()).isEqualTo(1 / 6.0);
    assertThat(region.listings).isEqualTo(2);
  }

  @Test
  void aFailedCheckShowsNoGoodValueOfEarlier() {
    region.add("nightly-2026-11-22T03-00-00Z", Duration.ZERO);
    bind();
    assertThat(hours()).isZero();
    region.failure = Optional.of(new SnapshotException.Unavailable("no answer"));
    pass(TEN_MINUTES);
    assertThat(hours()).isNaN();
  }

  @Test
  void aFailureIsRememberedAsWell() {
    region.failure = Optional.of(new SnapshotException.Unavailable("no answer"));
    bind();
    assertThat(hours()).isNaN();
    region.failure = Optional.empty();
    region.add("nightly-2026-11-22T03-00-00Z", Duration.ZERO);
    pass(TEN_MINUTES.minusMillis(1));
    assertThat(hours()).isNaN();
    assertThat(region.listings).isOne();
    pass(Duration.ofMillis(1));
    assertThat(hours()).isEqualTo(1 / 6.0);
  }

  @Test
  void whateverAClientThrowsTheRegistryGetsANumber() {
    CachedAge age = new CachedAge(check, TEN_MINUTES, clock);
    region.failure = Optional.of(new IllegalStateException("a defect"));
    assertThat(age.millis()).isNaN();
  }

  @Test
  void aClientThatCannotSayWhereItIsStillHasAnAge() {
    SnapshotClient lost = new SnapshotClient() {
      @Override
      public Listing list() {
        return region.list();
      }

      @Override
      public Optional<Instant> create(String source, String name) {
        return region.create(source, name);
      }

      @Override
      public void delete(Snapshot snapshot) {
        region.delete(snapshot);
      }

      @Override
      public Where where() {
        throw new IllegalStateException("lost");
      }
    };
    region.add("nightly-2026-11-22T03-00-00Z", Duration.ZERO);
    RecoveryPointMeters.of(RecoveryPointCheck.of(lost, "web-1"), TEN_MINUTES).bindTo(registry);
    assertThat(hours()).isZero();
    assertThat(tags()).contains(Tag.of("region", "unknown"));
  }

  @Test
  void noRecoveryPointAtAllIsOlderThanAnyLimit() {
    bind();
    assertThat(hours()).isInfinite().isPositive();
  }

  @Test
  void aReportDoesNotHideWhatACheckFound() {
    region.add("nightly-2026-11-22T03-00-00Z", Duration.ZERO);
    RecoveryPointCheck ofJob = check.madeBy(new SnapshotNaming("nightly"));
    RecoveryPointMeters.of(ofJob, TEN_MINUTES).bindTo(registry);
    MetricsNotifier.to(registry).send(Reports.nothingToRestoreFrom());
    assertThat(hours()).isZero();
  }

  @Test
  void aCheckReplacesWhatReportsKnew() {
    MetricsNotifier metrics = MetricsNotifier.to(registry);
    metrics.send(Reports.nothingToRestoreFrom());
    assertThat(hours()).isInfinite();
    region.add("nightly-2026-11-22T03-00-00Z", Duration.ZERO);
    RecoveryPointMeters.of(check.madeBy(new SnapshotNaming("nightly")), TEN_MINUTES)
        .bindTo(registry);
    metrics.send(Reports.nothingToRestoreFrom());
    assertThat(hours()).isZero();
  }

  @Test
  void theMetersOfAMonitorNeverCall() {
    RecoveryPointMonitor monitor = RecoveryPointMonitor.of(check, TEN_MINUTES);
    region.add("nightly-2026-11-21T03-00-00Z", Duration.ofHours(24));
    RecoveryPointMeters.of(monitor).bindTo(registry);
    assertThat(hours()).isNaN();
    assertThat(region.listings).isZero();

    monitor.refresh();
    assertThat(hours()).isBetween(24.0, 24.1);
    region.failure = Optional.of(new SnapshotException.Unavailable("no answer"));
    monitor.refresh();
    assertThat(hours()).isNaN();
    assertThat(region.listings).isEqualTo(2);
    assertThat(tags()).contains(Tag.of("region", "eu-central-1"), Tag.of("basename", "*"));
  }

  @Test
  void metersStayWhenTheBinderIsForgotten() {
    region.add("nightly-2026-11-22T03-00-00Z", Duration.ZERO);
    bind();
    System.gc();
    assertThat(hours()).isZero();
  }

  @Test
  void aMaximumAgeThatCannotBeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecoveryPointMeters.of(check, Duration.ZERO))
        .withMessage(
            "The maximum age PT0S of a remembered recovery point must be from PT1S to PT24H");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecoveryPointMeters.of(check, Duration.ofDays(2)))
        .withMessageContaining("PT48H");
    assertThatNullPointerException().isThrownBy(() -> RecoveryPointMeters.of(null, TEN_MINUTES));
  }
}
