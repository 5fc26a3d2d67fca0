package io.github.lightsailsnapshot.notify.ses;

import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.notify.ReportSummary;
import io.github.lightsailsnapshot.retention.text.PlainText;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A subject with placeholders. */
final class SubjectTemplate {
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
  private static final List<String> KNOWN =
      List.of("outcome", "kind", "source", "basename", "region", "host", "snapshot");
  private static final int LONGEST = 200;

  /** The default subject: the headline of the mail. */
  static final SubjectTemplate PLAIN =
      new SubjectTemplate(report -> ReportSummary.of(report).headline());

  private final Function<SnapshotReport, String> text;

  private SubjectTemplate(Function<SnapshotReport, String> text) {
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

  String of(SnapshotReport report) {
    return PlainText.line(text.apply(report), LONGEST);
  }

  private static String filled(String template, SnapshotReport report) {
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(fact(place.group(1), report)));
  }

  private static String fact(String place, SnapshotReport report) {
    return switch (place) {
      case "outcome" -> report.outcome().name();
      case "source" -> report.source();
      case "basename" -> report.basename();
      case "kind" -> report.kind().word();
      case "region" -> report.where().region().orElse("unknown region");
      case "host" -> report.where().host().orElse("unknown host");
      default -> report.snapshot().map(TakenSnapshot::name).orElse("no snapshot");
    };
  }
}
