package io.github.lightsailsnapshot.retention.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.testing.SnapshotSeries;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** A plan as a calendar. */
class PlanViewTest {
  private static final Instant NOW = Instant.parse("2026-12-01T04:00:00Z");
  private static final List<Snapshot> DAYS = SnapshotSeries.daily(40, "2026-12-01T03:00:00Z");

  private static RetentionPlan plan(RetentionPolicy policy, List<Snapshot> snapshots) {
    return RetentionPlan.of(policy, snapshots, NOW, ZoneOffset.UTC);
  }

  private static Document page(RetentionPlan plan) {
    return Xml.parsed(PlanView.of(plan).html("web-1"));
  }

  @Nested
  class TheCalendar {
    private final RetentionPlan plan = plan(RetentionPolicy.parse("daily=7, monthly=2"), DAYS);
    private final Document svg = Xml.parsed(PlanView.of(plan).svg(2));

    @Test
    void hasAMarkForEachSnapshotAndOneOfEachInTheLegend() {
      assertThat(Xml.count(svg, "circle", "k")).isEqualTo(plan.kept().size() + 1);
      assertThat(Xml.count(svg, "circle", "d")).isEqualTo(plan.deletions().size() + 1);
    }

    @Test
    void marksDifferInShapeNotOnlyInColour() {
      assertThat(Xml.count(svg, "path", "d")).isEqualTo(plan.deletions().size() + 1);
    }

    @Test
    void hasAMonthForEachMonthWithSnapshotsNewestFirst() {
      assertThat(Xml.texts(svg, "text"))
          .containsSubsequence(
              "December 2026",
              "1 of 1 kept",
              "November 2026",
              "6 of 30 kept",
              "October 2026",
              "0 of 9 kept");
    }

    @Test
    void saysOfEachDayWhatBecomesOfItsSnapshotsAndWhy() {
      assertThat(Xml.texts(svg, "title"))
          .contains("7 of 40 snapshots kept")
          .contains(
              "Tue 2026-12-01 03:00 2026-12-01T03:00:00Z, kept: daily 7, monthly 2",
              "Tue 2026-11-24 03:00 2026-11-24T03:00:00Z, to delete: no rule keeps it");
    }

    @Test
    void isOfTheDaysOfThePlansZone() {
      RetentionPlan tokyo = RetentionPlan.of(
          Keep.all(), SnapshotSeries.of("2026-10-31T16:00:00Z"), NOW, ZoneId.of("Asia/Tokyo"));
      assertThat(PlanView.of(tokyo).svg(1)).contains("November 2026").doesNotContain("October");
    }

    @Test
    void needsAColumn() {
      assertThatThrownBy(() -> PlanView.of(plan).svg(0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("A calendar needs at least 1 column, not 0");
    }
  }

  @Nested
  class ThePage {
    private final RetentionPlan plan = plan(Keep.daily(7), DAYS);

    @Test
    void listsEverySnapshotWithItsReasons() {
      Document page = page(plan);
      assertThat(Xml.texts(page, "td"))
          .hasSize(2 * DAYS.size())
          .containsSubsequence(
              "2026-12-01T03:00:00Z", "daily 7", "2026-11-24T03:00:00Z", "no rule keeps it");
    }

    @Test
    void canBeReadWithoutThePicture() {
      assertThat(Xml.elements(page(plan), "svg"))
          .filteredOn(svg -> !svg.getAttribute("aria-hidden").equals("true"))
          .extracting(svg -> svg.getAttribute("role") + " " + svg.getAttribute("aria-label"))
          .containsExactly(
              "img December 2026: 1 kept, 0 to delete",
              "img November 2026: 6 kept, 24 to delete",
              "img October 2026: 0 kept, 9 to delete");
    }

    @Test
    void needsNoScriptAndLoadsNothing() {
      Document page = page(plan);
      assertThat(Xml.elements(page, "script")).isEmpty();
      assertThat(Xml.elements(page, "link")).isEmpty();
      assertThat(PlanView.of(plan).html("web-1")).doesNotContain("http://", "https://", "url(");
    }

    @Test
    void isForLightAndDarkWideAndNarrowAndPaper() {
      assertThat(PlanView.of(plan).html("web-1"))
          .contains(
              "prefers-color-scheme:dark", "max-width:40rem", "@media print", "width=device-width");
    }

    @Test
    void saysSoIfThereIsNothing() {
      Document page = page(plan(Keep.all(), List.of()));
      assertThat(Xml.texts(page, "p")).contains("Nothing: there are no snapshots.");
      assertThat(Xml.parsed(PlanView.of(plan(Keep.all(), List.of())).svg(3))).isNotNull();
    }
  }

  @Test
  void hostileNamesAndReasonsAreData() {
    Snapshot hostile =
        Snapshot.available("</title><script>alert(1)</script>\"'&\u202e", "web-1", NOW);
    RetentionPlan plan =
        plan(RetentionPolicy.of("<b onclick='x'>", h -> h.newestFirst()), List.of(hostile));
    Document page = Xml.parsed(PlanView.of(plan).html("<script>\"web"));
    assertThat(Xml.elements(page, "script")).isEmpty();
    assertThat(Xml.elements(page, "b")).isEmpty();
    assertThat(Xml.texts(page, "h1")).containsExactly("<script>\"web");
    assertThat(Xml.texts(page, "td"))
        .containsExactly("</title><script>alert(1)</script>\"'&?", "<b onclick='x'>");
    assertThat(Xml.elements(Xml.parsed(PlanView.of(plan).svg(1)), "script")).isEmpty();
  }

  @Nested
  class ManySnapshots {
    @Test
    void onOneDayAreSmallMarksAndThenNumbers() {
      Document few = page(plan(
          Keep.last(3), SnapshotSeries.every(Duration.ofMinutes(1), 24, "2026-11-30T12:00:00Z")));
      assertThat(Xml.count(few, "circle", "k")).isEqualTo(3 + 1);
      Document many = page(plan(
          Keep.last(3), SnapshotSeries.every(Duration.ofMinutes(1), 25, "2026-11-30T12:00:00Z")));
      assertThat(Xml.count(many, "circle", "k")).isEqualTo(1);
      assertThat(Xml.texts(many, "text")).contains("3", "\u221222");
      assertThat(Xml.texts(many, "li"))
          .contains("full days show how many are kept, and \u2212 how many go");
    }

    /** Marks and a row for each: a browser shows a few megabytes at once. */
    @Test
    void tenThousandMakeAPageOfAFewMegabytes() {
      RetentionPlan plan =
          plan(Keep.daily(30), SnapshotSeries.hourly(10_000, "2026-12-01T03:00:00Z"));
      String page = PlanView.of(plan).html("web-1");
      assertThat(page.length()).isBetween(1_000_000, 4_000_000);
      assertThat(Xml.count(Xml.parsed(page), "circle", "k")).isEqualTo(30 + 1);
    }

    @Test
    void overManyMonthsAreAllListedButNotAllDrawn() {
      List<Snapshot> monthly = IntStream.range(0, 1_000)
          .mapToObj(month -> SnapshotSeries.at(NOW.minus(Duration.ofDays(31L * month + 1))))
          .toList();
      Document page = page(plan(Keep.all(), monthly));
      assertThat(Xml.elements(page, "svg")).hasSize(PlanView.MOST_MONTHS + 2);
      assertThat(Xml.texts(page, "td")).hasSize(2 * 1_000);
    }

    @Test
    void beyondTheCalendarAreListedOnly() {
      List<Snapshot> extreme = new ArrayList<>(DAYS);
      extreme.add(Snapshot.available("ancient", "web-1", Instant.MIN));
      Document page = Xml.parsed(PlanView.of(plan(Keep.last(1), extreme)).html("web-1"));
      assertThat(Xml.texts(page, "td")).contains("ancient");
    }
  }
}
