package io.github.lightsailsnapshot.examples.commandline.options;

import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for the job's snapshots and their retention. */
public final class JobOptions {
  @Mixin(name = "Instance and account")
  private SourceOptions source = new SourceOptions();

  @Option(
      names = {"-b", "--basename"},
      paramLabel = "NAME",
      description = "What the names of the snapshots begin with; by default INSTANCE-auto.")
  private Optional<String> basename = Optional.empty();

  @Option(
      names = {"-m", "--max"},
      paramLabel = "N",
      converter = AtLeastOne.class,
      description = "Keep the newest N: the same as --keep \"last=N\".")
  private Optional<Integer> max = Optional.empty();

  @Option(
      names = "--keep",
      paramLabel = "POLICY",
      description =
          "What to keep, in quotes: \"last=3, daily=7, weekly=5\". This or --max is required.")
  private Optional<String> keep = Optional.empty();

  @Option(
      names = "--zone",
      converter = TimeZoneName.class,
      paramLabel = "ZONE",
      description =
          "The time zone whose days, weeks and months count, such as Europe/Berlin; by default UTC.")
  private ZoneId zone = ZoneId.of("UTC");

  @Option(
      names = "--delete-failed",
      description = "Delete failed snapshots too, once there is a newer good one.")
  private boolean deleteFailed;

  public SourceOptions source() {
    return source;
  }

  public ZoneId zone() {
    return zone;
  }

  /** Creates the job for a client. Everything that does not depend on AWS settings is checked before. */
  public Function<SnapshotClient, SnapshotJob.Builder> checked() {
    String instance = source.instance();
    SnapshotNaming naming = naming();
    RetentionPolicy policy = policy();
    return client -> {
      SnapshotJob.Builder job = SnapshotJob.builder(client, instance, policy)
          .basename(naming.basename())
          .zone(zone);
      return deleteFailed ? job.deleteFailed() : job;
    };
  }

  private SnapshotNaming naming() {
    return basename.map(SourceOptions::naming).orElseGet(source::defaultNaming);
  }

  private RetentionPolicy policy() {
    if (max.isPresent() && keep.isPresent()) {
      throw new UsageException("--max " + max.get() + " and --keep \"" + keep.get()
          + "\" exclude each other: --max N is the same as --keep \"last=N\"");
    }
    return keep.map(PolicyText::read)
        .or(() -> max.map(Keep::last))
        .orElseThrow(
            () -> new UsageException(
                "--keep or --max is missing: say what to keep, such as --max 7 or --keep \"daily=7, weekly=5\""));
  }
}
