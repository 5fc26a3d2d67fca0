package io.github.lightsailsnapshot.examples.commandline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lightsailsnapshot.core.Listing;
import io.github.lightsailsnapshot.core.Listing.Unreadable;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.RetentionPlan.Decision;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.regions.Region;

/** A plan for programs. The README describes every field; a change that breaks a reader raises the version. */
final class PlanDocument {
  private static final int VERSION = 1;

  private final Target target;
  private final Region region;

  PlanDocument(Target target, Region region) {
    this.target = target;
    this.region = region;
  }

  /** What every document begins with. */
  ObjectNode begun(String kind) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("version", VERSION)
        .put("kind", kind)
        .put("instance", target.instance())
        .put("basename", target.naming().basename())
        .put("region", region.id())
        .put("policy", target.policy().toString())
        .put("zone", target.zone().getId());
  }

  /** What a run would do, with the snapshot that it would make, of which there is neither a size nor a state. */
  ObjectNode ofPreview(RetentionPlan plan, Listing listing) {
    ObjectNode document = addTo(begun("preview"), plan);
    Set<String> there =
        listing.snapshots().stream().map(Snapshot::name).collect(Collectors.toSet());
    for (JsonNode item : document.withArray("decisions")) {
      String name = item.path("name").asText();
      if (item instanceof ObjectNode decision && !there.contains(name)) {
        decision.put("planned", true).remove(List.of("state", "sizeGb"));
      }
    }
    return document;
  }

  /** What is there. */
  ObjectNode ofList(RetentionPlan plan, List<Unreadable> unreadable) {
    ObjectNode document = addTo(begun("list"), plan);
    ArrayNode items = document.putArray("unreadable");
    unreadable.forEach(item -> items.addObject().put("name", item.name()).put("why", item.why()));
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
