package io.github.lightsailsnapshot.examples.commandline.fleet;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.RunId;
import io.github.lightsailsnapshot.core.report.RunInfo;
import io.github.lightsailsnapshot.core.spi.FleetEvent;
import io.github.lightsailsnapshot.core.spi.FleetListener;
import io.github.lightsailsnapshot.core.spi.Progress;
import io.github.lightsailsnapshot.core.time.TimeSource;
import io.github.lightsailsnapshot.retention.text.PlainText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows the jobs of a fleet while they run: source, step and result of each. The table fits the window: jobs that run come
 * first, then those that failed or are degraded, then the others; what has no room is counted.
 */
final class LiveTable implements FleetListener, AutoCloseable {
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration SIZE_KNOWN_FOR = Duration.ofSeconds(5);
  private static final int MOST_SOURCE = 40;

  private final TerminalWindow terminal;
  private final TimeSource time;
  private final Map<RunId, Row> rows = new LinkedHashMap<>();
  private WindowSize size;
  private long sizeKnownAt;
  private long drawnAt;
  private int drawn;
  private int total;

  LiveTable(TerminalWindow terminal, TimeSource time) {
    this.terminal = terminal;
    this.time = time;
    this.size = terminal.size().get();
    this.sizeKnownAt = time.nanos();
    this.drawnAt = sizeKnownAt - SHORTEST.toNanos();
  }

  /** A job. */
  private record Row(String source, String step, Optional<Outcome> result) {
    private int rank() {
      return result.map(Row::rank).orElse(0);
    }

    private static int rank(Outcome outcome) {
      return switch (outcome) {
        case FAILED -> 1;
        case DEGRADED -> 2;
        case SKIPPED -> 3;
        case SUCCEEDED -> 4;
      };
    }
  }

  @Override
  public void onEvent(FleetEvent event) {
    if (event instanceof FleetEvent.Started started) {
      total = started.jobs();
    } else if (event instanceof FleetEvent.JobProgressed progressed) {
      total = progressed.total();
      RunInfo run = progressed.job().run();
      rows.put(run.id(), row(run, progressed.job().progress()));
    }
    drawIfDue();
  }

  private static Row row(RunInfo run, Progress progress) {
    String source = run.source() + run.where().region().map(name -> " " + name).orElse("");
    return progress instanceof Progress.Finished finished
        ? new Row(source, "", Optional.of(finished.report().outcome()))
        : new Row(source, progress.toString(), Optional.empty());
  }

  private void drawIfDue() {
    long now = time.nanos();
    if (now - drawnAt >= SHORTEST.toNanos()) {
      drawnAt = now;
      if (now - sizeKnownAt >= SIZE_KNOWN_FOR.toNanos()) {
        size = terminal.size().get();
        sizeKnownAt = now;
      }
      draw();
    }
  }

  private void draw() {
    List<String> lines = lines();
    terminal.draw(lines, drawn);
    drawn = lines.size();
  }

  /** A line for all, one for each job that has room, and one for the rest; the cursor needs the last line. */
  private List<String> lines() {
    List<Row> sorted =
        rows.values().stream().sorted(Comparator.comparingInt(Row::rank)).toList();
    int room = Math.max(0, size.rows() - 2);
    boolean fits = sorted.size() <= room;
    List<Row> shown = fits ? sorted : sorted.subList(0, Math.max(0, room - 1));
    int width = Math.min(
        MOST_SOURCE, shown.stream().mapToInt(row -> row.source().length()).max().orElse(0));
    List<String> lines = new ArrayList<>(List.of(cut(summary())));
    shown.forEach(row -> lines.add(line(row, width)));
    if (!fits && room > 0) {
      lines.add(cut("... and " + (sorted.size() - shown.size()) + " more"));
    }
    return lines;
  }

  private String summary() {
    long over = rows.values().stream().filter(row -> row.result().isPresent()).count();
    long failed = rows.values().stream()
        .filter(row -> row.result().equals(Optional.of(Outcome.FAILED)))
        .count();
    return over + " of " + total + " done" + (failed == 0 ? "" : ", " + failed + " failed");
  }

  private String line(Row row, int width) {
    String source = PlainText.line(row.source(), MOST_SOURCE);
    String start = source + " ".repeat(Math.max(0, width - source.length()) + 2);
    return row.result()
        .map(outcome -> coloured(cut(start + outcome), start, outcome))
        .orElseGet(() -> cut(start + PlainText.line(row.step())));
  }

  private String coloured(String line, String start, Outcome outcome) {
    if (!terminal.isColoured() || line.length() <= start.length()) {
      return line;
    }
    String colour = switch (outcome) {
      case FAILED -> "\u001b[31m";
      case DEGRADED, SKIPPED -> "\u001b[33m";
      case SUCCEEDED -> "\u001b[32m";
    };
    return start + colour + line.substring(start.length()) + "\u001b[0m";
  }

  /** The last column stays free, because some terminals wrap there nevertheless. */
  private String cut(String line) {
    int most = Math.max(0, size.columns() - 1);
    return line.length() <= most ? line : line.substring(0, most);
  }

  /** Removes the table; the report takes its place. */
  @Override
  public void close() {
    terminal.draw(List.of(), drawn);
    drawn = 0;
  }
}
