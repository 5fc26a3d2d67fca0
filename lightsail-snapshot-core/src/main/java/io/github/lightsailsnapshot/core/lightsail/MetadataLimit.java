package io.github.lightsailsnapshot.core.lightsail;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkSystemSetting;

/**
 * How long to wait for the metadata service of an EC2 machine. It needs two requests, the first of which is for a
 * token. By default, each has one second, and there is one attempt. {@code AWS_METADATA_SERVICE_TIMEOUT}, in seconds,
 * or its system property, and {@code AWS_METADATA_SERVICE_NUM_ATTEMPTS}, which the AWS CLI supports as well, override
 * this. Invalid values are ignored, because the metadata service is only the last place to look.
 */
record MetadataLimit(Duration request, int attempts) {
  static final String ATTEMPTS = "AWS_METADATA_SERVICE_NUM_ATTEMPTS";

  private static final Duration REQUEST = Duration.ofSeconds(1);
  private static final int REQUESTS = 2;

  /** The SDK's pause between two attempts, and the time to connect. */
  private static final Duration PAUSE = Duration.ofMillis(500);

  private static final Duration LONGEST = LightsailSnapshots.CALL_LIMIT;
  private static final int MOST_ATTEMPTS = 10;

  static MetadataLimit of(Map<String, String> environment) {
    Duration request = SdkSystemSetting.AWS_METADATA_SERVICE_TIMEOUT
        .getStringValue()
        .flatMap(MetadataLimit::number)
        .map(seconds -> Duration.ofMillis(seconds.movePointRight(3).longValue()))
        .orElse(REQUEST);
    int attempts = Optional.ofNullable(environment.get(ATTEMPTS))
        .flatMap(MetadataLimit::number)
        .map(number -> Math.min(MOST_ATTEMPTS, Math.max(1, number.intValue())))
        .orElse(1);
    return new MetadataLimit(request, attempts);
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text.strip()))
          .filter(number -> number.signum() > 0)
          .map(number -> number.min(BigDecimal.valueOf(LONGEST.toSeconds())));
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }

  /** The limit for all attempts together, at most that of a call. */
  Duration total() {
    Duration all = request.multipliedBy(REQUESTS).plus(PAUSE).multipliedBy(attempts);
    return all.compareTo(LONGEST) < 0 ? all : LONGEST;
  }
}
