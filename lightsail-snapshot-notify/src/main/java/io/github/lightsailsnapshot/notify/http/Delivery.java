package io.github.lightsailsnapshot.notify.http;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;

/** Sends a message, again and again where that may help, within a limit. */
final class Delivery {
  /** A second less than a job gives a notifier, so that what happened can still be told. */
  static final Duration LIMIT = Duration.ofSeconds(14);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

  private final HttpClient client;
  private final Duration attemptLimit;
  private final Secrets secrets;
  private final Pace pace;

  Delivery(HttpClient client, Duration attemptLimit, Secrets secrets, Pace pace) {
    this.client = client;
    this.attemptLimit = attemptLimit;
    this.secrets = secrets;
    this.pace = pace;
  }

  long deadline() {
    return pace.nanoTime() + LIMIT.toNanos();
  }

  /** Returns once the message is taken; {@code what} it is begins the sentence that says that it was not. */
  void send(String what, HttpRequest request, long deadline)
      throws DeliveryException, InterruptedException {
    Duration doubled = FIRST_PAUSE;
    for (int attempts = 1; ; attempts++) {
      Answer answer = new Exchange(request, attemptLimit(deadline)).over(client);
      if (answer.isTaken()) {
        return;
      }
      Duration pause = pause(answer, doubled);
      if (!answer.mayPass() || left(deadline).compareTo(pause) <= 0) {
        throw failure(what, answer, attempts);
      }
      pace.pause(pause);
      doubled = doubled.multipliedBy(2);
    }
  }

  private Duration attemptLimit(long deadline) {
    Duration left = left(deadline);
    return left.compareTo(attemptLimit) < 0 ? left : attemptLimit;
  }

  private Duration left(long deadline) {
    return Duration.ofNanos(deadline - pace.nanoTime());
  }

  /** Between half and all of a pause that doubles, but never less than was asked for. */
  private Duration pause(Answer answer, Duration doubled) {
    Duration half = (doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled).dividedBy(2);
    Duration spread = Duration.ofNanos((long) (half.toNanos() * pace.jitter()));
    Duration least =
        answer.retryAfter().filter(asked -> asked.compareTo(half) > 0).orElse(half);
    return least.plus(spread);
  }

  private DeliveryException failure(String what, Answer answer, int attempts) {
    String why = answer.told(secrets)
        + answer
            .retryAfter()
            .filter(wait -> answer.mayPass())
            .map(wait -> " and asked to wait " + wait.toSeconds() + " s")
            .orElse("");
    String tried = attempts == 1 ? "" : ", as the last of " + attempts + " attempts";
    Optional<Throwable> cause = answer instanceof Answer.Broken broken
        ? secrets.harmless(broken.cause())
        : Optional.empty();
    return new DeliveryException(what + " was not delivered: " + why + tried, cause.orElse(null));
  }
}
