package io.github.lightsailsnapshot.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

  @Test
  void whatDisguisesTextIsTakenOut() {
    assertThat(PlainText.line("a\r\nb\tc\u202ed\u200be\u2028f\ud800g")).isEqualTo("a??b?c?d?e?f?g");
  }

  @Test
  void linesStayWhereTheyAreWanted() {
    assertThat(PlainText.lines("a\nb\rc")).isEqualTo("a\nb?c");
  }

  @Test
  void allScriptsAreText() {
    assertThat(PlainText.line("wöb ✓ 日本 😀 עברית")).isEqualTo("wöb ✓ 日本 😀 עברית");
  }

  @Test
  void aLongLineIsCutBetweenCharacters() {
    assertThat(PlainText.line("😀😀😀😀", 3)).isEqualTo("😀😀…");
    assertThat(PlainText.line("😀😀😀", 3)).isEqualTo("😀😀😀");
  }
}
