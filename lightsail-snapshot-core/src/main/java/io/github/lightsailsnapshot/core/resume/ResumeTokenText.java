package io.github.lightsailsnapshot.core.resume;

import io.github.lightsailsnapshot.core.client.ServiceError;
import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.Problem.Kind;
import io.github.lightsailsnapshot.core.report.Problem.Severity;
import io.github.lightsailsnapshot.core.report.RunId;
import io.github.lightsailsnapshot.core.report.RunInfo;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.core.report.TakenSnapshot.Origin;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.text.PlainText;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The text form of a {@link ResumeToken}: a version, followed by fields in query-string format. Each problem is one
 * field, whose value is itself a list of encoded fields.
 */
final class ResumeTokenText {
  private static final String VERSION = "lightsail-snapshot-run-1";
  private static final int LONGEST = 1 << 20;

  private final Map<String, String> fields = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  ResumeTokenText(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "A resume token has at most " + LONGEST + " characters, not " + text.length());
    }
    String[] parts = text.strip().split("\\?", 2);
    if (parts.length != 2 || !parts[0].equals(VERSION)) {
      throw new IllegalArgumentException("A resume token of this version begins with \"" + VERSION
          + "?\", not with \"" + quoted(text.substring(0, Math.min(40, text.length()))) + "\"");
    }
    for (String field : parts[1].split("&", -1)) {
      read(field);
    }
  }

  private void read(String field) {
    int equals = field.indexOf('=');
    String name = equals < 0 ? field : field.substring(0, equals);
    String value = equals < 0 ? "" : decoded(field.substring(equals + 1));
    if (name.equals("problem")) {
      problems.add(value);
    } else if (fields.put(name, value) != null) {
      throw wrong(name, "occurs twice");
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      throw new IllegalArgumentException(
          "The resume token was damaged: \"" + quoted(text) + "\" is not percent-encoded",
          notEncoded);
    }
  }

  static String of(ResumeToken.Parts token) {
    RunInfo run = token.run();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("run", run.id().value());
    fields.put("operation", run.kind().name());
    run.where().region().ifPresent(region -> fields.put("region", region));
    run.where().kind().ifPresent(kind -> fields.put("kind", kind));
    fields.put("source", run.source());
    fields.put("basename", run.basename());
    fields.put("name", token.sighting().snapshot().name());
    fields.put("origin", token.sighting().snapshot().origin().name());
    fields.put("state", token.sighting().snapshot().state().name());
    token
        .sighting()
        .snapshot()
        .createdAt()
        .ifPresent(created -> fields.put("created", created.toString()));
    fields.put("listed", String.valueOf(token.sighting().wasListed()));
    token.sighting().missingSince().ifPresent(since -> fields.put("missing", since.toString()));
    fields.put("accepted", token.acceptedAt().toString());
    fields.put("deadline", token.deadline().toString());
    fields.put("started", token.startedAt().toString());
    fields.put("policy", token.policy());
    fields.put("zone", token.zone());
    Stream<String> own =
        fields.entrySet().stream().map(field -> field.getKey() + "=" + encoded(field.getValue()));
    Stream<String> problems =
        token.problems().stream().map(problem -> "problem=" + encoded(text(problem)));
    return VERSION + "?" + Stream.concat(own, problems).collect(Collectors.joining("&"));
  }

  private static String text(Problem problem) {
    List<String> parts = new ArrayList<>(List.of(
        problem.kind().name(),
        problem.severity().name(),
        String.valueOf(problem.count()),
        problem.message(),
        problem.advice()));
    problem
        .answer()
        .ifPresent(
            answer -> parts.addAll(List.of(answer.code(), answer.message(), answer.requestId())));
    return parts.stream().map(ResumeTokenText::encoded).collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  ResumeToken token() {
    return new ResumeToken(new ResumeToken.Parts(
        new RunInfo(
            new RunId(required("run")),
            one(RunKind.class, "operation"),
            new Where(
                Optional.ofNullable(fields.get("region")),
                Optional.ofNullable(fields.get("kind")),
                Optional.empty()),
            required("source"),
            required("basename")),
        new ResumeToken.Sighting(
            new TakenSnapshot(
                required("name"),
                one(Origin.class, "origin"),
                one(Snapshot.State.class, "state"),
                optionalTime("created")),
            required("listed").equals("true"),
            optionalTime("missing")),
        time("accepted"),
        time("deadline"),
        time("started"),
        required("policy"),
        required("zone"),
        problems.stream().map(ResumeTokenText::problem).toList()));
  }

  private String required(String name) {
    String value = fields.get(name);
    if (value == null) {
      throw wrong(name, "is missing");
    }
    return value;
  }

  private Instant time(String name) {
    String value = required(name);
    try {
      return Instant.parse(value);
    } catch (DateTimeException unreadable) {
      throw wrong(
          name, "must be a time such as 2026-11-22T03:00:00Z, not \"" + quoted(value) + "\"");
    }
  }

  private Optional<Instant> optionalTime(String name) {
    return fields.containsKey(name) ? Optional.of(time(name)) : Optional.empty();
  }

  private <E extends Enum<E>> E one(Class<E> type, String name) {
    return constant(type, name, required(name));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String name, String value) {
    return Stream.of(type.getEnumConstants())
        .filter(each -> each.name().equals(value))
        .findFirst()
        .orElseThrow(() -> wrong(name, "is \"" + quoted(value) + "\", which is not known"));
  }

  private static Problem problem(String text) {
    List<String> parts =
        Stream.of(text.split("&", -1)).map(ResumeTokenText::decoded).toList();
    if (parts.size() != 5 && parts.size() != 8) {
      throw wrong("problem", "has " + parts.size() + " parts, not 5 or 8");
    }
    return new Problem(
        constant(Kind.class, "problem", parts.get(0)),
        constant(Severity.class, "problem", parts.get(1)),
        parts.get(3),
        parts.size() == 8
            ? Optional.of(new ServiceError(parts.get(5), parts.get(6), parts.get(7)))
            : Optional.empty(),
        parts.get(4),
        count(parts.get(2)));
  }

  private static int count(String text) {
    try {
      return Math.max(1, Integer.parseInt(text));
    } catch (NumberFormatException notNumber) {
      throw wrong("problem", "has the count \"" + quoted(text) + "\", not a number");
    }
  }

  private static IllegalArgumentException wrong(String field, String why) {
    return new IllegalArgumentException(
        "The resume token was damaged: the field \"" + quoted(field) + "\" " + why);
  }

  private static String quoted(String text) {
    return PlainText.line(text, PlainText.LONGEST_QUOTE);
  }
}
