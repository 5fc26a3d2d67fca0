package io.github.lightsailsnapshot.notify.ses;

import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.notify.ReportSummary;
import io.github.lightsailsnapshot.retention.text.PlainText;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A subject with placeholders. */
final class SubjectTemplate {
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
  private static final List<String> KNOWN =
      List.of("outcome", "headline", "kind", "source", "basename", "region", "host", "snapshot");
  private static final int LONGEST = 200;

  /** The default subject: the headline of the mail. */
  static final SubjectTemplate PLAIN =
      new SubjectTemplate(report -> ReportSummary.of(report).headline());

  private final Function<RunReport, String> text;

  private SubjectTemplate(Function<RunReport, String> text) {
    this.text = text;
  }

  static SubjectTemplate of(String template) {
    require(
        !template.isBlank() && template.equals(PlainText.line(template)), template, "be a line");
    require(
        PLACE.matcher(template).replaceAll("").chars().noneMatch(c -> c == '{' || c == '}'),
        template,
        "have its braces in pairs");
    require(
        PLACE.matcher(template).results().allMatch(place -> KNOWN.contains(place.group(1))),
        template,
        "have no places but {" + String.join("}, {", KNOWN) + "}");
    return new SubjectTemplate(report -> filled(template, report));
  }

  private static void require(boolean condition, String template, String what) {
    if (!condition) {
      throw new IllegalArgumentException(
          "The subject \"" + PlainText.line(template) + "\" must " + what);
    }
  }

  String of(RunReport report) {
    return PlainText.line(text.apply(report), LONGEST);
  }

  private static String filled(String template, RunReport report) {
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(fact(place.group(1), report)));
  }

  private static String fact(String place, RunReport report) {
    return switch (place) {
      case "outcome" -> report.outcome().name();
      case "headline" -> report.headline();
      case "kind" -> report.kind().word();
      case "host" -> report.where().host().orElse("unknown host");
      case "source" -> one(report, "sources", job -> Optional.of(job.source()), "no source");
      case "basename" ->
        one(report, "basenames", job -> Optional.of(job.basename()), "no basename");
      case "region" -> one(report, "regions", job -> job.where().region(), "unknown region");
      default ->
        one(report, "snapshots", job -> job.snapshot().map(TakenSnapshot::name), "no snapshot");
    };
  }

  /** What the jobs have in common, or how many different ones there are. */
  private static String one(RunReport report, String plural, Fact fact, String none) {
    List<String> all =
        report.jobs().stream().flatMap(job -> fact.of(job).stream()).distinct().toList();
    return switch (all.size()) {
      case 0 -> none;
      case 1 -> all.get(0);
      default -> all.size() + " " + plural;
    };
  }

  /** A fact about a job, if known. */
  private interface Fact {
    Optional<String> of(SnapshotReport job);
  }
}
