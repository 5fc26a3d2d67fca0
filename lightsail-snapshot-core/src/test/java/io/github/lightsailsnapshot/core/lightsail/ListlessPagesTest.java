package io.github.lightsailsnapshot.core.lightsail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.wire.AwsError;
import io.github.lightsailsnapshot.core.wire.LocalAws;
import io.github.lightsailsnapshot.core.wire.SdkClients;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** Answers of status 200 without the list of snapshots, on any page of three. */
class ListlessPagesTest {
  private static final String LIST = "GetInstanceSnapshots";

  private final LocalAws aws = LocalAws.start();
  private final LightsailClient sdk = SdkClients.lightsail(aws);
  private final LightsailSnapshots snapshots = LightsailSnapshots.ofInstances(sdk);

  @BeforeEach
  void fiveOnThreePages() {
    for (int i = 1; i <= 5; i++) {
      aws.lightsail().add("s" + i, "web-1", Instant.parse("2026-11-22T03:00:00Z"));
    }
    aws.lightsail().listings().pageSize(2);
  }

  @AfterEach
  void close() {
    sdk.close();
    aws.close();
  }

  @ParameterizedTest
  @CsvSource({"'',1", "'',2", "'',3", "' ',1", "' ',2", "' ',3", "{},1", "{},2", "{},3"})
  void areAskedForOnceMoreAndThenTheListingIsWhole(String body, int page) {
    aws.faults().on(LIST).skipping(page - 1).once().body(body);

    assertThat(snapshots.list().snapshots())
        .extracting(Snapshot::name)
        .containsExactlyInAnyOrder("s1", "s2", "s3", "s4", "s5");
    assertThat(aws.calls().count(LIST)).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"'',1", "'',2", "'',3", "' ',1", "' ',2", "' ',3", "{},1", "{},2", "{},3"})
  void thatComeTwiceMakeTheListingIncomplete(String body, int page) {
    aws.faults().on(LIST).skipping(page - 1).body(body);

    assertThatThrownBy(snapshots::list)
        .isInstanceOf(SnapshotException.IncompleteListing.class)
        .hasMessageStartingWith("Could not list all instance snapshots: the answer to page " + page
            + " had no list of snapshots, twice. ")
        .hasMessageContaining("endpoint")
        .hasMessageContaining("proxy")
        .hasMessageContaining("region without snapshots");
    assertThat(aws.calls().count(LIST)).isEqualTo(page + 1);
  }

  @Test
  void areNoPagesThoughTheyNameANextOne() {
    aws.faults().on(LIST).times(2).body("{\"nextPageToken\":\"more\"}");
    assertThatThrownBy(snapshots::list).isInstanceOf(SnapshotException.IncompleteListing.class);
  }

  @Test
  void areNoPagesIfTheirListIsNull() {
    aws.faults().on(LIST).body("{\"instanceSnapshots\":null}");
    assertThatThrownBy(snapshots::list).isInstanceOf(SnapshotException.IncompleteListing.class);
  }

  @Test
  void thatAreFollowedByAFailureFailAsItDoes() {
    aws.faults().on(LIST).once().body("{}");
    aws.faults().on(LIST).skipping(1).answer(AwsError.accessDenied("lightsail:" + LIST));
    assertThatThrownBy(snapshots::list).isInstanceOf(SnapshotException.AccessDenied.class);
  }

  @Test
  void areNotMeantWhereTheListIsEmpty() {
    aws.faults().on(LIST).body("{\"instanceSnapshots\":[]}");
    assertThat(snapshots.list().snapshots()).isEmpty();
    assertThat(aws.calls().count(LIST)).isEqualTo(1);
  }

  @Test
  void areNotMeantWhereAnItemIsNull() {
    aws.faults().on(LIST).body("{\"instanceSnapshots\":[null]}");
    assertThat(snapshots.list().unreadable()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void thatAreCutInTheMiddleNeverPassForTheEnd(int page) {
    aws.faults().on(LIST).skipping(page - 1).truncateBody();
    assertThatThrownBy(snapshots::list).isInstanceOf(SnapshotException.class);
  }
}
