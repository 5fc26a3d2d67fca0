package io.github.lightsailsnapshot.examples.springboot.autoconfigure;

import io.github.lightsailsnapshot.retention.RetentionPolicy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.validation.annotation.Validated;

/**
 * The properties of the job. Those that are not set have the job's own defaults, see {@link
 * io.github.lightsailsnapshot.core.job.SnapshotJob.Builder SnapshotJob.Builder}, which also checks their ranges.
 *
 * @param source Name of the Lightsail instance, such as web-1.
 * @param keep Which snapshots to keep, such as "last=3, daily=7, weekly=5".
 * @param schedule When to run, as a Spring cron expression of six fields such as "0 0 3 * * *", in the time zone of the
 *     job. Without it, nothing is scheduled.
 * @param zone Time zone of the schedule, of the policy's days and of slots of whole days.
 * @param basename Beginning of the snapshots' names; {source} is replaced. Default is the source's name and "-auto".
 * @param slot At most one good snapshot is made in each period of this length, however many hosts run the job.
 * @param waitTimeout How long a run waits for its snapshot, from 0 to 1d. Default is 30m.
 * @param deadline Limit of the total time of a run, from 10s to 7d. Default is none.
 * @param pendingTimeout Time after which a pending snapshot counts as stuck. Default is 24h.
 * @param notifierTimeout Limit of the time of each notifier, from 1s to 5m. Default is 15s.
 * @param maxDeletions A run whose plan deletes more snapshots deletes none. Default is no limit.
 * @param deleteFailed Whether failed snapshots are deleted once there is a newer good one. Default is false.
 * @param recoveryPoint The check of the newest snapshot.
 */
@Validated
@ConfigurationProperties(SnapshotProperties.PREFIX)
public record SnapshotProperties(
    @NotBlank(message = "must be the name of a Lightsail instance, such as web-1")
    String source,

    @NotNull(message = "must say which snapshots to keep, such as \"last=3, daily=7, weekly=5\"")
    RetentionPolicy keep,

    @Nullable CronExpression schedule,
    @DefaultValue("UTC") ZoneId zone,
    @Nullable String basename,
    @Nullable Duration slot,
    @Nullable Duration waitTimeout,
    @Nullable Duration deadline,
    @Nullable Duration pendingTimeout,
    @Nullable Duration notifierTimeout,
    @Nullable Integer maxDeletions,
    @Nullable Boolean deleteFailed,
    @DefaultValue @Valid RecoveryPoint recoveryPoint) {

  static final String PREFIX = "lightsail.snapshot";

  /**
   * The check of the newest snapshot, for health and metrics.
   *
   * @param maxAge The health is DOWN if the newest good snapshot is older.
   * @param refresh How often the snapshots are listed.
   * @param staleAfter How long the last listing is used if no later one succeeds, from 1s to 1d.
   */
  public record RecoveryPoint(
      @DefaultValue("26h") Duration maxAge,
      @DefaultValue("5m") Duration refresh,
      @DefaultValue("15m") Duration staleAfter) {

    /** Checks what would otherwise only be noticed later. */
    public RecoveryPoint {
      if (maxAge.isNegative() || maxAge.isZero()) {
        throw new IllegalArgumentException("max-age must be more than zero, not " + maxAge);
      }
      if (refresh.isNegative() || refresh.isZero() || refresh.compareTo(staleAfter) >= 0) {
        throw new IllegalArgumentException(
            "refresh must be more than zero and less than stale-after, " + staleAfter + ", not "
                + refresh);
      }
    }
  }

  /** The job's settings that are set, by the names that they have as properties. */
  Map<String, String> settings() {
    Map<String, @Nullable Object> all = new HashMap<>();
    all.put("zone", zone);
    all.put("basename", basename);
    all.put("slot", slot);
    all.put("wait-timeout", waitTimeout);
    all.put("deadline", deadline);
    all.put("pending-timeout", pendingTimeout);
    all.put("notifier-timeout", notifierTimeout);
    all.put("max-deletions", maxDeletions);
    all.put("delete-failed", deleteFailed);
    Map<String, String> set = new HashMap<>();
    all.forEach((name, value) -> {
      if (value != null) {
        set.put(name, value.toString());
      }
    });
    return set;
  }
}
