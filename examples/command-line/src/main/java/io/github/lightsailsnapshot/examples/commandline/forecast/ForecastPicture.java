package io.github.lightsailsnapshot.examples.commandline.forecast;

import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.forecast.Forecast;
import io.github.lightsailsnapshot.retention.forecast.ForecastStep;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** A forecast in two rows of characters. */
record ForecastPicture(Forecast forecast) {
  private static final int WIDTH = 60;
  private static final String HEIGHTS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";

  /** A bar for each of sixty parts of the time, as high as the number of snapshots after the last run of that part. */
  String heldOverTime() {
    List<ForecastStep> steps = forecast.steps();
    int width = Math.min(WIDTH, steps.size());
    int most = steps.stream().mapToInt(ForecastStep::held).max().orElseThrow();
    StringBuilder bars = new StringBuilder();
    for (int column = 1; column <= width; column++) {
      int held = steps.get((int) ((long) steps.size() * column / width) - 1).held();
      bars.append(HEIGHTS.charAt((held * HEIGHTS.length() - 1) / most));
    }
    return bars + " " + most;
  }

  /** A mark for each age at which there is a snapshot at the end, on a logarithmic scale, the newest on the left. */
  String heldByAge() {
    Instant end = forecast.steps().get(forecast.steps().size() - 1).at();
    char[] marks = new char[WIDTH];
    Arrays.fill(marks, '\u00b7');
    double longest = Math.log1p(Math.max(24, hours(forecast.reach())));
    for (Snapshot snapshot : forecast.heldAt(end)) {
      double age = hours(Duration.between(snapshot.createdAt(), end));
      if (snapshot.isAvailable() && age >= 0) {
        marks[(int) Math.min(WIDTH - 1, Math.round((WIDTH - 1) * Math.log1p(age) / longest))] = '|';
      }
    }
    return new String(marks);
  }

  private static double hours(Duration time) {
    return time.toSeconds() / 3_600.0;
  }
}
