package io.github.lightsailsnapshot.examples.commandline.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.wire.LocalAws;
import io.github.lightsailsnapshot.core.wire.LocalLightsail;
import io.github.lightsailsnapshot.core.wire.SdkClients;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** The clock of the machine against that of the account. */
class AccountChecksTest {
  private static final Instant SERVED = Instant.parse("2026-11-22T03:00:00Z");

  private final LocalAws aws = LocalAws.start();
  private final LightsailClient sdk = SdkClients.lightsail(aws);

  @AfterEach
  void close() {
    sdk.close();
    aws.close();
  }

  /** What is found by this machine's clock, where the account's says {@link #SERVED}. */
  private List<String> at(Instant now) {
    LocalLightsail unused = aws.lightsail().clock(Clock.fixed(SERVED, ZoneOffset.UTC));
    return new AccountChecks(sdk, "web")
        .listing(now).stream().map(Finding::toString).toList();
  }

  @Test
  void a_clock_that_agrees_is_well() {
    assertThat(at(SERVED.plusSeconds(4)))
        .contains("ok           clock: it agrees with Lightsail's");
  }

  @Test
  void a_clock_that_is_ahead_or_behind_is_a_warning() {
    assertThat(at(SERVED.plus(Duration.ofMinutes(20))))
        .anyMatch(line -> line.startsWith("warning      clock: it is 20 min ahead of Lightsail's"));
    assertThat(at(SERVED.minus(Duration.ofMinutes(20))))
        .anyMatch(line -> line.startsWith("warning      clock: it is 20 min behind Lightsail's"));
  }
}
