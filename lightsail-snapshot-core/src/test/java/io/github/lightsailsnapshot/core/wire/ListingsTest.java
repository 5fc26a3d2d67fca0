package io.github.lightsailsnapshot.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.GetInstanceSnapshotsResponse;
import software.amazon.awssdk.services.lightsail.model.InstanceSnapshot;
import software.amazon.awssdk.services.lightsail.model.InvalidInputException;

/** Pages and their oddities, as the real client sees them: a list of pages, each a list of names. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ListingsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final int MOST_PAGES = 6;

  private final LocalAws aws = LocalAws.start();
  private final LocalLightsail account = aws.lightsail();
  private final Listings listings = account.listings();
  private final LightsailClient client = SdkClients.lightsail(aws);

  @BeforeEach
  void setUp() {
    List.of("a", "b", "c", "d", "e").forEach(name -> account.add(name, "web-1", NOON));
    listings.pageSize(2);
  }

  @AfterEach
  void close() {
    client.close();
    aws.close();
  }

  private List<List<String>> pages() {
    return follow().stream().map(ListingsTest::names).toList();
  }

  private List<GetInstanceSnapshotsResponse> follow() {
    List<GetInstanceSnapshotsResponse> pages = new ArrayList<>();
    pages.add(page(null));
    while (token(pages) != null && pages.size() < MOST_PAGES) {
      pages.add(page(token(pages)));
    }
    return pages;
  }

  private GetInstanceSnapshotsResponse page(String token) {
    return client.getInstanceSnapshots(r -> r.pageToken(token));
  }

  private static String token(List<GetInstanceSnapshotsResponse> pages) {
    return pages.get(pages.size() - 1).nextPageToken();
  }

  private static List<String> names(GetInstanceSnapshotsResponse page) {
    return page.instanceSnapshots().stream().map(InstanceSnapshot::name).toList();
  }

  private void delete(String name) {
    client.deleteInstanceSnapshot(r -> r.instanceSnapshotName(name));
  }

  @Test
  void comeInPages() {
    assertThat(pages()).containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e"));
    listings.pageSize(5);
    assertThat(pages()).containsExactly(List.of("a", "b", "c", "d", "e"));
  }

  @Test
  void answerTheSamePageToTheSameToken() {
    String token = page(null).nextPageToken();
    assertThat(names(page(token))).isEqualTo(names(page(token)));
    assertThatThrownBy(() -> page("made up")).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void followWhatOthersDoBetweenTwoPages() {
    aws.faults().on("GetInstanceSnapshots").skipping(1).once().before(() -> {
      account.remove("a");
      account.remove("d");
      account.add("f", "web-1", NOON);
    });
    assertThat(pages()).containsExactly(List.of("a", "b"), List.of("c", "e"), List.of("f"));
  }

  @Test
  void mayHaveAnEmptyPageInTheMiddleOrAtTheEnd() {
    listings.emptyPage(2).emptyPage(5);
    assertThat(pages())
        .containsExactly(List.of("a", "b"), List.of(), List.of("c", "d"), List.of("e"), List.of());
  }

  @Test
  void mayRepeatAToken() {
    listings.repeatToken();
    List<GetInstanceSnapshotsResponse> pages = follow();
    assertThat(pages.get(1).nextPageToken()).isEqualTo(pages.get(0).nextPageToken());
    assertThat(pages.stream().map(ListingsTest::names))
        .containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("c", "d"), List.of("e"));
  }

  @Test
  void mayHaveNoEnd() {
    listings.repeatTokenForever().pageSize(100);
    assertThat(follow().stream()
            .map(GetInstanceSnapshotsResponse::nextPageToken)
            .filter(Objects::nonNull)
            .distinct())
        .hasSize(1);
    assertThat(pages()).hasSize(MOST_PAGES);
  }

  @Test
  void mayListOneItemTwice() {
    listings.repeatItem("a").pageSize(100);
    List<InstanceSnapshot> items = page(null).instanceSnapshots();
    assertThat(items).hasSize(6);
    assertThat(items.get(5)).isEqualTo(items.get(0));
  }

  @Test
  void mayContradictThemselves() {
    listings.contradict("a", item -> item.put("state", "error"));
    List<InstanceSnapshot> last = follow().get(2).instanceSnapshots();
    assertThat(last).extracting(InstanceSnapshot::name).containsExactly("e", "a");
    assertThat(last)
        .extracting(InstanceSnapshot::stateAsString)
        .containsExactly("available", "error");
  }

  @Test
  void mayComeInAnyOrder() {
    listings.order(Comparator.comparingInt(item -> -item.path("name").asText().charAt(0)));
    assertThat(pages()).containsExactly(List.of("e", "d"), List.of("c", "b"), List.of("a"));
    listings.shuffle(7);
    assertThat(pages().stream().flatMap(List::stream))
        .containsExactlyInAnyOrder("a", "b", "c", "d", "e");
  }

  @Test
  void mayLagBehindCreations() {
    listings.createdShow(After.listings(1)).pageSize(100);
    client.createInstanceSnapshot(r -> r.instanceSnapshotName("new").instanceName("web-1"));
    assertThat(account.names()).contains("new");
    assertThat(pages().get(0)).doesNotContain("new");
    assertThat(pages().get(0)).contains("new");
  }

  @Test
  void mayLagBehindDeletions() {
    listings.deletedHide(After.listings(1)).pageSize(100);
    delete("a");
    assertThat(account.names()).doesNotContain("a");
    assertThat(pages().get(0)).contains("a");
    assertThat(pages().get(0)).doesNotContain("a");
  }
}
