package io.github.lightsailsnapshot.examples.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lightsailsnapshot.core.Listing;
import io.github.lightsailsnapshot.core.SnapshotNaming;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.regions.Region;

class PlanDocumentTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Target TARGET =
      new Target("web", new SnapshotNaming("web-auto"), Keep.last(1), ZoneOffset.UTC, false);

  /** With a look through the whole listing for each snapshot this took minutes. */
  @Test
  @Timeout(20)
  void a_preview_of_very_many_snapshots_is_written_in_seconds() throws IOException {
    List<Snapshot> there = IntStream.range(0, 60_000)
        .mapToObj(second -> NOON.minusSeconds(second))
        .map(at -> Snapshot.available(TARGET.naming().nameAt(at), "web", at))
        .toList();
    Listing listing = Listing.of(there);
    RetentionPlan plan = TARGET.plan(listing);
    JsonNode document = new ObjectMapper()
        .readTree(new PlanDocument(TARGET, Region.EU_CENTRAL_1).ofPreview(plan, listing));
    assertThat(document.at("/plan/decisions")).hasSize(60_000);
    assertThat(document.get("planned").isNull()).isTrue();
  }
}
