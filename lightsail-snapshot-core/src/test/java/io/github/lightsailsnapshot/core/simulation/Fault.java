package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.wire.HostileException;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/** What can go wrong with a call: whether the call has its effect all the same, and what the caller gets to know. */
enum Fault {
  NONE(true, Optional.empty()),
  DENIED(false, answers(SnapshotException.AccessDenied::new)),
  REJECTED(false, answers(SnapshotException.InvalidRequest::new)),
  REFUSED(false, answers(SnapshotException.InvalidState::new)),
  THROTTLED(false, answers(SnapshotException.Throttled::new)),
  UNAVAILABLE(false, answers(SnapshotException.Unavailable::new)),
  INCOMPLETE(false, answers(SnapshotException.IncompleteListing::new)),
  BROKEN_CLIENT(false, answers(IllegalStateException::new)),
  TIMED_OUT_BEFORE(false, answers(SnapshotException.Unavailable::new)),
  LATE(false, answers(SnapshotException.Unavailable::new)),
  UNSPEAKABLE(false, answers(attempted -> new HostileException())),
  UNSPEAKABLE_AFTER(true, answers(attempted -> new HostileException())),
  TIMED_OUT_AFTER(true, answers(SnapshotException.Unavailable::new)),
  THROTTLED_AFTER(true, answers(SnapshotException.Throttled::new)),
  BROKEN_CLIENT_AFTER(true, answers(IllegalStateException::new)),
  REPEATED_CREATION(true, answers(SnapshotException.NameTaken::new)),
  REPEATED_DELETION(true, answers(SnapshotException.NotFound::new)),
  REPEATED_ITEM(true, Optional.empty()),
  UNREADABLE_ITEM(true, Optional.empty()),
  INTERRUPTED(true, Optional.empty()),
  INTERRUPTED_BEFORE(false, answers(SnapshotException.Unavailable::new)),
  INTERRUPTED_AFTER(true, answers(SnapshotException.Unavailable::new)),
  KILLED_BEFORE(false, Optional.empty()),
  KILLED_AFTER(true, Optional.empty());

  private static final List<Fault> OF_ANY_CALL = List.of(
      DENIED,
      THROTTLED,
      UNAVAILABLE,
      BROKEN_CLIENT,
      UNSPEAKABLE,
      TIMED_OUT_BEFORE,
      TIMED_OUT_AFTER,
      INTERRUPTED,
      INTERRUPTED_BEFORE,
      INTERRUPTED_AFTER,
      KILLED_BEFORE,
      KILLED_AFTER);
  private static final List<Fault> OF_LISTINGS =
      List.of(INCOMPLETE, INCOMPLETE, REPEATED_ITEM, UNREADABLE_ITEM, UNREADABLE_ITEM);
  private static final List<Fault> OF_CREATIONS = List.of(
      REFUSED,
      REFUSED,
      REJECTED,
      REPEATED_CREATION,
      REPEATED_CREATION,
      LATE,
      LATE,
      UNSPEAKABLE_AFTER,
      THROTTLED_AFTER,
      BROKEN_CLIENT_AFTER);
  private static final List<Fault> OF_DELETIONS = List.of(
      REFUSED,
      REJECTED,
      REPEATED_DELETION,
      LATE,
      UNSPEAKABLE_AFTER,
      THROTTLED_AFTER,
      BROKEN_CLIENT_AFTER);

  private final boolean effective;

  @SuppressWarnings("ImmutableEnumChecker") // A constructor, which has no state.
  private final Optional<Function<String, RuntimeException>> answer;

  Fault(boolean effective, Optional<Function<String, RuntimeException>> answer) {
    this.effective = effective;
    this.answer = answer;
  }

  private static Optional<Function<String, RuntimeException>> answers(
      Function<String, RuntimeException> answer) {
    return Optional.of(answer);
  }

  static Fault of(CallKind verb, SplittableRandom random) {
    List<Fault> special = switch (verb) {
      case LIST -> OF_LISTINGS;
      case CREATE -> OF_CREATIONS;
      case DELETE -> OF_DELETIONS;
    };
    return SeededRandom.oneOf(random.nextInt(5) < 2 ? special : OF_ANY_CALL, random);
  }

  boolean isEffective() {
    return effective;
  }

  /** What the caller is told instead of the result. */
  Optional<RuntimeException> answer(String attempted) {
    return answer.map(failure -> failure.apply(attempted + ": " + this));
  }

  boolean takesTheWholeLimit() {
    return this == TIMED_OUT_BEFORE || this == TIMED_OUT_AFTER || this == LATE;
  }

  /** Whether the request arrives minutes after the caller has given it up. */
  boolean isLate() {
    return this == LATE;
  }

  boolean interrupts() {
    return this == INTERRUPTED || this == INTERRUPTED_BEFORE || this == INTERRUPTED_AFTER;
  }

  boolean kills() {
    return this == KILLED_BEFORE || this == KILLED_AFTER;
  }
}
