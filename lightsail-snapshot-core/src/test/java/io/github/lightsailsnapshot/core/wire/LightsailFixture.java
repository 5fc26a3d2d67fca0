package io.github.lightsailsnapshot.core.wire;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.InstanceSnapshot;
import software.amazon.awssdk.services.lightsail.model.Operation;
import software.amazon.awssdk.services.lightsail.model.Tag;

/** A local Lightsail with one instance at noon, and a client of it. */
final class LightsailFixture implements AutoCloseable {

  static final Instant NOON = Instant.parse("2026-11-22T12:00:00.125Z");
  final LocalAws aws = LocalAws.start();
  final LocalLightsail account = aws.lightsail();
  final LightsailClient client = SdkClients.lightsail(aws);

  LightsailFixture() {
    account.clock(Clock.fixed(NOON, ZoneOffset.UTC)).instance("web-1");
  }

  @Override
  public void close() {
    client.close();
    aws.close();
  }

  List<Operation> create(String name) {
    return client
        .createInstanceSnapshot(r -> r.instanceSnapshotName(name)
            .instanceName("web-1")
            .tags(Tag.builder().key("by").value("test").build()))
        .operations();
  }

  InstanceSnapshot get(String name) {
    return client.getInstanceSnapshot(r -> r.instanceSnapshotName(name)).instanceSnapshot();
  }

  List<String> listedStates() {
    return client.getInstanceSnapshots(r -> {}).instanceSnapshots().stream()
        .map(InstanceSnapshot::stateAsString)
        .toList();
  }
}
