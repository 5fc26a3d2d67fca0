package io.github.lightsailsnapshot.core;

import io.github.lightsailsnapshot.core.time.TimeSource;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadFactory;

/** Everything that a job was told, checked. */
record JobSettings(
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

  JobSettings {
    notifiers = List.copyOf(notifiers);
    listeners = List.copyOf(listeners);
  }

  /** Whether a run stays until its snapshot is available. */
  boolean waits() {
    return !waitTimeout.isZero();
  }
}
