package io.github.lightsailsnapshot.notify.http;

import io.github.lightsailsnapshot.core.time.TimeSource;
import io.github.lightsailsnapshot.notify.retry.RetryBudget;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends a message, with retries, within a time limit. */
final class RetryingSender {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  private final HttpClient client;
  private final Duration attemptLimit;
  private final SecretFilter secrets;
  private final TimeSource time;

  RetryingSender(HttpClient client, Duration attemptLimit, SecretFilter secrets, TimeSource time) {
    this.client = client;
    this.attemptLimit = attemptLimit;
    this.secrets = secrets;
    this.time = time;
  }

  /** The time for one message, starting now. */
  RetryBudget patience() {
    return new RetryBudget(time, FIRST_PAUSE);
  }

  /** Returns when the message is accepted. {@code what} is the subject of the error message if it is not. */
  void send(String what, HttpRequest request, RetryBudget patience)
      throws DeliveryException, InterruptedException {
    List<HttpResult> answers = new ArrayList<>();
    while (patience.isEnough()) {
      HttpResult answer = new HttpAttempt(request, patience.leftUpTo(attemptLimit)).over(client);
      if (answer.isTaken()) {
        return;
      }
      answers.add(answer);
      if (!answer.mayPass() || !patience.pause(answer.retryAfter().orElse(Duration.ZERO))) {
        break;
      }
    }
    throw answers.isEmpty()
        ? new DeliveryException(what + " was not delivered: no time was left for it")
        : failure(what, answers);
  }

  private DeliveryException failure(String what, List<HttpResult> answers) {
    HttpResult answer = answers.get(answers.size() - 1);
    String why = answer.told()
        + answer
            .retryAfter()
            .filter(wait -> answer.mayPass())
            .map(wait -> " and asked to wait " + wait.toSeconds() + " s")
            .orElse("");
    String tried = answers.size() == 1 ? "" : ", as the last of " + answers.size() + " attempts";
    Optional<Throwable> cause = answer instanceof HttpResult.Broken broken
        ? secrets.harmless(broken.cause())
        : Optional.empty();
    return new DeliveryException(
        what + " was not delivered: " + why + tried + before(answers), cause.orElse(null));
  }

  /** If the last attempt got no answer, an earlier answer is more informative. */
  private static String before(List<HttpResult> answers) {
    if (answers.get(answers.size() - 1) instanceof HttpResult.Status) {
      return "";
    }
    return answers.stream()
        .filter(HttpResult.Status.class::isInstance)
        .reduce((earlier, later) -> later)
        .map(answer -> "; before that " + answer.told())
        .orElse("");
  }
}
