package io.github.lightsailsnapshot.core.wire;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.InstanceSnapshot;

/** A program that lists snapshots with a client of which it sets nothing, run as a process of its own. */
final class ChildLister {
  private ChildLister() {}

  public static void main(String[] args) {
    try (LightsailClient client = LightsailClient.create()) {
      System.out.println(client.getInstanceSnapshots(r -> {}).instanceSnapshots().stream()
          .map(InstanceSnapshot::name)
          .toList());
    }
  }

  static Process start(URI endpoint) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder child = new ProcessBuilder(java, ChildLister.class.getName());
    child
        .environment()
        .putAll(Map.of(
            "CLASSPATH", System.getProperty("java.class.path"),
            "AWS_ENDPOINT_URL", endpoint.toString(),
            "AWS_REGION", "eu-central-1",
            "AWS_ACCESS_KEY_ID", "AKIDCHILD",
            "AWS_SECRET_ACCESS_KEY", "secret"));
    return child.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
