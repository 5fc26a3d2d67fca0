package io.github.lightsailsnapshot.core.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.stream.Stream;

/** The operations on an account that Lightsail knows here; any other one is one that was not permitted. */
final class LightsailApi {
  private static final String NAME = "instanceSnapshotName";

  private final LocalLightsail account;
  private final Items items;

  LightsailApi(LocalLightsail account, Items items) {
    this.account = account;
    this.items = items;
  }

  ObjectNode answer(Call call) {
    return switch (call.operation()) {
      case "GetInstanceSnapshots" -> account.list(call.text("pageToken"));
      case "GetInstanceSnapshot" -> get(required(call, NAME));
      case "CreateInstanceSnapshot" -> create(call, required(call, NAME));
      case "DeleteInstanceSnapshot" -> delete(call, find(required(call, NAME)));
      case "GetInstances" -> account.instances(call.text("pageToken"));
      default -> throw new AwsFailure(AwsError.accessDenied("lightsail:" + call.operation()));
    };
  }

  private ObjectNode get(String name) {
    ObjectNode reply = Json.object();
    reply.set("instanceSnapshot", find(name).at(account.now()));
    return reply;
  }

  private ObjectNode create(Call call, String name) {
    String instance = required(call, "instanceName");
    String arn = account
        .instanceArn(instance)
        .orElseThrow(() -> new AwsFailure(AwsError.notFound("Instance", instance)));
    checkName(name);
    ObjectNode snapshot = items.from(items.snapshot(name, account.now().time()), instance, arn);
    call.input().path("tags").forEach(snapshot.withArray("tags")::add);
    account.create(snapshot);
    return operations(started(call));
  }

  private ObjectNode delete(Call call, LocalSnapshot snapshot) {
    String state = snapshot.at(account.now()).path("state").asText();
    if (state.equals("pending")) {
      String message =
          "You can't delete this snapshot right now. The state of this snapshot is: " + state;
      throw new AwsFailure(AwsError.operationFailure(message));
    }
    account.delete(snapshot);
    return operations(Stream.of(items.succeeded(call, account.now().time())));
  }

  private void checkName(String name) {
    if (!name.matches("[A-Za-z0-9][\\w.-]{0,253}[A-Za-z0-9]")) {
      throw new AwsFailure(AwsError.invalidInput(name + " is not a valid resource name."));
    }
    if (account.isTaken(name)) {
      throw new AwsFailure(AwsError.nameInUse(name));
    }
  }

  private LocalSnapshot find(String name) {
    return account
        .find(name)
        .orElseThrow(() -> new AwsFailure(AwsError.notFound("InstanceSnapshot", name)));
  }

  private Stream<ObjectNode> started(Call call) {
    Instant now = account.now().time();
    return Stream.of(items.started(call, now), items.startedOnInstance(call, now));
  }

  private static ObjectNode operations(Stream<ObjectNode> operations) {
    ObjectNode reply = Json.object();
    reply.putArray("operations").addAll(operations.toList());
    return reply;
  }

  private static String required(Call call, String field) {
    if (call.text(field).isEmpty()) {
      throw new AwsFailure(AwsError.invalidInput("Value null at '" + field + "' must not be null"));
    }
    return call.text(field);
  }
}
