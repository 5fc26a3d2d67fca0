package io.github.lightsailsnapshot.notify.http;

import io.github.lightsailsnapshot.notify.retry.ConnectionFailure;
import io.github.lightsailsnapshot.notify.retry.ThrowableText;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;

/** The result of one attempt. */
sealed interface HttpResult {

  /** Whether the message was accepted. */
  boolean isTaken();

  /** Whether another attempt may succeed. */
  boolean mayPass();

  /** How long the server asks to wait. */
  default Optional<Duration> retryAfter() {
    return Optional.empty();
  }

  /** Describes the result without secrets. */
  String told();

  /** An HTTP status with the beginning of the body. */
  record Status(int status, HttpHeaders headers, String body) implements HttpResult {
    /** The known error codes of Slack. Other texts are not shown, because they may repeat what was sent. */
    private static final Set<String> SLACK = Set.of(
        "action_prohibited",
        "channel_is_archived",
        "channel_not_found",
        "invalid_blocks",
        "invalid_blocks_format",
        "invalid_payload",
        "invalid_token",
        "missing_text_or_fallback_or_attachments",
        "no_active_hooks",
        "no_service",
        "no_service_id",
        "no_team",
        "no_text",
        "posting_to_general_channel_denied",
        "rate_limited",
        "rollup_error",
        "team_disabled",
        "too_many_attachments",
        "user_not_found");

    private static final int LONGEST_SECONDS = 9;
    /** Healthchecks answers every ping with status 200, and uses these bodies for pings that it ignored. */
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
      return headers.firstValue("Retry-After").map(String::strip).flatMap(this::duration);
    }

    private Optional<Duration> duration(String text) {
      if (text.matches("[0-9]{1," + LONGEST_SECONDS + "}")) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
      }
      try {
        return Optional.of(Duration.between(servedAt(), instant(text)))
            .filter(wait -> !wait.isNegative());
      } catch (DateTimeParseException notUnderstood) {
        return Optional.empty();
      }
    }

    /** The server's time, because {@code Retry-After} refers to it. */
    private Instant servedAt() {
      return headers.firstValue("Date").map(Status::instant).orElseGet(Instant::now);
    }

    private static Instant instant(String text) {
      return ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
          .toInstant();
    }

    @Override
    public String told() {
      if (status / 100 == 3) {
        return "it answered " + status
            + ", a redirect, and none is followed: use the address that it leads to";
      }
      boolean isKnown = SLACK.contains(body) || IGNORED.contains(body);
      return "it answered " + status + (isKnown ? " (" + body + ")" : "");
    }
  }

  /** No answer in time. */
  record TooLate(Duration limit) implements HttpResult {
    @Override
    public boolean isTaken() {
      return false;
    }

    @Override
    public boolean mayPass() {
      return true;
    }

    @Override
    public String told() {
      return "there was no answer within " + limit.toMillis() + " ms";
    }
  }

  /** No connection, or it broke. */
  record Broken(Throwable cause) implements HttpResult {
    @Override
    public boolean isTaken() {
      return false;
    }

    /** A retry does not help if the certificate is not trusted, or if the host's client rejected the request. */
    @Override
    public boolean mayPass() {
      return cause instanceof IOException && !(cause instanceof SSLException);
    }

    @Override
    public String told() {
      Optional<String> connection =
          ThrowableText.error(cause).isPresent() ? Optional.empty() : ConnectionFailure.told(cause);
      return connection.orElseGet(
          () -> "the HTTP client failed with " + ThrowableText.errorOrType(cause));
    }
  }
}
