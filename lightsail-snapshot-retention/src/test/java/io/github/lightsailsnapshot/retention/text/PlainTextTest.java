package io.github.lightsailsnapshot.retention.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

  @Test
  void whatDisguisesTextIsTakenOut() {
    assertThat(PlainText.line("a\r\nb\tc\u202ed\u200be\u2028f\ud800g")).isEqualTo("a??b?c?d?e?f?g");
  }

  @ParameterizedTest
  @CsvSource({
    "an ANSI colour,              '\u001b[31m',   ?[31m",
    "an ANSI title,               '\u001b]0;x\u0007', ?]0;x?",
    "a control sequence in one,   '\u009b2J',     ?2J",
    "NUL,                         '\u0000',       ?",
    "DEL,                         '\u007f',       ?",
    "a next line,                 '\u0085',       ?",
    "a paragraph separator,       '\u2029',       ?",
    "a left-to-right override,    '\u202d',       ?",
    "an isolate,                  '\u2066',       ?",
    "a soft hyphen,               '\u00ad',       ?",
    "a byte order mark,           '\ufeff',       ?",
    "a word joiner,               '\u2060',       ?",
    "a grapheme joiner,           '\u034f',       ?",
    "a Hangul filler,             '\u3164',       ?",
    "a half width filler,         '\uffa0',       ?",
    "a tag,                       '\udb40\udc41', ?",
    "a high half alone,           '\ud83d',       ?",
    "a low half alone,            '\ude00',       ?",
    "halves in the wrong order,   '\ude00\ud83d', ??"
  })
  void hostileTextIsHarmlessInAnyForm(String what, String hostile, String harmless) {
    assertThat(PlainText.line("a" + hostile + "b")).isEqualTo("a" + harmless + "b");
    assertThat(PlainText.lines("a" + hostile + "b")).isEqualTo("a" + harmless + "b");
    assertThat(PlainText.line("a" + hostile + "b", 100)).isEqualTo("a" + harmless + "b");
    assertThat(PlainText.firstLine("a" + hostile + "b")).isEqualTo("a" + harmless + "b");
    assertThat(HtmlEscaper.escape("a" + hostile + "b")).isEqualTo("a" + harmless + "b");
    assertThat(PlainText.isPlain("a" + hostile + "b")).isFalse();
  }

  @Test
  void linesStayWhereTheyAreWanted() {
    assertThat(PlainText.lines("a\nb\rc")).isEqualTo("a\nb?c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "wöb ✓ 日本 😀 עברית", "a\u00a0b", "♥\ufe0f", "\ufffd", "?"})
  void allScriptsAreText(String text) {
    assertThat(PlainText.line(text)).isEqualTo(text);
    assertThat(PlainText.isPlain(text)).isTrue();
  }

  @Test
  void aLongLineIsCutBetweenCharacters() {
    assertThat(PlainText.line("😀😀😀😀", 3)).isEqualTo("😀😀…");
    assertThat(PlainText.line("😀😀😀", 3)).isEqualTo("😀😀😀");
    assertThat(PlainText.line("ab", 1)).isEqualTo("…");
  }

  @Test
  void aLineIsCutWhereItIsTooLongAndNotBefore() {
    assertThat(PlainText.line("12345", 5)).isEqualTo("12345");
    assertThat(PlainText.line("123456", 5)).isEqualTo("1234…");
  }

  @Test
  void noLineCanBeCutToNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PlainText.line("a", 0))
        .withMessage("A line cannot be cut to 0 characters, only to 1 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PlainText.beginning("a", -1))
        .withMessage("A text cannot be cut to -1 characters");
  }

  @Test
  void aBeginningIsAsItWasAndEndsBetweenCharacters() {
    assertThat(PlainText.beginning("a\n😀😀", 3)).isEqualTo("a\n😀");
    assertThat(PlainText.beginning("a\n😀😀", 4)).isEqualTo("a\n😀😀");
    assertThat(PlainText.beginning("a", 0)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'a\nb', a", "'a\rb', a", "'a\r\nb', a", "'\nb', ''", "'', ''", "'a\tb', a?b", "a, a"
  })
  void theFirstLineEndsAtAnyLineBreak(String text, String first) {
    assertThat(PlainText.firstLine(text)).isEqualTo(first);
  }

  @Test
  void whateverComesInWhatComesOutIsPlainAndShort() {
    Random random = new Random(20261126);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(60); length > 0; length--) {
        text.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
      }
      String line = PlainText.line(text.toString(), 20);
      assertThat(PlainText.isPlain(line)).isTrue();
      assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(20);
    }
  }

  @Test
  @Timeout(20)
  void aLongTextTakesLinearTime() {
    String hostile = "\u001b\n\ud800😀".repeat(200_000);
    assertThat(PlainText.line(hostile, 4)).isEqualTo("???…");
    assertThat(PlainText.firstLine("\u001b".repeat(500_000))).hasSize(500_000);
  }
}
