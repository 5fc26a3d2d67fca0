package io.github.lightsailsnapshot.examples.commandline.fleet;

import io.github.lightsailsnapshot.core.monitor.RecoveryPoint;
import io.github.lightsailsnapshot.examples.commandline.commands.PluginStatus;
import io.github.lightsailsnapshot.examples.commandline.options.AgeLimits;
import io.github.lightsailsnapshot.examples.commandline.output.JsonDocument;
import io.github.lightsailsnapshot.retention.text.PlainText;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The findings of a check, as a Nagios plugin tells them: one line for all, then one for each, the worst first. */
record FleetHealth(List<Finding> findings, AgeLimits limits) {
  private static final List<PluginStatus> WORST_FIRST =
      List.of(PluginStatus.CRITICAL, PluginStatus.UNKNOWN, PluginStatus.WARNING, PluginStatus.OK);
  private static final int MOST_NAMED = 5;
  private static final Duration NEVER = Duration.ofSeconds(Long.MAX_VALUE);

  /**
   * The status of an instance, or of what is not known.
   *
   * @param age zero if it is not known
   */
  record Finding(PluginStatus status, Duration age, String text) {
    private boolean isKnown() {
      return status != PluginStatus.UNKNOWN && !age.equals(NEVER);
    }

    private int rank() {
      return WORST_FIRST.indexOf(status);
    }
  }

  static Finding finding(Backup backup, AgeLimits limits) {
    if (backup.point().isEmpty()) {
      return unknown(backup.where() + ": " + backup.failure());
    }
    RecoveryPoint point = backup.point().get();
    PluginStatus status = point.isAtMost(limits.critical())
        ? point.isAtMost(limits.warning()) ? PluginStatus.OK : PluginStatus.WARNING
        : PluginStatus.CRITICAL;
    return new Finding(
        status, point.age().orElse(NEVER), point + " (" + backup.place().name() + ")");
  }

  static Finding unknown(String why) {
    return new Finding(PluginStatus.UNKNOWN, Duration.ZERO, why);
  }

  PluginStatus worst() {
    return sorted().findFirst().map(Finding::status).orElse(PluginStatus.UNKNOWN);
  }

  private Stream<Finding> sorted() {
    return findings.stream()
        .sorted(Comparator.comparing(Finding::rank)
            .thenComparing(Finding::age, Comparator.reverseOrder())
            .thenComparing(Finding::text));
  }

  List<String> lines() {
    Stream<String> each =
        sorted().map(finding -> finding.status().name() + " " + plain(finding.text()));
    return Stream.concat(Stream.of(summary()), each).toList();
  }

  /** The same as JSON, the worst first. */
  String document() {
    return JsonDocument.of("fleet-check", json -> {
      json.writeStringField("status", worst().name());
      limits.writeTo(json);
      json.writeArrayFieldStart("checks");
      for (Finding finding : sorted().toList()) {
        json.writeStartObject();
        json.writeStringField("status", finding.status().name());
        json.writeStringField("text", PlainText.line(finding.text()));
        if (finding.isKnown()) {
          json.writeNumberField("ageSeconds", finding.age().toSeconds());
        } else {
          json.writeNullField("ageSeconds");
        }
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }

  private String summary() {
    String counts = WORST_FIRST.stream()
        .filter(status -> count(status) > 0)
        .map(status -> count(status) + " " + status.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
    String named = sorted()
        .filter(finding -> finding.status() != PluginStatus.OK)
        .limit(MOST_NAMED)
        .map(finding -> "; " + finding.text())
        .collect(Collectors.joining());
    return worst().line(findings.size() + " checked: " + counts + named) + "|" + performance();
  }

  private long count(PluginStatus status) {
    return findings.stream().filter(finding -> finding.status() == status).count();
  }

  /** The greatest age in seconds, or U if something has none, with both limits and the minimum; and the counts. */
  private String performance() {
    boolean isKnown = count(PluginStatus.UNKNOWN) == 0
        && findings.stream().noneMatch(finding -> finding.age().equals(NEVER));
    String oldest = isKnown
        ? findings.stream()
                .map(Finding::age)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO)
                .toSeconds()
            + "s"
        : "U";
    return "oldest=" + oldest + ";" + limits.warning().toSeconds() + ";"
        + limits.critical().toSeconds() + ";0"
        + WORST_FIRST.stream()
            .map(status -> " " + status.name().toLowerCase(Locale.ROOT) + "=" + count(status))
            .collect(Collectors.joining());
  }

  /** A bar begins the performance data. */
  private static String plain(String text) {
    return PlainText.line(text).replace('|', '?');
  }
}
