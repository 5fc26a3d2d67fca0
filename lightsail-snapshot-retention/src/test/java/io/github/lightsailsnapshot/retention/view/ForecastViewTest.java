package io.github.lightsailsnapshot.retention.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.forecast.Forecast;
import io.github.lightsailsnapshot.retention.forecast.Price;
import io.github.lightsailsnapshot.retention.forecast.Scenario;
import io.github.lightsailsnapshot.retention.forecast.Schedule;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** A forecast as a line and a timeline. */
class ForecastViewTest {
  private static final Instant START = Instant.parse("2026-12-01T04:00:00Z");
  private static final Price PRICE =
      new Price(new BigDecimal("0.05"), "USD", LocalDate.of(2026, 11, 27));

  private static Forecast nightly(RetentionPolicy policy, int days) {
    Schedule schedule = Schedule.daily(ZoneOffset.UTC, LocalTime.of(3, 0));
    return Forecast.of(policy, Scenario.of(schedule, START, START.plus(Duration.ofDays(days))));
  }

  private static Forecast nightly(String policy, int days) {
    return nightly(RetentionPolicy.parse(policy), days);
  }

  @Nested
  class ThePage {
    private final Forecast forecast = nightly("daily=7 then weekly=4 then monthly=12", 730);
    private final Document page = Xml.parsed(ForecastView.of(forecast)
        .pricedAt(40, PRICE)
        .comparedWith(nightly("daily=7", 730))
        .html("web-1"));

    @Test
    void saysTheNumbers() {
      assertThat(Xml.texts(page, "dd"))
          .containsExactly(
              "0 snapshots",
              "24 before the deletions of a run",
              "23 since 2 Jan 2028",
              "396 days back to the oldest recovery point",
              "46.00 USD a month, for 920 GB at 0.05 as of 2026-11-27");
    }

    @Test
    void saysTheGaps() {
      assertThat(Xml.texts(page, "tr")).contains("30 days35 days apart");
    }

    @Test
    void comparesTwoPolicies() {
      assertThat(Xml.texts(page, "tr"))
          .contains(
              "Numberdaily=7 then weekly=4 then monthly=12daily=7",
              "At most248",
              "Reach at the end396 days6 days",
              "Held only by this one at the end160",
              "Gap beyond 30 days35 daysnone",
              "Cost at most46.00 USD14.00 USD");
    }

    @Test
    void drawsForWideAndForNarrowScreens() {
      assertThat(Xml.elements(page, "svg"))
          .extracting(svg -> svg.getAttribute("class") + " " + svg.getAttribute("viewBox"))
          .containsExactly(
              "wide 0 0 760 220", "narrow 0 0 340 220", "wide 0 0 760 338", "narrow 0 0 340 338");
    }

    @Test
    void needsNoScriptAndLoadsNothing() {
      assertThat(Xml.elements(page, "script")).isEmpty();
      assertThat(ForecastView.of(forecast).html("web-1"))
          .doesNotContain("http://", "https://", "url(");
    }
  }

  @Nested
  class ThePicture {
    @Test
    void showsTheLineAndTheAges() {
      Document svg = Xml.parsed(ForecastView.of(nightly("daily=3", 40)).svg());
      assertThat(Xml.texts(svg, "text"))
          .contains("Snapshots held", "steady since 4 Dec 2026", "What is held, by age")
          .containsSubsequence(
              "after 1 day", "2 held, back 1 day", "at the end", "3 held, back 2 days");
      assertThat(Xml.elements(svg, "path"))
          .filteredOn(path -> path.getAttribute("class").equals("tick"))
          .last()
          .extracting(path -> path.getAttribute("d").split("M", -1).length - 1)
          .isEqualTo(3);
    }

    /** The line rises by one snapshot a day, from nothing at the left to the three of the steady state. */
    @Test
    void drawsTheNumberAfterEachStep() {
      Document svg = Xml.parsed(ForecastView.of(nightly("daily=3", 8)).svg());
      String line = Xml.elements(svg, "path").stream()
          .filter(path -> path.getAttribute("class").equals("curve"))
          .findFirst()
          .orElseThrow()
          .getAttribute("d");
      assertThat(List.of(line.replaceAll("H[0-9.]+", "").split("V", -1)))
          .containsExactly("M38 194", "152", "110", "68", "68", "68", "68", "68", "68");
    }
  }

  @Test
  void withoutASteadyStateItSaysSo() {
    Document page = Xml.parsed(ForecastView.of(nightly("all", 20)).html("web-1"));
    assertThat(Xml.texts(page, "dd")).contains("not yet the number may still grow");
    assertThat(Xml.texts(page, "p"))
        .contains("There is no steady state in which gaps could be measured.");
  }

  @Test
  void hostileNamesAreData() {
    RetentionPolicy hostile =
        RetentionPolicy.of("</code><script>alert(1)</script>", h -> h.newestFirst());
    ForecastView view = ForecastView.of(nightly(hostile, 3));
    Document page = Xml.parsed(view.html("\"><img src=x>"));
    assertThat(Xml.elements(page, "script")).isEmpty();
    assertThat(Xml.elements(page, "img")).isEmpty();
    assertThat(Xml.texts(page, "code")).containsExactly("</code><script>alert(1)</script>");
    assertThat(Xml.elements(Xml.parsed(view.svg()), "script")).isEmpty();
  }

  @Test
  void tenYearsOfHourlySnapshotsMakeASmallPage() {
    Scenario hourly =
        Scenario.of(Schedule.every(Duration.ofHours(1)), START, START.plus(Duration.ofDays(3_652)));
    for (String policy : List.of("hourly=48, daily=30, monthly=24", "all")) {
      String page =
          ForecastView.of(Forecast.of(RetentionPolicy.parse(policy), hourly)).html("web-1");
      assertThat(page).hasSizeLessThan(500_000);
      assertThat(Xml.elements(Xml.parsed(page), "svg")).hasSize(4);
    }
  }
}
