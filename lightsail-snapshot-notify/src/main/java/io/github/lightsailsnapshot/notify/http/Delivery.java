package io.github.lightsailsnapshot.notify.http;

import io.github.lightsailsnapshot.core.time.TimeSource;
import io.github.lightsailsnapshot.notify.retry.Patience;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends a message, again and again where that may help, within a limit. */
final class Delivery {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  private final HttpClient client;
  private final Duration attemptLimit;
  private final Secrets secrets;
  private final TimeSource time;

  Delivery(HttpClient client, Duration attemptLimit, Secrets secrets, TimeSource time) {
    this.client = client;
    this.attemptLimit = attemptLimit;
    this.secrets = secrets;
    this.time = time;
  }

  /** The time for one message, which begins now. */
  Patience patience() {
    return new Patience(time, FIRST_PAUSE);
  }

  /** Returns once the message is taken; {@code what} it is begins the sentence that says that it was not. */
  void send(String what, HttpRequest request, Patience patience)
      throws DeliveryException, InterruptedException {
    List<Answer> answers = new ArrayList<>();
    while (patience.isEnough()) {
      Answer answer = new Exchange(request, patience.leftUpTo(attemptLimit)).over(client);
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

  private DeliveryException failure(String what, List<Answer> answers) {
    Answer answer = answers.get(answers.size() - 1);
    String why = answer.told()
        + answer
            .retryAfter()
            .filter(wait -> answer.mayPass())
            .map(wait -> " and asked to wait " + wait.toSeconds() + " s")
            .orElse("");
    String tried = answers.size() == 1 ? "" : ", as the last of " + answers.size() + " attempts";
    Optional<Throwable> cause = answer instanceof Answer.Broken broken
        ? secrets.harmless(broken.cause())
        : Optional.empty();
    return new DeliveryException(
        what + " was not delivered: " + why + tried + before(answers), cause.orElse(null));
  }

  /** Silence says less than what was answered before it. */
  private static String before(List<Answer> answers) {
    if (answers.get(answers.size() - 1) instanceof Answer.Status) {
      return "";
    }
    return answers.stream()
        .filter(Answer.Status.class::isInstance)
        .reduce((earlier, later) -> later)
        .map(answer -> "; before that " + answer.told())
        .orElse("");
  }
}
