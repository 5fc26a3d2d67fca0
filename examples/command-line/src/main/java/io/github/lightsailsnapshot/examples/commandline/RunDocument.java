package io.github.lightsailsnapshot.examples.commandline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lightsailsnapshot.core.Deletion;
import io.github.lightsailsnapshot.core.OwnSnapshot;
import io.github.lightsailsnapshot.core.Problem;
import io.github.lightsailsnapshot.core.ServiceAnswer;
import io.github.lightsailsnapshot.core.SnapshotReport;
import io.github.lightsailsnapshot.core.Where;
import java.util.List;

/** A report for programs. The README describes every field. */
final class RunDocument {

  private RunDocument() {}

  static ObjectNode of(Settings settings, SnapshotReport report, int status) {
    TimingOptions timing = settings.timing();
    ObjectNode document = new PlanDocument(settings.what()).begun("run");
    document.put("wait", timing.waitsAtMost().toString());
    timing.slot().ifPresent(slot -> document.put("slot", slot.toString()));
    document
        .put("runKind", report.kind().name())
        .put("outcome", report.outcome().name())
        .put("exitStatus", status)
        .put("startedAt", report.startedAt().toString())
        .put("finishedAt", report.finishedAt().toString());
    document.put("interrupted", report.interrupted());
    add(document.putObject("where"), report.where());
    report.own().ifPresent(own -> add(document.putObject("snapshot"), own));
    report.plan().ifPresent(plan -> PlanDocument.addTo(document, plan));
    ArrayNode deletions = document.putArray("deletions");
    report.deletions().forEach(deletion -> add(deletions.addObject(), deletion));
    addAll(document.putArray("problems"), report.problems());
    addAll(document.putArray("undelivered"), report.undelivered());
    return document;
  }

  private static void add(ObjectNode item, Where where) {
    where.region().ifPresent(region -> item.put("region", region));
    where.kind().ifPresent(kind -> item.put("kind", kind));
    where.host().ifPresent(host -> item.put("host", host));
  }

  private static void add(ObjectNode item, OwnSnapshot own) {
    item.put("name", own.name())
        .put("origin", own.origin().name())
        .put("state", own.state().name());
    own.createdAt().ifPresent(time -> item.put("createdAt", time.toString()));
  }

  private static void add(ObjectNode item, Deletion deletion) {
    item.put("name", deletion.snapshot().name()).put("result", deletion.result().name());
  }

  private static void addAll(ArrayNode items, List<Problem> problems) {
    problems.forEach(problem -> add(items.addObject(), problem));
  }

  private static void add(ObjectNode item, Problem problem) {
    item.put("step", problem.step().name())
        .put("severity", problem.severity().name())
        .put("message", problem.message())
        .put("next", problem.next())
        .put("count", problem.count());
    problem.answer().ifPresent(answer -> add(item.putObject("answer"), answer));
  }

  private static void add(ObjectNode item, ServiceAnswer answer) {
    item.put("code", answer.code())
        .put("message", answer.message())
        .put("requestId", answer.requestId());
  }
}
