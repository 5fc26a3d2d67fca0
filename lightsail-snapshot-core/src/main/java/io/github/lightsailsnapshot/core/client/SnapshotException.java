package io.github.lightsailsnapshot.core.client;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a call of a {@link SnapshotClient} fails. The message says what was attempted, and on what. {@link
 * #answer()} is the service's answer, if there was one. The cause, if any, is the underlying client's exception.
 * Reports show the message and the answer, but not the cause.
 *
 * <p>Each subclass has constructors for the message, with or without an answer and a cause.
 */
public abstract sealed class SnapshotException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable ServiceError answer;

  private SnapshotException(String message, @Nullable ServiceError answer) {
    super(message);
    this.answer = answer;
  }

  private SnapshotException(String message, @Nullable ServiceError answer, Throwable cause) {
    super(message, cause);
    this.answer = answer;
  }

  /**
   * Returns the service's answer.
   *
   * @return the answer, or empty if there was none
   */
  public Optional<ServiceError> answer() {
    return Optional.ofNullable(answer);
  }

  /**
   * Returns the service's time when it answered. A job can determine its slot from it even if a listing failed.
   *
   * @return the time, or empty if the service did not report it
   */
  public Optional<Instant> servedAt() {
    return answer().flatMap(ServiceError::servedAt);
  }

  /** The name is already in use, by a snapshot or another resource: names are unique across all kinds of resources. */
  public static final class NameTaken extends SnapshotException {
    private static final long serialVersionUID = 1L;

    public NameTaken(String message) {
      super(message, null);
    }

    public NameTaken(String message, Throwable cause) {
      super(message, null, cause);
    }

    public NameTaken(String message, ServiceError answer) {
      super(message, answer);
    }

    public NameTaken(String message, ServiceError answer, Throwable cause) {
      super(message, answer, cause);
    }
  }

  /** There is no such snapshot or source. */
  public static final class NotFound extends SnapshotException {
    private static final long serialVersionUID = 1L;

    public NotFound(String message) {
      super(message, null);
    }

    public NotFound(String message, Throwable cause) {
      super(message, null, cause);
    }

    public NotFound(String message, ServiceError answer) {
      super(message, answer);
    }

    public NotFound(String message, ServiceError answer, Throwable cause) {
      super(message, answer, cause);
    }
  }

  /** The credentials are missing or invalid, or do not permit the call. */
  public static final class AccessDenied extends SnapshotException {
    private static final long serialVersionUID = 1L;

    public AccessDenied(String message) {
      super(message, null);
    }

    public AccessDenied(String message, Throwable cause) {
      super(message, null, cause);
    }

    public AccessDenied(String message, ServiceError answer) {
      super(message, answer);
    }

    public AccessDenied(String message, ServiceError answer, Throwable cause) {
      super(message, answer, cause);
    }
  }

  /** The service received too many requests and still rejected this one after the client's own retries. */
  public static final class Throttled extends SnapshotException {
    private static final long serialVersionUID = 1L;

    public Throttled(String message) {
      super(message, null);
    }

    public Throttled(String message, Throwable cause) {
      super(message, null, cause);
    }

    public Throttled(String message, ServiceError answer) {
      super(message, answer);
    }

    public Throttled(String message, ServiceError answer, Throwable cause) {
      super(message, answer, cause);
    }
  }

  /**
   * A limit of the service, such as the number of snapshots, is reached. The same request fails until something is deleted
   * or the limit is raised.
   */
  public static final class LimitReached extends SnapshotException {
    private static final long serialVersionUID = 1L;

    public LimitReached(String message) {
      super(message, null);
    }

    public LimitReached(String message, Throwable cause) {
      super(message, null, cause);
    }

    public LimitReached(String message, ServiceError answer) {
      super(message, answer);
    }

    public LimitReached(String message, ServiceError answer, Throwable cause) {
      super(message, answer, cause);
    }
  }

  /** The current state of the source or the snapshot does not allow the call. It may succeed later. */
  public static final class InvalidState extends SnapshotException {
    private static final long serialVersionUID = 1L;

    public InvalidState(String message) {
      super(message, null);
    }

    public InvalidState(String message, Throwable cause) {
      super(message, null, cause);
    }

    public InvalidState(String message, ServiceError answer) {
      super(message, answer);
    }

    public InvalidState(String message, ServiceError answer, Throwable cause) {
      super(message, answer, cause);
    }
  }

  /** The service, or a client that is closed, rejected the request. Repeating it does not help. */
  public static final class InvalidRequest extends SnapshotException {
    private static final long serialVersionUID = 1L;

    public InvalidRequest(String message) {
      super(message, null);
    }

    public InvalidRequest(String message, Throwable cause) {
      super(message, null, cause);
    }

    public InvalidRequest(String message, ServiceError answer) {
      super(message, answer);
    }

    public InvalidRequest(String message, ServiceError answer, Throwable cause) {
      super(message, answer, cause);
    }
  }

  /** There was no answer, or none that could be understood. It is unknown whether the request had an effect. */
  public static final class Unavailable extends SnapshotException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message) {
      super(message, null);
    }

    public Unavailable(String message, Throwable cause) {
      super(message, null, cause);
    }

    public Unavailable(String message, ServiceError answer) {
      super(message, answer);
    }

    public Unavailable(String message, ServiceError answer, Throwable cause) {
      super(message, answer, cause);
    }
  }

  /** The listing could not be read completely, or it is inconsistent. */
  public static final class IncompleteListing extends SnapshotException {
    private static final long serialVersionUID = 1L;

    private transient @Nullable Instant pageServedAt;

    /**
     * Sets the time at which the pages that could be read were served.
     *
     * @param time the service's time
     * @return this
     */
    public IncompleteListing servedAt(Instant time) {
      pageServedAt = time;
      return this;
    }

    @Override
    public Optional<Instant> servedAt() {
      return Optional.ofNullable(pageServedAt).or(super::servedAt);
    }

    public IncompleteListing(String message) {
      super(message, null);
    }

    public IncompleteListing(String message, Throwable cause) {
      super(message, null, cause);
    }

    public IncompleteListing(String message, ServiceError answer) {
      super(message, answer);
    }

    public IncompleteListing(String message, ServiceError answer, Throwable cause) {
      super(message, answer, cause);
    }
  }
}
