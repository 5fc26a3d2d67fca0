package io.github.lightsailsnapshot.notify.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.lightsailsnapshot.core.Deletion;
import io.github.lightsailsnapshot.core.OwnSnapshot;
import io.github.lightsailsnapshot.core.Problem;
import io.github.lightsailsnapshot.core.ServiceAnswer;
import io.github.lightsailsnapshot.core.SnapshotReport;
import io.github.lightsailsnapshot.notify.ReportSummary;
import io.github.lightsailsnapshot.retention.RetentionPlan.Decision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A report in our own JSON. */
final class ReportJson {
  private static final int VERSION = 1;

  private final SnapshotReport report;
  private final JsonGenerator json;

  private ReportJson(SnapshotReport report, JsonGenerator json) {
    this.report = report;
    this.json = json;
  }

  static String of(SnapshotReport report) {
    return Json.object(json -> new ReportJson(report, json).write());
  }

  private void write() throws IOException {
    ReportSummary summary = ReportSummary.of(report);
    json.writeNumberField("version", VERSION);
    json.writeStringField("id", id());
    json.writeStringField("outcome", report.outcome().name());
    json.writeStringField("kind", report.kind().name());
    json.writeBooleanField("interrupted", report.interrupted());
    text("region", report.where().region());
    text("resource", report.where().kind());
    text("host", report.where().host());
    json.writeStringField("source", report.source());
    json.writeStringField("basename", report.basename());
    json.writeStringField("headline", summary.headline());
    json.writeStringField("next", summary.next());
    json.writeStringField("startedAt", report.startedAt().toString());
    json.writeStringField("finishedAt", report.finishedAt().toString());
    json.writeNumberField("durationMillis", report.duration().toMillis());
    text("recoveryPoint", summary.recoveryPoint().map(Instant::toString));
    own(report.own());
    each(
        "decisions", report.plan().map(plan -> plan.decisions()).orElse(List.of()), this::decision);
    each("deletions", report.deletions(), this::deletion);
    each("problems", report.problems(), this::problem);
  }

  /** The same for each attempt to send a report, so that a receiver can tell a second one. */
  private String id() {
    String run = String.join(
        "\n",
        report.kind().name(),
        report.where().toString(),
        report.source(),
        report.basename(),
        report.startedAt().toString());
    return UUID.nameUUIDFromBytes(run.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private void text(String field, Optional<String> text) throws IOException {
    if (text.isPresent()) {
      json.writeStringField(field, text.get());
    } else {
      json.writeNullField(field);
    }
  }

  private void own(Optional<OwnSnapshot> own) throws IOException {
    if (own.isEmpty()) {
      json.writeNullField("snapshot");
      return;
    }
    json.writeObjectFieldStart("snapshot");
    json.writeStringField("name", own.get().name());
    json.writeStringField("origin", own.get().origin().name());
    json.writeStringField("state", own.get().state().name());
    text("createdAt", own.get().createdAt().map(Instant::toString));
    json.writeEndObject();
  }

  /** Writes the fields of one element. */
  private interface Fields<T> {
    void write(T element) throws IOException;
  }

  private <T> void each(String field, List<T> elements, Fields<T> fields) throws IOException {
    json.writeArrayFieldStart(field);
    for (T element : elements) {
      json.writeStartObject();
      fields.write(element);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void decision(Decision decision) throws IOException {
    json.writeStringField("name", decision.snapshot().name());
    json.writeStringField("createdAt", decision.snapshot().createdAt().toString());
    json.writeStringField("state", decision.snapshot().state().name());
    json.writeStringField("verdict", decision.verdict().name());
    json.writeArrayFieldStart("reasons");
    for (String reason : decision.reasons()) {
      json.writeString(reason);
    }
    json.writeEndArray();
  }

  private void deletion(Deletion deletion) throws IOException {
    json.writeStringField("name", deletion.snapshot().name());
    json.writeStringField("result", deletion.result().name());
  }

  private void problem(Problem problem) throws IOException {
    json.writeStringField("step", problem.step().name());
    json.writeStringField("severity", problem.severity().name());
    json.writeStringField("message", problem.message());
    answer(problem.answer());
    json.writeStringField("next", problem.advice());
    json.writeNumberField("count", problem.count());
  }

  private void answer(Optional<ServiceAnswer> answer) throws IOException {
    if (answer.isEmpty()) {
      json.writeNullField("answer");
      return;
    }
    json.writeObjectFieldStart("answer");
    json.writeStringField("code", answer.get().code());
    json.writeStringField("message", answer.get().message());
    json.writeStringField("requestId", answer.get().requestId());
    json.writeEndObject();
  }
}
