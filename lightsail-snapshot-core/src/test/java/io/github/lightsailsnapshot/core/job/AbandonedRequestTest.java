package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.failing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.retention.Keep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A run that is suspended by its machine until it is too late for its slot, after a request without an answer. */
class AbandonedRequestTest {
  private final JobFixture web = new JobFixture();

  @Test
  void aRunThatFailsAfterwardsDoesNotSayThatNoSnapshotWasMade() {
    web.client.nextListing(real -> real);
    web.client.nextCreation(real -> () -> {
      Optional<Instant> unused = real.get();
      throw new SnapshotException.Unavailable("no reply");
    });
    web.client.nextListing(
        lagging -> () -> new Listing(List.of(), List.of(), Optional.of(web.time.instant())));
    web.client.nextCreation(real -> () -> {
      web.time.pass(Duration.ofHours(3));
      throw new SnapshotException.Throttled("slow down");
    });
    for (int listing = 0; listing < 1_000; listing++) {
      web.client.nextListing(failing(new SnapshotException.Unavailable("no reply either")));
    }

    SnapshotReport report = web.job(Keep.last(7))
        .slot(Duration.ofHours(1))
        .waitTimeout(Duration.ofHours(12))
        .build()
        .run();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(web.names()).hasSize(1);
    assertThat(report.errors())
        .extracting(Problem::advice)
        .allSatisfy(advice -> assertThat(advice).doesNotContain("No snapshot was made"))
        .anySatisfy(advice -> assertThat(advice).contains("may have been made"));
  }
}
