package io.github.lightsailsnapshot.retention.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.forecast.Forecast;
import io.github.lightsailsnapshot.retention.forecast.Price;
import io.github.lightsailsnapshot.retention.forecast.Scenario;
import io.github.lightsailsnapshot.retention.forecast.Schedule;
import io.github.lightsailsnapshot.retention.testing.SnapshotSeries;
import io.github.lightsailsnapshot.retention.text.HtmlEscaper;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages in a browser, from 320 to 1,600 pixels wide: nothing sticks out, and no text of a picture is cut or overlaps. */
class ViewLooksTest {
  private static final Instant NOW = Instant.parse("2026-12-01T04:00:00Z");
  private static final int[] WIDTHS = {320, 390, 641, 1100, 1600};

  /** Says for each frame what is wrong in it. */
  private static final String JUDGE = """
      <script>
      function wrong(d, width) {
        const wrong = [];
        if (d.documentElement.scrollWidth > width) wrong.push('sticks out: ' + d.documentElement.scrollWidth);
        for (const svg of d.querySelectorAll('svg')) {
          const box = svg.getBoundingClientRect();
          const texts = [...svg.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect()])
              .filter(t => t[1].width > 0);
          texts.forEach(([a, p], i) => {
            if (p.left < box.left - 1 || p.right > box.right + 1 || p.top < box.top - 1 || p.bottom > box.bottom + 1)
              wrong.push('cut: ' + a);
            for (const [b, q] of texts.slice(i + 1))
              if (Math.min(p.right, q.right) - Math.max(p.left, q.left) > 1
                  && Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > 3) wrong.push(a + ' over ' + b);
          });
        }
        return wrong.join('; ');
      }
      onload = () => {
        for (const f of document.querySelectorAll('iframe'))
          f.dataset.wrong = '[' + wrong(f.contentDocument, +f.width) + ']';
      };
      </script>
      """;

  @TempDir
  Path folder;

  private static Path chromium = Path.of("");

  @BeforeAll
  static void findABrowser() {
    chromium = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .flatMap(path -> Stream.of("chromium", "chromium-browser", "google-chrome")
            .map(name -> Path.of(path, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(ViewLooksTest::skip);
  }

  private static Path skip() {
    String why = "SKIPPED: nobody looks at the pages, because there is no Chromium on the PATH";
    System.err.println(why);
    return abort(why);
  }

  @Test
  void aCalendarFitsEveryWidth() throws Exception {
    List<Snapshot> snapshots = new ArrayList<>(SnapshotSeries.daily(200, "2026-11-20T03:00:00Z"));
    snapshots.addAll(SnapshotSeries.every(Duration.ofHours(2), 60, "2026-11-29T03:30:00Z"));
    snapshots.addAll(SnapshotSeries.every(Duration.ofMinutes(1), 1_500, "2026-12-01T03:00:00Z"));
    snapshots.add(Snapshot.available("w".repeat(255), "web-1", NOW));
    RetentionPolicy policy = RetentionPolicy.parse("last=40, daily=7, monthly=12");
    RetentionPlan plan = RetentionPlan.of(policy, snapshots, NOW, ZoneOffset.UTC);
    assertThat(wrongIn(PlanView.of(plan).html("web-".repeat(60)))).allMatch("[]"::equals);
  }

  @Test
  void aForecastFitsEveryWidth() throws Exception {
    for (int days : List.of(3, 40, 400, 3_652)) {
      Scenario scenario =
          Scenario.of(Schedule.every(Duration.ofHours(6)), NOW, NOW.plus(Duration.ofDays(days)));
      String page = ForecastView.of(forecast("daily=7 then weekly=4 then monthly=12", scenario))
          .pricedAt(40, new Price(new BigDecimal("0.05"), "USD", LocalDate.of(2026, 11, 27)))
          .comparedWith(forecast("hourly=48, daily=30, weekly=12, monthly=24, yearly=10", scenario))
          .html("web-1");
      assertThat(wrongIn(page)).as("%s days", days).allMatch("[]"::equals);
    }
  }

  @Test
  void theJudgeSeesWhatIsWrong() throws Exception {
    assertThat(wrongIn(
            "<svg width='90' height='40'><text x='0' y='20'>one</text><text x='4' y='20'>two</text>"
                + "<text x='80' y='20'>three</text></svg><p style='width:2000px'>wide</p>"))
        .hasSize(WIDTHS.length)
        .allMatch(wrong -> wrong.contains("sticks out")
            && wrong.contains("one over two")
            && wrong.contains("cut: three"));
  }

  private static Forecast forecast(String policy, Scenario scenario) {
    return Forecast.of(RetentionPolicy.parse(policy), scenario);
  }

  /** What is wrong at each width. */
  private List<String> wrongIn(String page) throws IOException, InterruptedException {
    String escaped = page.lines().map(HtmlEscaper::escape).collect(Collectors.joining("\n"));
    StringBuilder frames = new StringBuilder("<!DOCTYPE html><body>" + JUDGE);
    for (int width : WIDTHS) {
      frames.append(
          "<iframe width=\"" + width + "\" height=\"900\" srcdoc=\"" + escaped + "\"></iframe>\n");
    }
    List<String> found = Pattern.compile("data-wrong=\"(.*?)\"")
        .matcher(shown(frames.toString()))
        .results()
        .map((MatchResult wrong) -> wrong.group(1))
        .toList();
    assertThat(found).hasSize(WIDTHS.length);
    return found;
  }

  /** The page after its script has run. */
  private String shown(String html) throws IOException, InterruptedException {
    Path page = Files.writeString(folder.resolve("page.html"), html);
    Path output = folder.resolve("shown.html");
    Process browser = new ProcessBuilder(
            chromium.toString(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--dump-dom",
            "--user-data-dir=" + Files.createTempDirectory(folder, "profile"),
            page.toUri().toString())
        .redirectOutput(output.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    if (!browser.waitFor(3, TimeUnit.MINUTES)) {
      browser.destroyForcibly().waitFor();
      throw new IOException("The browser did not end");
    }
    return Files.readString(output);
  }
}
