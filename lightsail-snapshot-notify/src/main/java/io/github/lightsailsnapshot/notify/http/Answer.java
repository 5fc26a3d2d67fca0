package io.github.lightsailsnapshot.notify.http;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** What came of one attempt. */
sealed interface Answer {

  /** Whether the message was taken. */
  boolean isTaken();

  /** Whether another attempt may do better. */
  boolean mayPass();

  /** How long the other side asks to wait. */
  default Optional<Duration> retryAfter() {
    return Optional.empty();
  }

  /** What happened, for people, without what is secret. */
  String told(Secrets secrets);

  /** An HTTP status with the beginning of the body. */
  record Status(int status, HttpHeaders headers, String body) implements Answer {
    private static final Pattern ERROR_WORD = Pattern.compile("[a-z]{2,20}(_[a-z]{1,20}){0,5}");
    private static final int LONGEST_SECONDS = 9;
    /** Healthchecks answers 200 to every ping, and says so where it ignored one. */
    private static final Set<String> IGNORED = Set.of("OK (not found)", "OK (rate limited)");

    static Status of(ResponseInfo info, String body) {
      return new Status(info.statusCode(), info.headers(), body.strip());
    }

    @Override
    public boolean isTaken() {
      return status / 100 == 2 && !IGNORED.contains(body);
    }

    @Override
    public boolean mayPass() {
      return status == 429 || status / 100 == 5;
    }

    @Override
    public Optional<Duration> retryAfter() {
      return headers.firstValue("Retry-After").map(String::strip).flatMap(Status::duration);
    }

    private static Optional<Duration> duration(String text) {
      if (text.matches("[0-9]{1," + LONGEST_SECONDS + "}")) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
      }
      try {
        Instant at =
            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        return Optional.of(Duration.between(Instant.now(), at)).filter(wait -> !wait.isNegative());
      } catch (DateTimeParseException notUnderstood) {
        return Optional.empty();
      }
    }

    @Override
    public String told(Secrets secrets) {
      if (status / 100 == 3) {
        return "it answered " + status
            + ", a redirect, and none is followed: use the address that it leads to";
      }
      return "it answered " + status + said(secrets);
    }

    /** Only a word, for example Slack's "no_service": anything longer may repeat what was sent. */
    private String said(Secrets secrets) {
      boolean isWord = ERROR_WORD.matcher(body).matches() && !secrets.areIn(body);
      return isWord || IGNORED.contains(body) ? " (" + body + ")" : "";
    }
  }

  /** No answer in time. */
  record TooLate(Duration limit) implements Answer {
    @Override
    public boolean isTaken() {
      return false;
    }

    @Override
    public boolean mayPass() {
      return true;
    }

    @Override
    public String told(Secrets secrets) {
      return "there was no answer within " + limit.toMillis() + " ms";
    }
  }

  /** No connection, or it broke. */
  record Broken(Throwable cause) implements Answer {
    @Override
    public boolean isTaken() {
      return false;
    }

    /** A certificate that is not trusted now will not be in a second. */
    @Override
    public boolean mayPass() {
      return !(cause instanceof SSLException);
    }

    @Override
    public String told(Secrets secrets) {
      return "the connection failed (" + cause.getClass().getSimpleName() + ")";
    }
  }
}
