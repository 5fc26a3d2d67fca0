package io.github.lightsailsnapshot.retention.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneFormatTest {
  @Test
  void readsPlacesOffsetsAndTheNamesOfUtc() {
    assertThat(ZoneFormat.parse("Europe/Berlin")).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(ZoneFormat.parse("EST5EDT")).isEqualTo(ZoneId.of("EST5EDT"));
    assertThat(ZoneFormat.parse("+05:30")).isEqualTo(ZoneOffset.ofHoursMinutes(5, 30));
    assertThat(ZoneFormat.parse("Z")).isEqualTo(ZoneOffset.UTC);
    assertThat(ZoneFormat.parse("UTC")).isEqualTo(ZoneId.of("UTC"));
    assertThat(ZoneFormat.parse("GMT")).isEqualTo(ZoneId.of("GMT"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"EST", "CET", "CEST", "BST", "IST", "PST", "MSK"})
  void rejectsAnAbbreviationWhetherJavaKnowsItOrNot(String abbreviation) {
    rejected(
        abbreviation,
        "\"" + abbreviation
            + "\" is an abbreviation; name a place, such as Europe/Berlin or America/New_York");
  }

  @ParameterizedTest
  @CsvSource({
    "Berlin, Europe/Berlin",
    "Kolkata, Asia/Kolkata",
    "America/New York, America/New_York",
    ":Europe/Berlin, Europe/Berlin",
    "europe/berlin, Europe/Berlin",
    "Europe/Berln, Europe/Berlin"
  })
  void namesTheZoneThatWasProbablyMeant(String text, String zone) {
    rejected(text, "\"" + text + "\" is not a time zone (did you mean " + zone + "?)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "cest", "Asia/Hanoi", "America/", "Mars"})
  void guessesNoZoneOfAnotherPlace(String text) {
    rejected(
        text, "\"" + text + "\" is not a time zone such as Europe/Berlin, America/New_York or UTC");
  }

  @Test
  void quotesTheTextOnOneLine() {
    rejected(
        "Europe\nBerlin", "\"Europe?Berlin\" is not a time zone (did you mean Europe/Berlin?)");
  }

  private static void rejected(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ZoneFormat.parse(text))
        .withMessage(message);
  }
}
