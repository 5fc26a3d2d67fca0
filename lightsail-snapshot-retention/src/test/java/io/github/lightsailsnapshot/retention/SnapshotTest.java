package io.github.lightsailsnapshot.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SnapshotTest {
  private static final Instant TIME = Instant.parse("2026-11-22T03:00:00Z");
  private static final Snapshot PLAIN = Snapshot.available("s1", "web-1", TIME);

  @Test
  void isRefusedWithoutWhatIdentifiesIt() {
    refused("A snapshot needs a name", () -> Snapshot.available(null, "web-1", TIME));
    refused("A snapshot needs a name", () -> Snapshot.available(" ", "web-1", TIME));
    refused("Snapshot s1 needs the name of its source", () -> Snapshot.available("s1", null, TIME));
    refused(
        "Snapshot s1 needs the time of its creation",
        () -> Snapshot.available("s1", "web-1", null));
    refused("Snapshot s1 needs a state", () -> PLAIN.withState(null));
    refused("Snapshot s1 needs tags, if only none", () -> PLAIN.withTags(null));
    refused("Snapshot s1 needs the id of its source", () -> PLAIN.withSourceId(null));
    refused("Snapshot s1 cannot have -1 GB: the size is at least 0", () -> PLAIN.withSizeGb(-1));
  }

  private static void refused(String message, ThrowingCallable action) {
    assertThatThrownBy(action).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void isRefusedWithATagThatIsHalfMissing() {
    String why = "Snapshot s1 has a tag whose key or value is not text but null";
    refused(why, () -> PLAIN.withTags(Collections.singletonMap("hold", null)));
    refused(why, () -> PLAIN.withTags(Collections.singletonMap(null, "yes")));
  }

  /** As Groovy hands in a text with something inserted. */
  @Test
  @SuppressWarnings({"unchecked", "rawtypes"})
  void isHeldByATagOfAnotherKindOfText() {
    Map script = Map.of(new StringBuilder("hold"), new StringBuilder("yes"));
    Snapshot held = PLAIN.withTags(script);
    assertThat(held.tags()).containsExactly(Map.entry("hold", "yes"));
    refused(
        "Snapshot s1 has a tag whose key or value is not text but 7",
        () -> PLAIN.withTags((Map) Map.of("hold", 7)));
  }

  @Test
  void isAvailableAndPlainForExperiments() {
    assertThat(PLAIN)
        .isEqualTo(new Snapshot(
            "s1",
            SourceRef.of("web-1").withId("web-1"),
            TIME,
            Snapshot.State.AVAILABLE,
            0,
            Map.of(),
            false));
    assertThat(PLAIN.isAvailable()).isTrue();
    assertThat(PLAIN.withState(Snapshot.State.UNKNOWN).isAvailable()).isFalse();
  }

  @Test
  void readsWell() {
    assertThat(PLAIN).hasToString("s1 (available, 2026-11-22T03:00:00Z, of web-1)");
    assertThat(new Snapshot(
            "s1",
            SourceRef.of("web-1").withId("arn"),
            TIME,
            Snapshot.State.ERROR,
            8,
            Map.of("b", "1", "a", ""),
            true))
        .hasToString(
            "s1 (error, 2026-11-22T03:00:00Z, of web-1, from an automatic one, tagged {a=, b=1})");
  }

  @Test
  void changesOneThingAtATime() {
    Snapshot whole = new Snapshot(
        "s1",
        SourceRef.of("web-1").withId("arn"),
        TIME,
        Snapshot.State.ERROR,
        8,
        Map.of("a", ""),
        true);
    assertThat(whole.withState(Snapshot.State.PENDING))
        .isEqualTo(new Snapshot(
            "s1",
            SourceRef.of("web-1").withId("arn"),
            TIME,
            Snapshot.State.PENDING,
            8,
            Map.of("a", ""),
            true));
    assertThat(whole.withTags(Map.of("b", "c")))
        .isEqualTo(new Snapshot(
            "s1",
            SourceRef.of("web-1").withId("arn"),
            TIME,
            Snapshot.State.ERROR,
            8,
            Map.of("b", "c"),
            true));
    assertThat(whole.withSourceId("other"))
        .isEqualTo(new Snapshot(
            "s1",
            SourceRef.of("web-1").withId("other"),
            TIME,
            Snapshot.State.ERROR,
            8,
            Map.of("a", ""),
            true));
    assertThat(whole.withSizeGb(9))
        .isEqualTo(new Snapshot(
            "s1",
            SourceRef.of("web-1").withId("arn"),
            TIME,
            Snapshot.State.ERROR,
            9,
            Map.of("a", ""),
            true));
  }

  @Test
  void isMadeInStepsThatNameWhatDiffers() {
    assertThat(PLAIN
            .withSourceId("arn")
            .withState(Snapshot.State.ERROR)
            .withSizeGb(8)
            .withTags(Map.of("a", ""))
            .asCopyOfAutomatic())
        .isEqualTo(new Snapshot(
            "s1",
            SourceRef.of("web-1").withId("arn"),
            TIME,
            Snapshot.State.ERROR,
            8,
            Map.of("a", ""),
            true));
  }

  @Test
  void doesNotFollowTheTagsThatItWasGiven() {
    Map<String, String> tags = new HashMap<>(Map.of("hold", ""));
    Snapshot tagged = PLAIN.withTags(tags);
    tags.clear();
    assertThat(tagged.tags()).containsOnlyKeys("hold");
    assertThatThrownBy(() -> tagged.tags().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void standsBehindANewerOneAndBehindOneOfASmallerName() {
    Snapshot newer = Snapshot.available("z", "web-1", TIME.plusNanos(1));
    Snapshot namesBefore = Snapshot.available("s0", "web-1", TIME);
    List<Snapshot> snapshots = new ArrayList<>(List.of(PLAIN, namesBefore, newer));
    snapshots.sort(Snapshot.NEWEST_FIRST);
    assertThat(snapshots).containsExactly(newer, namesBefore, PLAIN);
  }

  @Nested
  class InAHistory {
    private final ZoneId kolkata = ZoneId.of("Asia/Kolkata");
    private final Snapshot newer = Snapshot.available("s2", "web-1", TIME.plusSeconds(1));

    @Test
    void standsInOrder() {
      History history = History.of(List.of(PLAIN, newer), TIME.plusSeconds(1), kolkata);
      assertThat(history.newestFirst()).containsExactly(newer, PLAIN);
      assertThat(history.newest()).contains(newer);
      assertThat(history.now()).isEqualTo(TIME.plusSeconds(1));
      assertThat(history.zone()).isEqualTo(kolkata);
      assertThat(history)
          .hasToString("2 snapshots, judged at 2026-11-22T03:00:01Z in Asia/Kolkata");
    }

    @Test
    void isOneSnapshotInUtc() {
      assertThat(History.of(List.of(PLAIN), TIME, ZoneOffset.UTC))
          .hasToString("1 snapshot, judged at 2026-11-22T03:00:00Z in UTC");
    }

    @Test
    void hasALocalTime() {
      assertThat(History.of(List.of(PLAIN), TIME, kolkata).timeOf(PLAIN))
          .isEqualTo(ZonedDateTime.of(2026, 11, 22, 8, 30, 0, 0, kolkata));
    }

    @Test
    void isMissingIfItCannotBeJudged() {
      History history =
          History.of(List.of(newer, PLAIN.withState(Snapshot.State.ERROR)), TIME, kolkata);
      assertThat(history.newestFirst()).isEmpty();
      assertThat(history.newest()).isEmpty();
    }
  }
}
