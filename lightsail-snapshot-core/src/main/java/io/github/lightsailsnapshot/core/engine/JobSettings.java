package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.spi.JobListener;
import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.core.time.TimeSource;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadFactory;

/** The validated settings of a job. */
public record JobSettings(
    String source,
    SnapshotNaming naming,
    RetentionPolicy policy,
    ZoneId zone,
    Clock clock,
    TimeSource time,
    Duration waitTimeout,
    Optional<Duration> deadline,
    Optional<Duration> slot,
    OptionalInt maxDeletions,
    boolean deleteFailed,
    Duration pendingTimeout,
    HookSettings hooks,
    List<Notifier> notifiers,
    List<JobListener> listeners,
    Duration notifierTimeout,
    ThreadFactory threads,
    Optional<String> host,
    Optional<ZoneId> otherZone) {

  /** Copies the lists. */
  public JobSettings {
    notifiers = List.copyOf(notifiers);
    listeners = List.copyOf(listeners);
  }

  /** These settings with one more listener. */
  JobSettings listening(JobListener listener) {
    List<JobListener> more = new ArrayList<>(listeners);
    more.add(listener);
    return new JobSettings(
        source,
        naming,
        policy,
        zone,
        clock,
        time,
        waitTimeout,
        deadline,
        slot,
        maxDeletions,
        deleteFailed,
        pendingTimeout,
        hooks,
        notifiers,
        more,
        notifierTimeout,
        threads,
        host,
        otherZone);
  }

  /** Whether a run waits until its snapshot is available. */
  boolean waits() {
    return !waitTimeout.isZero();
  }

  /**
   * Returns the zone of this machine if the job has daily slots but no zone was set: its days are then in UTC, which
   * may be unintended.
   *
   * @param slot the length of the slots
   * @param hasZone whether a zone was set
   * @return the zone; empty if the slots are unambiguous
   */
  public static Optional<ZoneId> otherZone(Optional<Duration> slot, boolean hasZone) {
    ZoneId here = ZoneId.systemDefault();
    boolean isUtc = here.getRules().isFixedOffset()
        && here.getRules().getOffset(Instant.EPOCH).equals(ZoneOffset.UTC);
    return slot.filter(TimeSlot::isWholeDays).isPresent() && !hasZone && !isUtc
        ? Optional.of(here)
        : Optional.empty();
  }

  /** Returns the main settings, such as {@code web-1 as nightly, keeping last=3, UTC, slot PT24H}. */
  @Override
  public String toString() {
    return source + " as " + naming.basename() + ", keeping " + ForeignText.named(policy) + ", "
        + nameOf(zone) + slot.map(length -> ", slot " + length).orElse("");
  }

  private static String nameOf(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }
}
