package consumer.retention;

import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Plans the deletion of the older one of two snapshots. */
public final class Main {
  private Main() {}

  /**
   * Plans.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    Instant now = Instant.parse("2026-11-22T03:00:00Z");
    RetentionPolicy policy = Keep.last(1).or(RetentionPolicy.parse("weekly=1"));
    List<Snapshot> snapshots = List.of(
        Snapshot.available("newer", "web-1", now), Snapshot.available("older", "web-1", now.minus(Duration.ofDays(1))));
    List<Snapshot> deletions = RetentionPlan.of(policy, snapshots, now, ZoneOffset.UTC).deletions();
    if (!deletions.equals(snapshots.subList(1, 2))) {
      throw new IllegalStateException("To be deleted: " + deletions);
    }
    expectOneJar(System.getProperty(Main.class.getModule().isNamed() ? "jdk.module.path" : "java.class.path"));
  }

  private static void expectOneJar(String path) {
    String[] entries = path.split(File.pathSeparator, -1);
    if (entries.length != 2) {
      throw new IllegalStateException("Not only these classes and one jar: " + path);
    }
  }
}
