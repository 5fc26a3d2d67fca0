package io.github.lightsailsnapshot.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

  @ParameterizedTest
  @CsvSource({"payday", "paydayxx", "xxpayday", "pyda", "pxxday", "apyday"})
  void aWordThatDiffersInUpToTwoLettersIsMeant(String word) {
    assertThat(Spelling.nearest(word, List.of("payday"))).contains("payday");
  }

  @ParameterizedTest
  @CsvSource({"paydayxxx", "xxxpayday", "pay", "p", "xxxday", "pxydxyx"})
  void oneThatDiffersInMoreIsNot(String word) {
    assertThat(Spelling.nearest(word, List.of("payday"))).isEmpty();
  }

  @Test
  void theNearestIsMeantWhereverItStands() {
    assertThat(Spelling.nearest("lasst", List.of("least", "lists", "last"))).contains("last");
    assertThat(Spelling.nearest("lasst", List.of("last", "lists", "least"))).contains("last");
  }

  @Test
  void wordsOfMoreThanThirtyLettersAreNotCompared() {
    String thirty = "x".repeat(30);
    assertThat(Spelling.nearest(thirty, List.of(thirty))).contains(thirty);
    assertThat(Spelling.nearest(thirty + "x", List.of(thirty))).isEmpty();
  }
}
