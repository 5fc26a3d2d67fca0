package io.github.lightsailsnapshot.core.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/** The things in Lightsail's replies, with every field that the real ones have. */
final class Items {
  static final String ACCOUNT = "111122223333";

  private final String region;

  Items(String region) {
    this.region = region;
  }

  String arn(String kind) {
    return "arn:aws:lightsail:" + region + ":" + ACCOUNT + ":" + kind + "/" + UUID.randomUUID();
  }

  ObjectNode snapshot(String name, Instant createdAt) {
    ObjectNode item = Json.object().put("name", name).put("arn", arn("InstanceSnapshot"));
    item.put("supportCode", ACCOUNT + "/ami-0a1b2c3d4e5f60718")
        .put("createdAt", Json.time(createdAt));
    item.set("location", location("all"));
    item.put("resourceType", "InstanceSnapshot").putArray("tags");
    item.put("state", "available").putArray("fromAttachedDisks");
    return item;
  }

  ObjectNode from(ObjectNode snapshot, String instance, String arn) {
    snapshot.put("fromInstanceName", instance).put("fromInstanceArn", arn);
    snapshot.put("fromBlueprintId", "debian_12").put("fromBundleId", "micro_3_0");
    return snapshot.put("isFromAutoSnapshot", false).put("sizeInGb", 40);
  }

  ObjectNode started(Call call, Instant now) {
    ObjectNode operation = operation(call.operation(), now);
    operation.put("resourceName", call.name()).put("resourceType", "InstanceSnapshot");
    operation.set("location", location("all"));
    return operation.put("operationDetails", call.text("instanceName"));
  }

  /** Making a snapshot is an operation on its instance too. */
  ObjectNode startedOnInstance(Call call, Instant now) {
    ObjectNode operation = operation(call.operation(), now);
    operation.put("resourceName", call.text("instanceName")).put("resourceType", "Instance");
    operation.set("location", location(region + "a"));
    return operation.put("operationDetails", call.name());
  }

  /** Lightsail deletes a snapshot at once. */
  ObjectNode succeeded(Call call, Instant now) {
    ObjectNode operation = started(call, now).put("isTerminal", true).put("status", "Succeeded");
    operation.remove("operationDetails");
    return operation;
  }

  static ObjectNode failed(Call call, String errorCode, String errorDetails) {
    ObjectNode operation = new Items(call.region()).started(call, Instant.now());
    operation.put("isTerminal", true).put("status", "Failed");
    return operation.put("errorCode", errorCode).put("errorDetails", errorDetails);
  }

  private static ObjectNode operation(String type, Instant now) {
    ObjectNode operation = Json.object().put("id", UUID.randomUUID().toString());
    operation.put("createdAt", Json.time(now)).put("statusChangedAt", Json.time(now));
    return operation.put("isTerminal", false).put("operationType", type).put("status", "Started");
  }

  private ObjectNode location(String zone) {
    return Json.object().put("availabilityZone", zone).put("regionName", region);
  }
}
