package io.github.lightsailsnapshot.examples.commandline.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.monitor.JobStatus;
import io.github.lightsailsnapshot.retention.Keep;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.regions.Region;

class PlanDocumentTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  /** With a look through the whole listing for each snapshot this took minutes. */
  @Test
  @Timeout(60)
  void a_preview_of_very_many_snapshots_is_not_written_in_minutes() throws IOException {
    InMemorySnapshots region = InMemorySnapshots.ofInstances("web");
    SnapshotJob job = SnapshotJob.builder(region, "web", Keep.last(1)).build();
    for (int second = 0; second < 60_000; second++) {
      Instant at = NOON.minusSeconds(second);
      region = region.add("web", job.naming().nameAt(at), at);
    }
    JobStatus status = job.inspect();
    JsonNode document = new ObjectMapper()
        .readTree(new PlanDocument(new RegionalJob(job, Region.EU_CENTRAL_1)).ofPreview(status));
    assertThat(document.at("/plan/decisions")).hasSize(60_001);
    assertThat(document.get("planned").asText())
        .isEqualTo(status.planned().orElseThrow().name());
  }
}
