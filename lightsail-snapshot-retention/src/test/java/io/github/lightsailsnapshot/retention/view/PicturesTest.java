package io.github.lightsailsnapshot.retention.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.forecast.Forecast;
import io.github.lightsailsnapshot.retention.forecast.Scenario;
import io.github.lightsailsnapshot.retention.forecast.Schedule;
import io.github.lightsailsnapshot.retention.testing.SnapshotSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The pictures in the READMEs are what the code draws now. With {@code -Dpictures=write}, they are written instead. */
class PicturesTest {
  private static final Path IMAGES = Path.of(System.getProperty("basedir", ".")).resolve("images");
  private static final Instant NOW = Instant.parse("2026-11-30T04:00:00Z");

  @Test
  void theCalendar() throws IOException {
    RetentionPlan plan = RetentionPlan.of(
        RetentionPolicy.parse("daily=7, weekly=4, monthly=12"),
        SnapshotSeries.daily(91, "2026-11-30T03:00:00Z"),
        NOW,
        ZoneOffset.UTC);
    isThatOf("plan.svg", PlanView.of(plan).svg(3));
  }

  @Test
  void theForecast() throws IOException {
    Schedule nightly = Schedule.daily(ZoneOffset.UTC, LocalTime.of(3, 0));
    Scenario twoYears = Scenario.of(nightly, NOW, NOW.plus(Duration.ofDays(730)));
    Forecast forecast =
        Forecast.of(RetentionPolicy.parse("daily=7 then weekly=4 then monthly=12"), twoYears);
    isThatOf("forecast.svg", ForecastView.of(forecast).svg());
  }

  private static void isThatOf(String file, String drawn) throws IOException {
    Path path = IMAGES.resolve(file);
    if (System.getProperty("pictures", "").equals("write")) {
      Files.createDirectories(IMAGES);
      Files.writeString(path, drawn);
    }
    assertThat(path).hasContent(drawn);
  }
}
