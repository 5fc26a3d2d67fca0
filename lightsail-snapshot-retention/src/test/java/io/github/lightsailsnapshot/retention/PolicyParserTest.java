package io.github.lightsailsnapshot.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the parser reads, and the canonical form that policies are written in. */
class PolicyParserTest {
  @Test
  void readsEveryKeywordAsTheMethodOfItsName() {
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
  void writesTheCanonicalForm(String text, String canonical) {
    RetentionPolicy policy = RetentionPolicy.parse(text);
    assertThat(policy).hasToString(canonical);
    assertThat(RetentionPolicy.parse(canonical)).isEqualTo(policy);
  }

  @Test
  void readsTheSameInEveryLocale() {
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
  void equalDurationsMakeEqualPolicies() {
    assertThat(RetentionPolicy.parse("within=P1Y6M3DT12H"))
        .isEqualTo(RetentionPolicy.parse("within=1y6m3d12h"))
        .isNotEqualTo(RetentionPolicy.parse("within=1y6m3d13h"))
        .isNotEqualTo(RetentionPolicy.parse("within=18m3d12h"));
  }
}
