package io.github.lightsailsnapshot.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeepTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

  @Test
  void aSequenceReachesFurtherBackThanIndependentRules() {
    List<Snapshot> daily = IntStream.range(0, 30)
        .mapToObj(day -> NOW.minusSeconds(day * 86_400L))
        .map(time -> Snapshot.available(time.toString(), "web-1", time))
        .toList();
    assertThat(Keep.last(3).or(Keep.daily(7)).plan(daily, NOW, ZoneOffset.UTC).kept())
        .hasSize(7);
    assertThat(RetentionPolicy.parse("last=3 then daily=7")
            .plan(daily, NOW, ZoneOffset.UTC)
            .kept())
        .hasSize(10);
  }
}
