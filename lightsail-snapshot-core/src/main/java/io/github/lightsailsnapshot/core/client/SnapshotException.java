package io.github.lightsailsnapshot.core.client;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call on a {@link SnapshotClient} failed. The message says what was attempted, on what; {@link #answer()} what the
 * service said to it; the cause, where there is one, is the client's own exception. A report shows message and answer only.
 *
 * <p>Every kind is made of the message and, where there are any, the answer and the cause.
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
   * What the service said.
   *
   * @return its answer, or nothing if it did not answer
   */
  public Optional<ServiceError> answer() {
    return Optional.ofNullable(answer);
  }

  /**
   * When the service failed the call, by its own clock: a slot's name can be told by it even where a listing failed.
   *
   * @return the time, or nothing if the service did not tell
   */
  public Optional<Instant> servedAt() {
    return answer().flatMap(ServiceError::servedAt);
  }

  /** The name is in use already, by a snapshot or by anything else: names are unique across kinds. */
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

  /** The credentials are missing, not valid, or do not permit the call. */
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

  /** Too many requests, also after those repetitions that the client makes by itself. */
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

  /** The state of the source or of the snapshot does not allow it now; later it may. */
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

  /** The request is not accepted, and will not be later: by the service, or by a client that was closed. */
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

  /** No answer, or none that could be understood. Whether the request had an effect is not known. */
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

  /** The listing could not be read to its end, or contradicts itself. */
  public static final class IncompleteListing extends SnapshotException {
    private static final long serialVersionUID = 1L;

    private transient @Nullable Instant pageServedAt;

    /**
     * Tells when the pages that could be read were served.
     *
     * @param time the time by the clock of the service
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
