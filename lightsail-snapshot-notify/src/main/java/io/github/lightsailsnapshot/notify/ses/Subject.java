package io.github.lightsailsnapshot.notify.ses;

import io.github.lightsailsnapshot.core.OwnSnapshot;
import io.github.lightsailsnapshot.core.SnapshotReport;
import io.github.lightsailsnapshot.notify.PlainText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A subject with places for facts. */
final class Subject {
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
  private static final List<String> KNOWN = List.of("outcome", "source", "basename", "snapshot");
  private static final int LONGEST = 200;

  static final Subject PLAIN = new Subject("{outcome}: snapshot of {source} ({basename})");

  private final String template;

  Subject(String template) {
    require(
        !template.isBlank() && template.equals(PlainText.line(template)), template, "be a line");
    require(
        PLACE.matcher(template).replaceAll("").chars().noneMatch(c -> c == '{' || c == '}'),
        template,
        "have its braces in pairs");
    require(
        PLACE.matcher(template).results().allMatch(place -> KNOWN.contains(place.group(1))),
        template,
        "have no places but {outcome}, {source}, {basename} and {snapshot}");
    this.template = template;
  }

  private static void require(boolean condition, String template, String what) {
    if (!condition) {
      throw new IllegalArgumentException(
          "The subject \"" + PlainText.line(template) + "\" must " + what);
    }
  }

  String of(SnapshotReport report) {
    String filled = PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(fact(place.group(1), report)));
    return PlainText.line(filled, LONGEST);
  }

  private static String fact(String place, SnapshotReport report) {
    return switch (place) {
      case "outcome" -> report.outcome().name();
      case "source" -> report.source();
      case "basename" -> report.basename();
      default -> report.own().map(OwnSnapshot::name).orElse("no snapshot");
    };
  }
}
