package io.github.lightsailsnapshot.retention;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that the parser refuses, and how it says so. */
class RefusedPolicyTextTest {
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
  void saysWhatIsWrongAndWhere(String text, String expected) {
    assertThatThrownBy(() -> RetentionPolicy.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n", "\u2003"})
  void refusesAnEmptyText(String nothing) {
    assertThatThrownBy(() -> RetentionPolicy.parse(nothing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The policy is empty; name at least one rule, for example last=7");
  }

  @Test
  void refusesNull() {
    assertThatThrownBy(() -> RetentionPolicy.parse(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The policy is empty");
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  @Timeout(60)
  void refusesHostileTextsQuicklyWithAShortPlainMessage(String hostile) {
    IllegalArgumentException refused =
        catchThrowableOfType(IllegalArgumentException.class, () -> RetentionPolicy.parse(hostile));
    assertThat(refused.getMessage()).hasSizeLessThan(600).matches("[ -~]+");
  }

  @Test
  void refusesATextWhoseCanonicalFormIsTooLong() {
    String commas = IntStream.range(100, 190).mapToObj(i -> "tagged=" + i).collect(joining(","));
    assertThat(commas).hasSize(989);
    assertThatThrownBy(() -> RetentionPolicy.parse(commas))
        .hasMessageStartingWith("The policy is 1078 characters long, beginning with \"tagged=100, ")
        .hasMessageEndingWith("; at most 1000 are allowed");
  }

  @Test
  void refusesMoreThanAThousandCharacters() {
    String longest = "tagged=" + "a".repeat(993);
    assertThat(RetentionPolicy.parse(longest)).hasToString(longest);
    assertThatThrownBy(() -> RetentionPolicy.parse(longest + "a"))
        .hasMessageContaining("is 1001 characters long");
  }

  @Test
  void refusesMoreThanAThousandCharactersEvenIfMostAreBlanks() {
    assertThatThrownBy(() -> RetentionPolicy.parse("last=1" + " ".repeat(995)))
        .hasMessageContaining("is 1001 characters long");
  }

  @Test
  void showsNoPartOfASecret() {
    assertThatThrownBy(() -> RetentionPolicy.parse("https://user:S3CRET@host/a"))
        .hasMessageStartingWith("\"https://...\" at column 1");
    assertThatThrownBy(() -> RetentionPolicy.parse("a user:" + "S3CRET".repeat(50) + "@host"))
        .hasMessageStartingWith("\"a ...@host\" at column 1");
  }

  @Test
  void cutsALongQuote() {
    String forty = "x".repeat(40);
    assertThatThrownBy(() -> RetentionPolicy.parse(forty))
        .hasMessageStartingWith("\"" + forty + "\" at");
    assertThatThrownBy(() -> RetentionPolicy.parse(forty + "y"))
        .hasMessageStartingWith("\"" + forty + "...\" at");
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
}
