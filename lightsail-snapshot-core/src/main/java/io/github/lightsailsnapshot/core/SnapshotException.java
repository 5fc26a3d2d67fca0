package io.github.lightsailsnapshot.core;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call on a {@link SnapshotClient} failed. The message says what was attempted, on what; {@link #answer()} what the
 * service said to it; the cause, where there is one, is the client's own exception.
 */
public abstract sealed class SnapshotException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable ServiceAnswer answer;

  private SnapshotException(String message, @Nullable ServiceAnswer answer) {
    super(message);
    this.answer = answer;
  }

  /**
   * What the service said.
   *
   * @return its answer, or nothing if it did not answer
   */
  public Optional<ServiceAnswer> answer() {
    return Optional.ofNullable(answer);
  }

  /** The name is in use already, by a snapshot or by anything else: names are unique across kinds. */
  public static final class NameTaken extends SnapshotException {
    private static final long serialVersionUID = 1L;

    /**
     * Without an answer of the service.
     *
     * @param message what was attempted, on what
     */
    public NameTaken(String message) {
      super(message, null);
    }

    /**
     * With what the service said.
     *
     * @param message what was attempted, on what
     * @param answer what the service said
     */
    public NameTaken(String message, ServiceAnswer answer) {
      super(message, answer);
    }
  }

  /** There is no such snapshot or source. */
  public static final class NotFound extends SnapshotException {
    private static final long serialVersionUID = 1L;

    /**
     * Without an answer of the service.
     *
     * @param message what was attempted, on what
     */
    public NotFound(String message) {
      super(message, null);
    }

    /**
     * With what the service said.
     *
     * @param message what was attempted, on what
     * @param answer what the service said
     */
    public NotFound(String message, ServiceAnswer answer) {
      super(message, answer);
    }
  }

  /** The credentials are missing, not valid, or do not permit the call. */
  public static final class AccessDenied extends SnapshotException {
    private static final long serialVersionUID = 1L;

    /**
     * Without an answer of the service.
     *
     * @param message what was attempted, on what
     */
    public AccessDenied(String message) {
      super(message, null);
    }

    /**
     * With what the service said.
     *
     * @param message what was attempted, on what
     * @param answer what the service said
     */
    public AccessDenied(String message, ServiceAnswer answer) {
      super(message, answer);
    }
  }

  /** Too many requests, also after those repetitions that the client makes by itself. */
  public static final class Throttled extends SnapshotException {
    private static final long serialVersionUID = 1L;

    /**
     * Without an answer of the service.
     *
     * @param message what was attempted, on what
     */
    public Throttled(String message) {
      super(message, null);
    }

    /**
     * With what the service said.
     *
     * @param message what was attempted, on what
     * @param answer what the service said
     */
    public Throttled(String message, ServiceAnswer answer) {
      super(message, answer);
    }
  }

  /** The state of the source or of the snapshot does not allow it now; later it may. */
  public static final class Refused extends SnapshotException {
    private static final long serialVersionUID = 1L;

    /**
     * Without an answer of the service.
     *
     * @param message what was attempted, on what
     */
    public Refused(String message) {
      super(message, null);
    }

    /**
     * With what the service said.
     *
     * @param message what was attempted, on what
     * @param answer what the service said
     */
    public Refused(String message, ServiceAnswer answer) {
      super(message, answer);
    }
  }

  /** The service does not accept the request, and will not later. */
  public static final class Rejected extends SnapshotException {
    private static final long serialVersionUID = 1L;

    /**
     * Without an answer of the service.
     *
     * @param message what was attempted, on what
     */
    public Rejected(String message) {
      super(message, null);
    }

    /**
     * With what the service said.
     *
     * @param message what was attempted, on what
     * @param answer what the service said
     */
    public Rejected(String message, ServiceAnswer answer) {
      super(message, answer);
    }
  }

  /** No answer, or none that could be understood. Whether the request had an effect is not known. */
  public static final class Unavailable extends SnapshotException {
    private static final long serialVersionUID = 1L;

    /**
     * Without an answer of the service.
     *
     * @param message what was attempted, on what
     */
    public Unavailable(String message) {
      super(message, null);
    }

    /**
     * With what the service said.
     *
     * @param message what was attempted, on what
     * @param answer what the service said
     */
    public Unavailable(String message, ServiceAnswer answer) {
      super(message, answer);
    }
  }

  /** The listing could not be read to its end, or contradicts itself. */
  public static final class IncompleteListing extends SnapshotException {
    private static final long serialVersionUID = 1L;

    /**
     * Without an answer of the service.
     *
     * @param message what was attempted, on what
     */
    public IncompleteListing(String message) {
      super(message, null);
    }

    /**
     * With what the service said.
     *
     * @param message what was attempted, on what
     * @param answer what the service said
     */
    public IncompleteListing(String message, ServiceAnswer answer) {
      super(message, answer);
    }
  }
}
