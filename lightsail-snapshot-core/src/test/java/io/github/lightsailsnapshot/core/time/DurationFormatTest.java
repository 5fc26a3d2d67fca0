package io.github.lightsailsnapshot.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationFormatTest {

  @ParameterizedTest
  @CsvSource({
    "90s, PT90S, 1m30s",
    "30m, PT30M, 30m",
    "1h, PT1H, 1h",
    "2d, PT48H, 2d",
    "1d2h3m4s, PT26H3M4S, 1d2h3m4s",
    "0, PT0S, 0s",
    "0s, PT0S, 0s",
    "60M, PT1H, 1h",
    "' 5m ', PT5M, 5m",
    "PT1H30M, PT1H30M, 1h30m",
    "p2d, PT48H, 2d",
    "PT0.5S, PT0.5S, PT0.5S",
    "PT-5M, PT-5M, PT-5M"
  })
  void isReadAndWrittenAsItWasUnderstood(String text, Duration length, String told) {
    Duration read = DurationFormat.parse(text);
    assertThat(read).isEqualTo(length);
    assertThat(DurationFormat.format(read)).isEqualTo(told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "m", "1.5h", "30 m", "1s2m", "-5m", "1w", "P1M", "PT", "9999999999s"})
  void isRefusedIfItCouldMeanAnything(String text) {
    assertThatThrownBy(() -> DurationFormat.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("\"" + text + "\" is not a length of time such as 90s");
  }

  @Test
  void withoutAUnitIsRefusedWithWhatItCouldMean() {
    assertThatThrownBy(() -> DurationFormat.parse("30"))
        .hasMessage("\"30\" lacks its unit: 30s, 30m, 30h or 30d");
  }

  @Test
  void ofAllUnitsAtTheirLargestDoesNotOverflow() {
    assertThat(DurationFormat.parse("999999999d999999999h999999999m999999999s"))
        .isGreaterThan(Duration.ofDays(1_000_000_000));
  }
}
