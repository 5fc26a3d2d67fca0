package io.github.lightsailsnapshot.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingSuggestionTest {

  @ParameterizedTest
  @CsvSource({"payday", "paydayxx", "xxpayday", "pyda", "pxxday", "apyday"})
  void aWordThatDiffersInUpToTwoLettersIsMeant(String word) {
    assertThat(SpellingSuggestion.nearest(word, List.of("payday"))).contains("payday");
  }

  @ParameterizedTest
  @CsvSource({"paydayxxx", "xxxpayday", "pay", "p", "xxxday", "pxydxyx"})
  void oneThatDiffersInMoreIsNot(String word) {
    assertThat(SpellingSuggestion.nearest(word, List.of("payday"))).isEmpty();
  }

  @Test
  void theNearestIsMeantWhereverItStands() {
    assertThat(SpellingSuggestion.nearest("lasst", List.of("least", "lists", "last")))
        .contains("last");
    assertThat(SpellingSuggestion.nearest("lasst", List.of("last", "lists", "least")))
        .contains("last");
  }

  @Test
  void wordsOfMoreThanThirtyLettersAreNotCompared() {
    String thirty = "x".repeat(30);
    assertThat(SpellingSuggestion.nearest(thirty, List.of(thirty))).contains(thirty);
    assertThat(SpellingSuggestion.nearest(thirty + "x", List.of(thirty))).isEmpty();
  }
}
