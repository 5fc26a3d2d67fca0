package io.github.lightsailsnapshot.retention;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why a snapshot is kept regardless of the policy. Such a snapshot does not count for any rule. */
enum Exclusion {
  NOT_YET_AVAILABLE("not yet available"),
  IN_THE_FUTURE("dated in the future"),
  COPY_OF_AUTOMATIC("copy of an automatic snapshot"),
  FAILED("failed, not counted");

  private final String reason;

  Exclusion(String reason) {
    this.reason = reason;
  }

  String reason() {
    return reason;
  }

  /** Returns why the snapshot is excluded, or null if the policy decides on it. */
  static @Nullable Exclusion of(Snapshot snapshot, Instant now) {
    if (snapshot.state() == Snapshot.State.PENDING || snapshot.state() == Snapshot.State.UNKNOWN) {
      return NOT_YET_AVAILABLE;
    }
    if (snapshot.createdAt().isAfter(now)) {
      return IN_THE_FUTURE;
    }
    if (snapshot.fromAutomatic()) {
      return COPY_OF_AUTOMATIC;
    }
    return snapshot.state() == Snapshot.State.ERROR ? FAILED : null;
  }
}
