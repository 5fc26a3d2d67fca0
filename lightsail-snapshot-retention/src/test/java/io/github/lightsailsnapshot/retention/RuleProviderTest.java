package io.github.lightsailsnapshot.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.retention.testing.SnapshotSeries;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keywords that a host adds to the parser: what they mean and how they are written. */
class RuleProviderTest {
  private final PolicyParser parser = PolicyParser.standard()
      .with(RuleProviders.repeatable(RuleProviders.word(
          "payday", argument -> RuleProviders.paydays(argument.isEmpty() ? "25" : argument))))
      .with(RuleProviders.word("standard", argument -> RetentionPolicy.parse("last=1, daily=2")));

  @Test
  void keywordsCanBeCombinedWithTheStandardOnes() {
    RetentionPolicy policy = parser.parse("last=1, Keep-PAYDAY = 25, payday");
    assertThat(policy).hasToString("last=1, payday=25, payday");
    assertThat(parser.parse(policy.toString())).isEqualTo(policy).hasSameHashCodeAs(policy);
    assertThat(parser.parse("payday=25")).isNotEqualTo(parser.parse("payday=24"));
    assertThat(parser.parse("payday")).isNotEqualTo(parser.parse("standard"));
    assertThat(RetentionPlan.of(policy, october(), Instant.MAX, ZoneOffset.UTC).kept())
        .extracting(Snapshot::name)
        .containsExactly("2026-10-31T03:00:00Z", "2026-10-25T03:00:00Z");
  }

  @Test
  void reasonsNameTheKeywordAndTheRuleBehindIt() {
    assertThat(reasons("payday")).containsOnly(List.of("payday"));
    assertThat(reasons("payday=25")).containsOnly(List.of("payday 25"));
    assertThat(reasons("standard"))
        .containsOnly(
            List.of("standard: last 1", "standard: daily 2"), List.of("standard: daily 2"));
  }

  @Test
  void reasonsDoNotRepeatAKeywordThatThePolicyIsNamedAfter() {
    PolicyParser with = parser.with(RuleProviders.word(
        "releases", count -> RetentionPolicy.of("releases=" + count, History::newestFirst)));
    History history = History.of(october(), Instant.MAX, ZoneOffset.UTC);
    assertThat(with.parse("releases=2").explain(history).values())
        .containsOnly(List.of("releases 2"));
  }

  @Test
  void aKeywordOccursOnceUnlessItIsRepeatable() {
    PolicyParser with = parser.with(RuleProviders.word("releases", count -> Keep.all()));
    assertThatThrownBy(() -> with.parse("releases=2, last=1, releases=3"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("\"releases=3\" at column 21 of the policy is the second releases;"
            + " this keyword may occur once");
    assertThat(with.parse("payday=1, payday=15")).hasToString("payday=1, payday=15");
    assertThat(with.parse("releases=2")).isEqualTo(with.parse("releases=2"));
  }

  @Test
  void aRepeatableKeywordDoesNotOccurTwiceWithTheSameArgument() {
    assertThatThrownBy(() -> parser.parse("payday=1, Payday = 1"))
        .hasMessage("\"Payday = 1\" at column 11 of the policy occurs twice");
  }

  @Test
  void aKeywordForALambdaIsItsReason() {
    PolicyParser with = parser.with(RuleProviders.word(
        "newest", argument -> history -> history.newestFirst().subList(0, 1)));
    History history = History.of(october(), Instant.MAX, ZoneOffset.UTC);
    assertThat(with.parse("newest=x").explain(history).values())
        .containsExactly(List.of("newest x"));
    assertThat(with.parse("newest").keep(history)).hasSize(1);
  }

  private List<List<String>> reasons(String text) {
    History history = History.of(october(), Instant.MAX, ZoneOffset.UTC);
    return List.copyOf(parser.parse(text).explain(history).values());
  }

  @Test
  void policiesAreEqualIfKeywordAndArgumentAre() {
    RetentionPolicy another = PolicyParser.standard()
        .with(RuleProviders.word("payday", argument -> RuleProviders.paydays("25")))
        .parse("payday");
    assertThat(another).isEqualTo(parser.parse("payday"));
    assertThat(another).hasSameHashCodeAs(parser.parse("payday"));
  }

  @Test
  void aRepeatedReasonIsGivenOnce() {
    PolicyParser with = parser.with(
        RuleProviders.word("pay", argument -> Keep.matching("pay 25", (snapshot, time) -> true)));
    History history = History.of(october(), Instant.MAX, ZoneOffset.UTC);
    assertThat(with.parse("pay").explain(history).values()).containsOnly(List.of("pay 25"));
  }

  @Test
  void aKeywordIsSuggestedForATypo() {
    assertThatThrownBy(() -> parser.parse("paday=3"))
        .hasMessageContaining("(did you mean payday?)")
        .hasMessageEndingWith("tagged, all, payday, standard");
  }

  @Test
  void addingAKeywordDoesNotModifyTheParser() {
    assertThatThrownBy(() -> PolicyParser.standard().parse("payday"))
        .hasMessageContaining("is not a rule");
  }

  private static List<Snapshot> october() {
    return SnapshotSeries.daily(31, "2026-10-31T03:00:00Z");
  }
}
