package io.github.lightsailsnapshot.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots.Operation;
import io.github.lightsailsnapshot.core.monitor.JobStatus;
import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.SnapshotRunException;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a host tests what it does around a job, without an account. */
class HostTest {
  private final InMemorySnapshots region = InMemorySnapshots.ofInstances("web-1");
  private final List<RunReport> mailed = new ArrayList<>();
  private final List<RunReport> posted = new ArrayList<>();
  private final SnapshotJob job = SnapshotJob.builder(
          region, "web-1", RetentionPolicy.valueOf("last=3, daily=7"))
      .basename("nightly")
      .slot(Duration.ofDays(1))
      .waitTimeout(Duration.ZERO)
      .notifiers(List.of(mailed::add, posted::add))
      .build();

  @Test
  void aStartUpLogShowsTheJobAndHowItStands() {
    assertThat(job)
        .hasToString("SnapshotJob[web-1 as nightly, keeping last=3, daily=7, UTC, slot PT24H]");

    JobStatus status = job.inspect();

    assertThat(status.toString())
        .contains("web-1: no available snapshot", "A run would make nightly-");
    assertThat(status.planned()).isPresent();
    assertThat(region.snapshots()).isEmpty();
  }

  @Test
  void aSecondHostOfTheSlotChangesNothing() {
    assertThat(job.run().orThrow().changes()).asString().startsWith("created nightly-");
    assertThat(job.run().orThrow().changes().isEmpty()).isTrue();
  }

  @Test
  void aFailureReachesTheSchedulerAndEveryNotifier() {
    region.failNext(Operation.CREATE, new SnapshotException.AccessDenied("not allowed"));

    SnapshotRunException failed =
        catchThrowableOfType(SnapshotRunException.class, () -> job.run().orThrow());

    assertThat(failed).hasMessageStartingWith("FAILED: snapshot of web-1 as nightly");
    assertThat(failed.report().outcome().exitStatus()).isEqualTo(1);
    assertThat(mailed).hasSize(1);
    assertThat(posted).hasSize(1);
  }

  @Test
  void oneListingServesAHealthProbe() {
    SnapshotReport unused = job.run();
    Listing listing = region.list();

    assertThat(job.recoveryPointCheck().check(listing).isAtMost(Duration.ofHours(26)))
        .isTrue();
  }

  @Test
  void propertiesOfTheHostAreCheckedAllAtOnce() {
    Map<String, String> properties = Map.of("slot", "1 day", "wait-timeout", "two minutes");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SnapshotJob.builder(region, "web-1", Keep.last(3)).settings(properties))
        .withMessageContaining("2 mistakes: slot: \"1 day\"")
        .withMessageContaining("wait-timeout: \"two minutes\"");
  }
}
