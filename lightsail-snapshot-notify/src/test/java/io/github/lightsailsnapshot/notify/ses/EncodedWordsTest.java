package io.github.lightsailsnapshot.notify.ses;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EncodedWordsTest {

  @Test
  void whatIsAsciiStaysReadable() {
    assertThat(EncodedWords.phrase("Backups of web-1")).isEqualTo("Backups of web-1");
    assertThat(EncodedWords.phrase("\"Doe, J.\"")).isEqualTo("\"Doe, J.\"");
  }

  @Test
  void whatWouldEndAPhraseIsEncoded() {
    assertThat(EncodedWords.phrase("Doe, John (ops)")).startsWith("=?UTF-8?B?");
    assertThat(EncodedWords.phrase("\"open")).startsWith("=?UTF-8?B?");
  }

  @Test
  void quotesAroundOtherLettersAreNoPartOfTheName() {
    assertThat(decoded(EncodedWords.phrase("\"Dö, J\\\"\""))).isEqualTo("Dö, J\"");
  }

  @Test
  void wordsAreShortAndPartNoCharacter() {
    String name = "Sicherungen 😀 für Überall ✓ ".repeat(8).strip();
    String phrase = EncodedWords.phrase(name);
    assertThat(phrase.split(" ")).hasSizeGreaterThan(5).allSatisfy(word -> {
      assertThat(word).hasSizeLessThanOrEqualTo(75);
      assertThat(decoded(word)).doesNotContain("\ufffd");
    });
    assertThat(decoded(phrase)).isEqualTo(name);
  }

  private static String decoded(String phrase) {
    return Stream.of(phrase.split(" "))
        .map(word -> word.substring("=?UTF-8?B?".length(), word.length() - 2))
        .map(base64 -> new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8))
        .collect(Collectors.joining());
  }
}
