package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.spi.FleetListener;
import io.github.lightsailsnapshot.core.spi.Notifier;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadFactory;

/** The validated settings of a fleet. */
public record FleetSettings(
    String name,
    int parallelism,
    OptionalInt maxDeletions,
    List<Notifier> notifiers,
    List<FleetListener> listeners,
    Duration notifierTimeout,
    ThreadFactory threads,
    Clock clock,
    Optional<String> host) {

  /** Copies the lists. */
  public FleetSettings {
    notifiers = List.copyOf(notifiers);
    listeners = List.copyOf(listeners);
  }
}
