package io.github.lightsailsnapshot.examples.commandline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lightsailsnapshot.core.JobStatus;
import io.github.lightsailsnapshot.core.SnapshotJob;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.RetentionPlan.Decision;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.util.List;

/** A plan for programs. The README describes every field; a change that breaks a reader raises the version. */
final class PlanDocument {
  private static final int VERSION = 1;

  private final RegionalJob what;

  PlanDocument(RegionalJob what) {
    this.what = what;
  }

  /** What every document begins with. */
  ObjectNode begun(String kind) {
    SnapshotJob job = what.job();
    return JsonNodeFactory.instance
        .objectNode()
        .put("version", VERSION)
        .put("kind", kind)
        .put("instance", job.source())
        .put("basename", job.naming().basename())
        .put("region", what.region().id())
        .put("policy", job.policy().toString())
        .put("zone", job.zone().getId());
  }

  /** What a run would do, with the snapshot that it would make, of which there is neither a size nor a state. */
  ObjectNode ofPreview(JobStatus status) {
    ObjectNode document = addTo(begun("preview"), status.plan());
    status.planned().ifPresent(planned -> mark(document, planned.name()));
    return document;
  }

  private static void mark(ObjectNode document, String planned) {
    for (JsonNode item : document.withArray("decisions")) {
      if (item instanceof ObjectNode decision
          && planned.equals(item.path("name").asText())) {
        decision.put("planned", true).remove(List.of("state", "sizeGb"));
      }
    }
  }

  /** What is there. */
  ObjectNode ofList(JobStatus status) {
    ObjectNode document = addTo(begun("list"), status.pruning());
    ArrayNode items = document.putArray("unreadable");
    status
        .unreadable()
        .forEach(item -> items.addObject().put("name", item.name()).put("why", item.why()));
    return document;
  }

  static ObjectNode addTo(ObjectNode document, RetentionPlan plan) {
    document.put("plannedFor", plan.now().toString());
    ArrayNode decisions = document.putArray("decisions");
    plan.decisions().forEach(decision -> add(decisions.addObject(), decision));
    return document;
  }

  private static void add(ObjectNode item, Decision decision) {
    Snapshot snapshot = decision.snapshot();
    item.put("name", snapshot.name())
        .put("createdAt", snapshot.createdAt().toString())
        .put("state", snapshot.state().name())
        .put("sizeGb", snapshot.sizeGb())
        .put("verdict", decision.verdict().name());
    decision.reasons().forEach(item.putArray("reasons")::add);
  }
}
