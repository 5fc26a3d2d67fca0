package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.regions.Region;

/** The keys of a group, and of the defaults of all groups. They are the names of the long options of a single job. */
final class JobKeys {
  static final Key<String> PROFILE = new Key<>("profile", Types.text("the name of an AWS profile"));
  static final Key<Region> REGION = new Key<>("region", Types.REGION);
  static final Key<Region> REGIONS = new Key<>("regions", Types.REGION);
  static final Key<String> BASENAME = new Key<>("basename", Types.BASENAME);
  static final Key<RetentionPolicy> KEEP = new Key<>("keep", Types.POLICY);
  static final Key<Integer> MAX = new Key<>("max", Types.COUNT);
  static final Key<ZoneId> ZONE = new Key<>("zone", Types.ZONE);
  static final Key<Boolean> DELETE_FAILED = new Key<>("delete-failed", Types.FLAG);
  static final Key<Duration> WAIT =
      new Key<>("wait", Types.time(Duration.ZERO, SnapshotJob.LONGEST_WAIT, "30m"));
  static final Key<Duration> SLOT = new Key<>("slot", Types.SLOT);
  static final Key<Integer> MAX_DELETIONS = new Key<>("max-deletions", Types.COUNT);
  static final Key<String> BEFORE = new Key<>("before", Types.text("a command of the shell"));
  static final Key<String> AFTER = new Key<>("after", Types.text("a command of the shell"));
  static final Key<Duration> HOOK_LIMIT =
      new Key<>("hook-limit", Types.time(Duration.ofSeconds(1), SnapshotJob.LONGEST_HOOK, "30s"));
  static final Key<Boolean> BEFORE_MAY_FAIL = new Key<>("before-may-fail", Types.FLAG);
  static final Key<String> KEEP_FROM_TAG =
      new Key<>("keep-from-tag", Types.text("the key of a tag, such as backup-keep"));
  static final Key<Boolean> MAY_SHORTEN = new Key<>("may-shorten", Types.FLAG);

  private static final List<Key<?>> SINGLE = List.of(
      PROFILE,
      REGION,
      BASENAME,
      KEEP,
      MAX,
      ZONE,
      DELETE_FAILED,
      WAIT,
      SLOT,
      MAX_DELETIONS,
      BEFORE,
      AFTER,
      HOOK_LIMIT,
      BEFORE_MAY_FAIL,
      KEEP_FROM_TAG,
      MAY_SHORTEN);

  /** Keys of which one in a group replaces the other in the defaults. */
  static final Map<String, String> ALTERNATIVES =
      Map.of("region", "regions", "regions", "region", "keep", "max", "max", "keep");

  private JobKeys() {}

  static void read(SectionReader section) {
    SINGLE.forEach(section::one);
    section.list(REGIONS);
    section.exclude("region", "regions", "a group has one region, or a list of them");
    section.exclude("keep", "max", "max: N is the same as keep: last=N");
  }
}
