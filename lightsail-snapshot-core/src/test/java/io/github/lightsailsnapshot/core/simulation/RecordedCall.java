package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.wire.HostileException;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One call, and what the caller got to know.
 *
 * @param execution the number of the execution that called
 * @param verb what was called
 * @param name the snapshot's name; empty for a listing
 * @param fault what went wrong
 * @param result what came back: a {@link Listing}, the time of acceptance, or the deleted snapshot; nothing after a failure
 * @param failure what was thrown
 * @param beganAt when the caller asked, by the true time
 * @param endedAt when the caller got to know, by the true time
 * @param hostClock and by the host's clock
 */
record RecordedCall(
    int execution,
    CallKind verb,
    String name,
    Fault fault,
    Optional<Object> result,
    Optional<RuntimeException> failure,
    Instant beganAt,
    Instant endedAt,
    Instant hostClock) {

  boolean is(CallKind other) {
    return verb == other;
  }

  boolean succeeded() {
    return failure.isEmpty();
  }

  Optional<Listing> listing() {
    return verb == CallKind.LIST ? result.map(Listing.class::cast) : Optional.empty();
  }

  /** When the creation was accepted, if it was and the service told. */
  Optional<Instant> acceptedAt() {
    return verb == CallKind.CREATE
        ? result
            .map(Optional.class::cast)
            .flatMap(time -> ((Optional<?>) time).map(Instant.class::cast))
        : Optional.empty();
  }

  /** Each exchange is itself alone; what was thrown in it need not stand being compared. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  /** What the failure says of itself; nothing if it does not stand being asked. */
  Optional<String> message() {
    return failure
        .filter(why -> !(why instanceof HostileException))
        .map(why -> String.valueOf(why.getMessage()));
  }

  /** Whether it failed without an answer, so that it may have had its effect, or may have it yet. */
  boolean hasNoAnswer() {
    return failure
        .filter(why ->
            why instanceof SnapshotException.Unavailable || !(why instanceof SnapshotException))
        .isPresent();
  }

  @Override
  public String toString() {
    String end = failure
        .map(why -> why.getClass().getSimpleName())
        .orElseGet(() -> listing().map(RecordedCall::text).orElse("ok"));
    return verb + " " + name + (fault == Fault.NONE ? "" : " [" + fault + "]") + " -> " + end;
  }

  private static String text(Listing listing) {
    return listing.snapshots().stream()
            .sorted(Snapshot.NEWEST_FIRST)
            .map(item -> item.name() + " " + item.state() + " " + item.createdAt())
            .collect(Collectors.joining(
                "\n      ", listing.snapshots().size() + " snapshots\n      ", ""))
        + listing.unreadable();
  }
}
