package io.github.lightsailsnapshot.examples.cluster;

import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.job.FleetGroup;
import io.github.lightsailsnapshot.core.job.JobTemplate;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.selection.InstanceClient;
import io.github.lightsailsnapshot.core.selection.Selection;
import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.text.ZoneFormat;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.regions.Region;

/**
 * The settings of a group. Those that this example does not know are those of the job, such as {@code slot}, {@code zone}
 * and {@code basename}.
 *
 * @param name the name
 * @param region the region
 * @param profile the profile with the credentials; if empty, those that the SDK finds
 * @param selection which instances
 * @param schedule when
 * @param policy what to keep
 * @param job the settings of the job
 */
record GroupSettings(
    String name,
    Region region,
    Optional<String> profile,
    Selection selection,
    Schedule schedule,
    RetentionPolicy policy,
    Map<String, String> job) {

  /** Reads the settings of a group, or notes what is wrong with them. */
  static Optional<GroupSettings> read(String name, Map<String, String> given, Mistakes mistakes) {
    Map<String, String> rest = new TreeMap<>(given);
    String group = "group." + name;
    rest.putIfAbsent("deadline", "2m");
    Optional<Region> region =
        mistakes.reading(group + ".region", () -> Region.of(required(rest, "region")));
    Optional<String> profile = Optional.ofNullable(rest.remove("profile"));
    Optional<Selection> selection = mistakes.reading(group, () -> selection(rest));
    Optional<Schedule> schedule =
        mistakes.reading(group + ".schedule", () -> schedule(required(rest, "schedule"), rest));
    Optional<RetentionPolicy> policy = mistakes.reading(
        group + ".policy", () -> RetentionPolicy.valueOf(required(rest, "policy")));
    if (!rest.containsKey("slot")) {
      mistakes.add(group + ".slot: is missing; such as 1d for a snapshot a day");
    }
    if (region.isEmpty() || selection.isEmpty() || schedule.isEmpty() || policy.isEmpty()) {
      return Optional.empty();
    }
    GroupSettings read = new GroupSettings(
        name,
        region.get(),
        profile,
        selection.get(),
        schedule.get(),
        policy.get(),
        Map.copyOf(rest));
    return mistakes.reading(group, read::checked);
  }

  private static String required(Map<String, String> settings, String key) {
    String value = settings.remove(key);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException("is missing");
    }
    return value;
  }

  private static Selection selection(Map<String, String> settings) {
    Optional<String> names = Optional.ofNullable(settings.remove("instances"));
    Optional<String> tags = Optional.ofNullable(settings.remove("tags"));
    Optional<String> except = Optional.ofNullable(settings.remove("except"));
    if (names.isPresent() == tags.isPresent()) {
      throw new IllegalArgumentException(
          "needs either instances, such as web-*, or tags, such as backup=yes");
    }
    Selection all = names
        .map(text -> Selection.named(list(text)))
        .orElseGet(() -> Selection.tagged(list(tags.orElseThrow())));
    return except.map(text -> all.except(list(text))).orElse(all);
  }

  private static String[] list(String text) {
    return text.strip().split("\\s*,\\s*", -1);
  }

  private static Schedule schedule(String cron, Map<String, String> settings) {
    ZoneId zone = ZoneFormat.parse(settings.getOrDefault("zone", "UTC"));
    try {
      return new CronSchedule(cron, zone);
    } catch (IllegalArgumentException noCron) {
      throw new IllegalArgumentException(
          "\"" + cron + "\" must be seconds, minutes, hours, days, "
              + "months and days of the week, such as 0 0 3 * * *; " + noCron.getMessage(),
          noCron);
    }
  }

  /** Creates a job for a start, because that checks its settings. */
  private GroupSettings checked() {
    InMemorySnapshots nowhere = InMemorySnapshots.ofInstances("example");
    SnapshotJob unused = group(nowhere, nowhere.instances(), report -> {}).job("example");
    return this;
  }

  /** Returns the group with its clients. */
  SourceGroup group(SnapshotClient snapshots, InstanceClient instances, Notifier notifier) {
    FleetGroup sources = new FleetGroup(snapshots, instances, selection, template(notifier));
    return new SourceGroup(name, sources, schedule);
  }

  private JobTemplate template(Notifier notifier) {
    return (client, instance) -> SnapshotJob.builder(client, instance.name(), policy)
        .settings(job)
        .notifier(notifier)
        .build();
  }
}
