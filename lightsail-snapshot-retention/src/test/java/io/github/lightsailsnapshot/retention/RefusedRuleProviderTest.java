package io.github.lightsailsnapshot.retention;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keywords that the parser refuses, and texts that keywords of a host refuse. */
class RefusedRuleProviderTest {
  private final PolicyParser parser = PolicyParser.standard()
      .with(RuleProviders.repeatable(RuleProviders.word(
          "payday", argument -> RuleProviders.paydays(argument.isEmpty() ? "25" : argument))))
      .with(RuleProviders.word("standard", argument -> RetentionPolicy.parse("last=1, daily=2")));

  @Test
  void aProviderThatThrowsWhenAskedWhetherItIsRepeatableRefusesTheText() {
    IllegalStateException thrown = new IllegalStateException("undecided");
    RuleProvider undecided = new RuleProvider() {
      @Override
      public String word() {
        return "undecided";
      }

      @Override
      public RetentionPolicy policy(String argument) {
        return Keep.all();
      }

      @Override
      public boolean isRepeatable() {
        throw thrown;
      }
    };
    assertThatThrownBy(() -> parser.with(undecided).parse("undecided=1, undecided=2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("is not understood: java.lang.IllegalStateException: undecided")
        .hasCause(thrown);
  }

  @Test
  void aProviderRefusesAnArgument() {
    assertThatThrownBy(() -> parser.parse("last=1, payday=soon"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("\"payday=soon\" at column 9 of the policy is not understood:"
            + " For input string: \"soon\"")
        .hasCauseInstanceOf(NumberFormatException.class);
  }

  @Test
  void aProviderMustReturnAPolicy() {
    PolicyParser with = parser.with(RuleProviders.word("nothing", argument -> null));
    assertThatThrownBy(() -> with.parse("last=1, nothing=1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("\"nothing=1\" at column 9 of the policy is not understood:"
            + " the word \"nothing\" answered null instead of a policy");
  }

  @Test
  void whateverAProviderThrowsRefusesTheText() {
    refused(new DateTimeParseException("no day", "x", 0), "DateTimeParseException: no day");
    refused(new IllegalArgumentException(), "java.lang.IllegalArgumentException");
    refused(new AssertionError("a day"), "java.lang.AssertionError: a day");
    refused(new IOException("no file"), "java.io.IOException: no file");
  }

  private void refused(Throwable thrown, String why) {
    PolicyParser with = parser.with(RuleProviders.word("failing", argument -> sneak(thrown)));
    assertThatThrownBy(() -> with.parse("last=1, failing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("\"failing\" at column 9 of the policy is not understood: ")
        .hasMessageEndingWith(why)
        .hasCause(thrown);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> RetentionPolicy sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Test
  void theMessageOfAProviderIsCutToOneLine() {
    PolicyParser with = parser.with(RuleProviders.word("echo", argument -> {
      throw new IllegalArgumentException("\u001b[31m\n\u202e" + "x".repeat(5_000));
    }));
    assertThatThrownBy(() -> with.parse("echo"))
        .hasMessageMatching(".* is not understood: \\?\\[31m\\?\\?x+\u2026")
        .message()
        .hasSizeLessThan(300);
  }

  @Test
  void aKeywordCannotBePartOfASequence() {
    assertThatThrownBy(() -> parser.parse("last=1 then payday"))
        .hasMessageContaining("\"payday\" at column 13 of the policy cannot be part of a sequence");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"last", "yearly", "within", "daily-within", "tagged", "all", "then", "payday"})
  void aStandardKeywordCannotBeTaken(String taken) {
    assertThatThrownBy(() -> parser.with(RuleProviders.word(taken, argument -> Keep.all())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The word \"" + taken + "\" already has a meaning");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Payday", "pay day", "-pay", "7th", "keep-it", "a=b", "a,b"})
  void aKeywordHasLettersAndHyphensOnly(String name) {
    assertThatThrownBy(() -> parser.with(RuleProviders.word(name, argument -> Keep.all())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + name + "\" cannot be a word of a policy");
  }

  @Test
  void aRefusedKeywordIsShownShortAndOnOneLine() {
    String name = "\u001b[31m\n" + "x".repeat(5_000);
    assertThatThrownBy(() -> parser.with(RuleProviders.word(name, argument -> Keep.all())))
        .message()
        .startsWith("\"<U+001B>[31m<U+000A>xxx")
        .hasSizeLessThan(250);
  }

  @Test
  void aProviderAndItsKeywordAreRequired() {
    assertThatThrownBy(() -> parser.with(null)).hasMessage("word");
    assertThatThrownBy(() -> parser.with(RuleProviders.word(null, argument -> Keep.all())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"null\" cannot be a word");
  }
}
