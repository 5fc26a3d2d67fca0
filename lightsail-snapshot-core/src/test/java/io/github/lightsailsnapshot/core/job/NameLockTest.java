package io.github.lightsailsnapshot.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A slot's name may be asked for until an hour after its end; five minutes more, its snapshot is not deleted. */
class NameLockTest {
  private static final String OF_ONE = "nightly-2026-11-22T01-00-00Z";
  private static final String OF_TWO = "nightly-2026-11-22T02-00-00Z";

  private final JobFixture web = new JobFixture();

  private SnapshotJob.Builder hourlyAt(Duration after) {
    web.put(OF_ONE, State.AVAILABLE);
    web.put(OF_TWO, State.AVAILABLE);
    web.time.pass(after);
    return web.job(Keep.last(1)).slot(Duration.ofHours(1));
  }

  @Test
  void endsFiveMinutesAfterTheHour() {
    SnapshotReport report = hourlyAt(Duration.ofMinutes(5).plusNanos(1)).build().run();

    assertThat(report.deleted()).extracting(Snapshot::name).containsExactly(OF_ONE);
  }

  @Test
  void isThereUpToThen() {
    SnapshotReport report = hourlyAt(Duration.ofMinutes(5)).build().run();

    assertThat(report.deleted()).isEmpty();
  }

  @Test
  void isJudgedByTheCreationIfThatIsBeforeTheLastListing() {
    web.region.settlesAfter(Duration.ofMinutes(3));

    SnapshotReport report = hourlyAt(Duration.ofMinutes(4)).build().run();

    assertThat(report.deleted()).isEmpty();
  }

  @Test
  void isJudgedByTheListingIfThatIsBeforeTheCreation() {
    web.client.nextCreation(real -> () -> {
      web.time.pass(Duration.ofMinutes(3));
      return real.get();
    });

    SnapshotReport report =
        hourlyAt(Duration.ofMinutes(4)).waitTimeout(Duration.ZERO).build().run();

    assertThat(report.deleted()).isEmpty();
  }

  @Test
  void aPreviewKeepsTheSnapshotThatTheRunWouldMakeAsItsOwn() {
    RetentionPolicy none = RetentionPolicy.of("none", history -> List.of());

    RetentionPlan preview = web.nightly(1).job(none).build().preview();

    assertThat(preview.decisions())
        .filteredOn(decision -> decision.snapshot().name().equals(JobFixture.OWN))
        .singleElement()
        .extracting(Object::toString)
        .asString()
        .contains("this run's snapshot");
  }
}
