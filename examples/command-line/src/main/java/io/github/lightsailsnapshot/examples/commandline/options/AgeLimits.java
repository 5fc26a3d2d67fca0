package io.github.lightsailsnapshot.examples.commandline.options;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import java.io.IOException;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options for the ages that a check tolerates. */
public final class AgeLimits {
  private static final Duration LONGEST = Duration.ofDays(36_500);

  @Option(
      names = {"-w", "--warning"},
      converter = LengthOfTime.class,
      paramLabel = "TIME",
      description = "The greatest age without a warning, by default 26h: a day, and a slow run.")
  private Duration warning = Duration.ofHours(26);

  @Option(
      names = {"-c", "--critical"},
      converter = LengthOfTime.class,
      paramLabel = "TIME",
      description =
          "The greatest age that is not critical, by default 50h: two days, and a slow run.")
  private Duration critical = Duration.ofHours(50);

  /** Writes both as JSON, in seconds. */
  public void writeTo(JsonGenerator json) throws IOException {
    json.writeNumberField("warningSeconds", warning.toSeconds());
    json.writeNumberField("criticalSeconds", critical.toSeconds());
  }

  public void check() {
    TimingOptions.within("--warning", Duration.ofSeconds(1), warning, LONGEST);
    TimingOptions.within("--critical", Duration.ofSeconds(1), critical, LONGEST);
    if (critical.compareTo(warning) < 0) {
      throw new UsageException("--critical " + LengthOfTime.text(critical)
          + " must not be less than --warning " + LengthOfTime.text(warning));
    }
  }

  public Duration warning() {
    return warning;
  }

  public Duration critical() {
    return critical;
  }
}
