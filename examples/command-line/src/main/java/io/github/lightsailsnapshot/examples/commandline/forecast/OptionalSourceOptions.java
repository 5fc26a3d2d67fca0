package io.github.lightsailsnapshot.examples.commandline.forecast;

import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import io.github.lightsailsnapshot.examples.commandline.options.SourceOptions;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for the snapshots with which a forecast begins, if there are any. */
final class OptionalSourceOptions {
  @Mixin
  private SourceOptions source = new SourceOptions();

  @Option(
      names = {"-b", "--basename"},
      paramLabel = "NAME",
      description = "What the names of the job's snapshots begin with; by default INSTANCE-auto.")
  private Optional<String> basename = Optional.empty();

  boolean isGiven() {
    if (!source.isGiven() && (basename.isPresent() || source.isOfAnAccount())) {
      throw new UsageException(
          "--profile, --region and --basename need --instance: without it, a forecast begins with nothing");
    }
    return source.isGiven();
  }

  SourceOptions source() {
    return source;
  }

  void check() {
    naming();
  }

  private SnapshotNaming naming() {
    return basename.map(SourceOptions::naming).orElseGet(source::defaultNaming);
  }

  /** The job whose snapshots are those of runs with these options. */
  SnapshotJob job(SnapshotClient client, RetentionPolicy policy, ZoneId zone) {
    return SnapshotJob.builder(client, source.instance(), policy)
        .basename(naming().basename())
        .zone(zone)
        .build();
  }
}
