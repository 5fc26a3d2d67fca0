package io.github.lightsailsnapshot.retention;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.lightsailsnapshot.retention.testing.SnapshotSeries;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyParserTest {

  @Nested
  class Reads {
    @Test
    void everyWordAsTheMethodOfItsName() {
      Map<String, RetentionPolicy> meanings = Map.ofEntries(
          Map.entry("last=3", Keep.last(3)),
          Map.entry("hourly=1", Keep.hourly(1)),
          Map.entry("daily=7", Keep.daily(7)),
          Map.entry("weekly=5", Keep.weekly(5)),
          Map.entry("monthly=12", Keep.monthly(12)),
          Map.entry("quarterly=4", Keep.quarterly(4)),
          Map.entry("yearly=all", Keep.yearly(Keep.ALL)),
          Map.entry("within=6m28d", Keep.within(Period.of(0, 6, 28))),
          Map.entry("within=15h", Keep.within(Duration.ofHours(15))),
          Map.entry("hourly-within=2d", Keep.hourlyWithin(Period.ofDays(2))),
          Map.entry("hourly-within=36h", Keep.hourlyWithin(Duration.ofHours(36))),
          Map.entry("daily-within=1m", Keep.dailyWithin(Period.ofMonths(1))),
          Map.entry("weekly-within=3m", Keep.weeklyWithin(Period.ofMonths(3))),
          Map.entry("monthly-within=1y", Keep.monthlyWithin(Period.ofYears(1))),
          Map.entry("quarterly-within=2y", Keep.quarterlyWithin(Period.ofYears(2))),
          Map.entry("yearly-within=10y", Keep.yearlyWithin(Period.ofYears(10))),
          Map.entry("younger-than=90d", Keep.youngerThan(Period.ofDays(90))),
          Map.entry("younger-than=90h", Keep.youngerThan(Duration.ofHours(90))),
          Map.entry("tagged=hold", Keep.tagged("hold")),
          Map.entry("tagged=hold:yes", Keep.tagged("hold", "yes")),
          Map.entry("all", Keep.all()),
          Map.entry("last=1, daily=2", Keep.last(1).or(Keep.daily(2))),
          Map.entry(
              "last=1 then daily=2 then weekly=3",
              Keep.inOrder(Keep.last(1), Keep.daily(2), Keep.weekly(3))),
          Map.entry(
              "last=3, daily=7 then weekly=4",
              Keep.last(3).or(Keep.inOrder(Keep.daily(7), Keep.weekly(4)))));
      meanings.forEach((text, policy) -> {
        assertThat(RetentionPolicy.parse(text)).isEqualTo(policy).hasSameHashCodeAs(policy);
        assertThat(policy).hasToString(text);
      });
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "'  LAST = 3 ,daily=7   ' | last=3, daily=7",
          "keep-last=3,KEEP-DAILY=ALL | last=3, daily=all",
          "last=1 THEN keep-weekly=2 | last=1 then weekly=2",
          "daily=007 | daily=7",
          "Tagged= Hold : Yes | tagged=Hold:Yes",
          "tagged=hold: | tagged=hold:",
          "tagged=a:b:c | tagged=a:b:c",
          "tagged=a=b | tagged=a=b",
          "tagged=d\u2019accord | tagged=d\u2019accord",
          "within=P1Y6M3DT12H | within=1y6m3d12h",
          "within=P2W | within=14d",
          "within=4w | within=28d",
          "weekly-within=1y2m3w4d5h | weekly-within=1y2m25d5h",
          "Younger-Than=2W | younger-than=14d",
          "within=PT90M | within=PT1H30M",
          "within=p1dt0.5s | within=P1DT0.5S",
          "within=P1Y2M3DT4H5M6S | within=P1Y2M3DT4H5M6S",
          "within=PT36H | within=36h",
          "within=PT9999999999H | within=9999999999h",
          "within=P2147483647Y | within=2147483647y",
          "'within=1Y 	' | within=1y",
          "keep-all | all",
          "last=1\u2003then\u2003daily=2 | last=1 then daily=2",
          "last=2147483646 | last=2147483646",
          "all, tagged=a, all | all, tagged=a",
        })
    void andWritesTheCanonicalForm(String text, String canonical) {
      RetentionPolicy policy = RetentionPolicy.parse(text);
      assertThat(policy).hasToString(canonical);
      assertThat(RetentionPolicy.parse(canonical)).isEqualTo(policy);
    }

    @Test
    void theSameWhateverTheLanguageOfTheMachine() {
      Locale before = Locale.getDefault();
      try {
        for (String language : List.of("tr", "az", "lt", "ar", "th-TH-u-nu-thai")) {
          Locale.setDefault(Locale.forLanguageTag(language));
          RetentionPolicy policy = RetentionPolicy.parse("DAILY-WITHIN=12D, YEARLY=ALL, LAST=1234");
          assertThat(policy).hasToString("daily-within=12d, yearly=all, last=1234");
        }
      } finally {
        Locale.setDefault(before);
      }
    }

    @Test
    void lengthsOfTimeThatAreTheSameAsEqual() {
      assertThat(RetentionPolicy.parse("within=P1Y6M3DT12H"))
          .isEqualTo(RetentionPolicy.parse("within=1y6m3d12h"))
          .isNotEqualTo(RetentionPolicy.parse("within=1y6m3d13h"))
          .isNotEqualTo(RetentionPolicy.parse("within=18m3d12h"));
    }
  }

  @Nested
  class Refuses {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "last=3, dialy=7 | \"dialy=7\" at column 9 of the policy is not a rule (did you mean daily?); known are last, hourly, daily",
          "'  wekly=7' | \"wekly=7\" at column 3 of the policy is not a rule (did you mean weekly?)",
          "keep-montly=1 | \"keep-montly=1\" at column 1 of the policy is not a rule (did you mean monthly?)",
          "last 3 | (did you mean last=3?)",
          "dayli-within=3d | (did you mean daily-within?)",
          "daily:30 | (did you mean daily=30?)",
          "--keep-last=3 | (did you mean last=3?)",
          "--keep-last 3 | (did you mean last=3?)",
          "--last=3 | (did you mean last=3?)",
          "keep-within-weekly 4w | (did you mean weekly-within=4w?)",
          "--keep-within-weekly 4w | (did you mean weekly-within=4w?)",
          "keep-within-daily=7d | (did you mean daily-within?)",
          "within-daily 7d | (did you mean daily-within=7d?)",
          "within-hourly=7d | (did you mean hourly-within?)",
          "keep-within 4w | (did you mean within=4w?)",
          "keep-daily 7 | (did you mean daily=7?)",
          "--keep-tag hold | (did you mean tagged=hold?)",
          "days=7 | (did you mean daily?)",
          "day=7 | (did you mean daily?)",
          "weeks=7 | (did you mean weekly?)",
          "tag=hold | (did you mean tagged?)",
          "tags=hold | (did you mean tagged?)",
          "younger=3d | (did you mean younger-than?)",
          "last=3 daily=7 | \"daily=7\" at column 8 of the policy needs a comma, or then, before it",
          "last=3;daily=7 | \"daily=7\" at column 8 of the policy needs a comma, or then, before it",
          "last=3 or daily=7 | \"daily=7\" at column 11 of the policy needs a comma",
          "last=3 AND Keep-Daily = 7 | \"Keep-Daily = 7\" at column 12 of the policy needs a comma",
          "all, last=3 than daily=7 | \"daily=7\" at column 18 of the policy needs a comma",
          "tagged=hold daily=7 | \"daily=7\" at column 13 of the policy needs a comma",
          "within=6m1y | years, months, weeks, days and hours, in this order",
          "wee\u212aly=3 | is not a rule (did you mean weekly?)",
          "tagged=ho\u0000ld | \"tagged=ho<U+0000>ld\" at column 1 of the policy contains an invisible control or format character",
          "tagged=ho\u200bld | contains an invisible control or format character",
          "tagged=a\tb | contains an invisible control or format character",
          "tagged=gr\ufffd\ufffd\ufffd\ufffde | \"tagged=gr<U+FFFD><U+FFFD><U+FFFD><U+FFFD>e\" at column 1 of the policy contains the character U+FFFD, which replaces one that could not be decoded",
          "last=2, tagged=hold\u00a0 | \"tagged=hold<U+00A0>\" at column 9 of the policy contains a blank other than the ordinary one",
          "last=2,\u00a0daily=7 | \"<U+00A0>daily=7\" at column 8 of the policy is not a rule (did you mean daily=7?)",
          "tagged=a\u3000b | contains a blank other than the ordinary one",
          "tagged=\u201chold\u201d | \"tagged=<U+201C>hold<U+201D>\" at column 1 of the policy has a typographic quotation mark at its beginning or end",
          "tagged=\u201ehold | has a typographic quotation mark",
          "tagged=hold\u2019 | has a typographic quotation mark",
          "\u201clast=3 | \"<U+201C>last=3\" at column 1 of the policy is not a rule (did you mean last=3?)",
          "last=3\u201d | \"last=3<U+201D>\" at column 1",
          "\ud83d\ude00=1 | \"<U+1F600>=1\" at column 1",
          "last=2147483647 | needs a whole number",
          "paycheque | \"paycheque\" at column 1 of the policy is not a rule; known are",
          "then=3 | is not a rule",
          "=3 | \"=3\" at column 1 of the policy is not a rule",
          "last=0 | \"last=0\" at column 1 of the policy needs a whole number from 1 to 2147483646, or all, as in last=7",
          "last=-1 | needs a whole number",
          "last=+1 | needs a whole number",
          "last=1.5 | needs a whole number",
          "last=1e3 | needs a whole number",
          "last=0x10 | needs a whole number",
          "last=\u0663 | \"last=<U+0663>\" at column 1 of the policy needs a whole number",
          "last | needs a whole number",
          "last= | needs a whole number",
          "last==1 | needs a whole number",
          "last=1=2 | needs a whole number",
          "last=9999999999 | needs a whole number",
          "daily=99999999999999999999999999999999999999 | needs a whole number",
          "all=7 | \"all=7\" at column 1 of the policy takes no argument",
          "last=1, daily=1, last=2 | \"last=2\" at column 18 of the policy is the second last; each counting keyword may occur once",
          "daily=1 then weekly=2 then daily=3 | \"daily=3\" at column 28 of the policy is the second daily",
          "daily=1, last=2 then daily=3 | is the second daily",
          "last=1 then within=3d | \"within=3d\" at column 13 of the policy cannot be part of a sequence; only last, hourly, daily, weekly, monthly, quarterly, yearly can",
          "all then last=1 | cannot be part of a sequence",
          "last=1 then | A rule is missing at column 12",
          "then last=1 | A rule is missing at column 1",
          "last=1 then then daily=1 | A rule is missing at column 12",
          "last=1,,daily=1 | A rule is missing at column 8",
          "last=1, | A rule is missing at column 8",
          ", | A rule is missing at column 1",
          "within=3 | \"within=3\" at column 1 of the policy needs a length of time in years, months, weeks, days and hours, in this order, as in within=1y6m3d12h or within=90d",
          "within= | needs a length of time",
          "within | needs a length of time",
          "within=0d | needs a length of time",
          "within=-3d | needs a length of time",
          "within=3h2d | needs a length of time",
          "within=1y 6m | needs a length of time",
          "within=306783379w | needs a length of time",
          "within=9223372036854775807w | needs a length of time",
          "within=3d2w | needs a length of time",
          "within=P | needs a length of time",
          "within=P1DT | needs a length of time",
          "within=PT | needs a length of time",
          "within=P-1D | needs a length of time",
          "within=P1Y-1D | needs a length of time",
          "within=PT-1H | needs a length of time",
          "within=2147483648y | needs a length of time",
          "within=99999999999999999999d | needs a length of time",
          "within=9999999999999999h | needs a length of time",
          "younger-than=soon | as in younger-than=1y6m3d12h",
          "tagged | \"tagged\" at column 1 of the policy needs a tag's key",
          "tagged= | needs a tag's key",
          "tagged=:yes | needs a tag's key",
          "tagged= : | needs a tag's key",
        })
    void whatItCannotRead(String text, String expected) {
      assertThatThrownBy(() -> RetentionPolicy.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u2003"})
    void nothingAtAll(String nothing) {
      assertThatThrownBy(() -> RetentionPolicy.parse(nothing))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("The policy is empty; name at least one rule, for example last=7");
    }

    @Test
    void noText() {
      assertThatThrownBy(() -> RetentionPolicy.parse(null))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("The policy is empty");
    }

    @ParameterizedTest
    @MethodSource("io.github.lightsailsnapshot.retention.PolicyParserTest#hostileTexts")
    @Timeout(60)
    void hostileTextQuicklyAndInAShortPlainMessage(String hostile) {
      IllegalArgumentException refused = catchThrowableOfType(
          IllegalArgumentException.class, () -> RetentionPolicy.parse(hostile));
      assertThat(refused.getMessage()).hasSizeLessThan(600).matches("[ -~]+");
    }

    @Test
    void aTextWhoseCanonicalFormCouldNotBeReadAgain() {
      String commas = IntStream.range(100, 190).mapToObj(i -> "tagged=" + i).collect(joining(","));
      assertThat(commas).hasSize(989);
      assertThatThrownBy(() -> RetentionPolicy.parse(commas))
          .hasMessageStartingWith(
              "The policy is 1078 characters long, beginning with \"tagged=100, ")
          .hasMessageEndingWith("; at most 1000 are allowed");
    }

    @Test
    void aTextOfMoreThanAThousandCharacters() {
      String longest = "tagged=" + "a".repeat(993);
      assertThat(RetentionPolicy.parse(longest)).hasToString(longest);
      assertThatThrownBy(() -> RetentionPolicy.parse(longest + "a"))
          .hasMessageContaining("is 1001 characters long");
    }

    @Test
    void alsoWhereMostOfItIsBlanks() {
      assertThatThrownBy(() -> RetentionPolicy.parse("last=1" + " ".repeat(995)))
          .hasMessageContaining("is 1001 characters long");
    }

    @Test
    void aSecretAtAWrongPlaceWithoutShowingAnyOfIt() {
      assertThatThrownBy(() -> RetentionPolicy.parse("https://user:S3CRET@host/a"))
          .hasMessageStartingWith("\"https://...\" at column 1");
      assertThatThrownBy(() -> RetentionPolicy.parse("a user:" + "S3CRET".repeat(50) + "@host"))
          .hasMessageStartingWith("\"a ...@host\" at column 1");
    }

    @Test
    void aLongQuoteWithADotDotDot() {
      String forty = "x".repeat(40);
      assertThatThrownBy(() -> RetentionPolicy.parse(forty))
          .hasMessageStartingWith("\"" + forty + "\" at");
      assertThatThrownBy(() -> RetentionPolicy.parse(forty + "y"))
          .hasMessageStartingWith("\"" + forty + "...\" at");
    }
  }

  static List<String> hostileTexts() {
    return List.of(
        "a".repeat(1_000_000),
        "last=" + "9".repeat(1_000_000),
        "last=1,".repeat(150_000),
        "last=1 then ".repeat(90_000),
        " ".repeat(1_000_000) + "x",
        "within=" + "9".repeat(900) + "y",
        "within=P" + "9".repeat(900) + "Y",
        "=".repeat(900),
        "last=1" + " then".repeat(180),
        "\u202elast=1",
        "last=1\u0000",
        "la\u0301st=1",
        "\ud83d\ude00=1",
        "x".repeat(39) + "\ud83d\ude00",
        "\ud83d",
        "\u001b[31mlast=1",
        "last=1\nthen\rdaily",
        "da\u0130ly=1",
        "da\u0131ly=1",
        "\uff4cast=1",
        "last=\uff11",
        "last\u00a0=1",
        "wee\u212aly=1",
        "tagged=\u001b[31mhold",
        "tagged=\u202ehold",
        "tagged=hold\u200b",
        "\ufefflast=1");
  }

  @Nested
  class OwnWords {
    private final PolicyParser parser = PolicyParser.standard()
        .with(repeatable(word("payday", argument -> paydays(argument.isEmpty() ? "25" : argument))))
        .with(word("standard", argument -> RetentionPolicy.parse("last=1, daily=2")));

    @Test
    void standBesideTheOthers() {
      RetentionPolicy policy = parser.parse("last=1, Keep-PAYDAY = 25, payday");
      assertThat(policy).hasToString("last=1, payday=25, payday");
      assertThat(parser.parse(policy.toString())).isEqualTo(policy).hasSameHashCodeAs(policy);
      assertThat(parser.parse("payday=25")).isNotEqualTo(parser.parse("payday=24"));
      assertThat(parser.parse("payday")).isNotEqualTo(parser.parse("standard"));
      assertThat(
              RetentionPlan.of(policy, october(), Instant.MAX, ZoneOffset.UTC).kept())
          .extracting(Snapshot::name)
          .containsExactly("2026-10-31T03:00:00Z", "2026-10-25T03:00:00Z");
    }

    @Test
    void areTheReasonAndNameTheRuleBehindThem() {
      assertThat(reasons("payday")).containsOnly(List.of("payday"));
      assertThat(reasons("payday=25")).containsOnly(List.of("payday 25"));
      assertThat(reasons("standard"))
          .containsOnly(
              List.of("standard: last 1", "standard: daily 2"), List.of("standard: daily 2"));
    }

    @Test
    void areNotDoubledWhereTheirPolicyIsCalledWhatTheyAre() {
      PolicyParser with = parser.with(
          word("releases", count -> RetentionPolicy.of("releases=" + count, History::newestFirst)));
      History history = History.of(october(), Instant.MAX, ZoneOffset.UTC);
      assertThat(with.parse("releases=2").explain(history).values())
          .containsOnly(List.of("releases 2"));
    }

    @Test
    void standOnceUnlessTheySayOtherwise() {
      PolicyParser with = parser.with(word("releases", count -> Keep.all()));
      assertThatThrownBy(() -> with.parse("releases=2, last=1, releases=3"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("\"releases=3\" at column 21 of the policy is the second releases;"
              + " this keyword may occur once");
      assertThat(with.parse("payday=1, payday=15")).hasToString("payday=1, payday=15");
      assertThat(with.parse("releases=2")).isEqualTo(with.parse("releases=2"));
    }

    @Test
    void doNotStandTwiceWithTheSameArgument() {
      assertThatThrownBy(() -> parser.parse("payday=1, Payday = 1"))
          .hasMessage("\"Payday = 1\" at column 11 of the policy occurs twice");
    }

    @Test
    void refuseTheTextIfTheyCannotSayHowOftenTheyStand() {
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
    void thatALambdaStandsBehindAreTheirOwnReason() {
      PolicyParser with = parser.with(
          word("newest", argument -> history -> history.newestFirst().subList(0, 1)));
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
    void refuseWhatTheyDoNotTake() {
      assertThatThrownBy(() -> parser.parse("last=1, payday=soon"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("\"payday=soon\" at column 9 of the policy is not understood:"
              + " For input string: \"soon\"")
          .hasCauseInstanceOf(NumberFormatException.class);
    }

    @Test
    void mustStandForAPolicy() {
      PolicyParser with = parser.with(word("nothing", argument -> null));
      assertThatThrownBy(() -> with.parse("last=1, nothing=1"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("\"nothing=1\" at column 9 of the policy is not understood:"
              + " the word \"nothing\" answered null instead of a policy");
    }

    @Test
    void refuseTheTextWhateverTheyThrow() {
      refused(new DateTimeParseException("no day", "x", 0), "DateTimeParseException: no day");
      refused(new IllegalArgumentException(), "java.lang.IllegalArgumentException");
      refused(new AssertionError("a day"), "java.lang.AssertionError: a day");
      refused(new IOException("no file"), "java.io.IOException: no file");
    }

    private void refused(Throwable thrown, String why) {
      PolicyParser with = parser.with(word("failing", argument -> sneak(thrown)));
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
    void sayTheirWordOnALineAndBriefly() {
      PolicyParser with = parser.with(word("echo", argument -> {
        throw new IllegalArgumentException("\u001b[31m\n\u202e" + "x".repeat(5_000));
      }));
      assertThatThrownBy(() -> with.parse("echo"))
          .hasMessageMatching(".* is not understood: \\?\\[31m\\?\\?x+\u2026")
          .message()
          .hasSizeLessThan(300);
    }

    @Test
    void areEqualByWordAndArgumentWhoeverMadeThem() {
      RetentionPolicy another = PolicyParser.standard()
          .with(word("payday", argument -> paydays("25")))
          .parse("payday");
      assertThat(another).isEqualTo(parser.parse("payday"));
      assertThat(another).hasSameHashCodeAs(parser.parse("payday"));
    }

    @Test
    void toldTheReasonMoreThanOnceTellItOnce() {
      PolicyParser with =
          parser.with(word("pay", argument -> Keep.matching("pay 25", (snapshot, time) -> true)));
      History history = History.of(october(), Instant.MAX, ZoneOffset.UTC);
      assertThat(with.parse("pay").explain(history).values()).containsOnly(List.of("pay 25"));
    }

    @Test
    void cannotStandInASequence() {
      assertThatThrownBy(() -> parser.parse("last=1 then payday"))
          .hasMessageContaining(
              "\"payday\" at column 13 of the policy cannot be part of a sequence");
    }

    @Test
    void areSuggestedForATypo() {
      assertThatThrownBy(() -> parser.parse("paday=3"))
          .hasMessageContaining("(did you mean payday?)")
          .hasMessageEndingWith("tagged, all, payday, standard");
    }

    @Test
    void leaveTheParserThatTheyAreAddedToAsItWas() {
      assertThatThrownBy(() -> PolicyParser.standard().parse("payday"))
          .hasMessageContaining("is not a rule");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"last", "yearly", "within", "daily-within", "tagged", "all", "then", "payday"})
    void cannotTakeAWordThatHasAMeaning(String taken) {
      assertThatThrownBy(() -> parser.with(word(taken, argument -> Keep.all())))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("The word \"" + taken + "\" already has a meaning");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Payday", "pay day", "-pay", "7th", "keep-it", "a=b", "a,b"})
    void cannotBeMadeOfAnything(String name) {
      assertThatThrownBy(() -> parser.with(word(name, argument -> Keep.all())))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("\"" + name + "\" cannot be a word of a policy");
    }

    @Test
    void areEchoedOnALineAndBriefly() {
      String name = "\u001b[31m\n" + "x".repeat(5_000);
      assertThatThrownBy(() -> parser.with(word(name, argument -> Keep.all())))
          .message()
          .startsWith("\"<U+001B>[31m<U+000A>xxx")
          .hasSizeLessThan(250);
    }

    @Test
    void areNeeded() {
      assertThatThrownBy(() -> parser.with(null)).hasMessage("word");
      assertThatThrownBy(() -> parser.with(word(null, argument -> Keep.all())))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("\"null\" cannot be a word");
    }

    private static List<Snapshot> october() {
      return SnapshotSeries.daily(31, "2026-10-31T03:00:00Z");
    }

    private static RetentionPolicy paydays(String day) {
      int payday = Integer.parseInt(day);
      return Keep.matching("payday", (snapshot, time) -> time.getDayOfMonth() == payday);
    }

    private static RuleProvider repeatable(RuleProvider once) {
      return new RuleProvider() {
        @Override
        public String word() {
          return once.word();
        }

        @Override
        public RetentionPolicy policy(String argument) {
          return once.policy(argument);
        }

        @Override
        public boolean isRepeatable() {
          return true;
        }
      };
    }

    private static RuleProvider word(String name, Function<String, RetentionPolicy> policy) {
      return new RuleProvider() {
        @Override
        public String word() {
          return name;
        }

        @Override
        public RetentionPolicy policy(String argument) {
          return policy.apply(argument);
        }
      };
    }
  }
}
