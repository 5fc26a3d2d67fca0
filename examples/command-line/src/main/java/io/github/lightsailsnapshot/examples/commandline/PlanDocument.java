package io.github.lightsailsnapshot.examples.commandline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.RetentionPlan.Decision;
import io.github.lightsailsnapshot.retention.Snapshot;

/** A plan for programs. The README describes every field; a change that breaks a reader raises the version. */
final class PlanDocument {
  private static final int VERSION = 1;

  private final Target target;

  PlanDocument(Target target) {
    this.target = target;
  }

  /** What every document begins with. */
  ObjectNode begun(String kind) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("version", VERSION)
        .put("kind", kind)
        .put("instance", target.instance())
        .put("basename", target.naming().basename())
        .put("region", target.region().id())
        .put("policy", target.policy().toString())
        .put("zone", target.zone().getId());
  }

  ObjectNode of(String kind, RetentionPlan plan) {
    ObjectNode document = begun(kind);
    addTo(document, plan);
    return document;
  }

  static void addTo(ObjectNode document, RetentionPlan plan) {
    document.put("plannedFor", plan.now().toString());
    ArrayNode decisions = document.putArray("decisions");
    plan.decisions().forEach(decision -> add(decisions.addObject(), decision));
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
