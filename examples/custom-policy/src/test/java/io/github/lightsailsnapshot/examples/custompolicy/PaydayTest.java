package io.github.lightsailsnapshot.examples.custompolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lightsailsnapshot.retention.PolicyParser;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.testing.PolicyLaws;
import io.github.lightsailsnapshot.retention.testing.SnapshotSeries;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaydayTest {
  private static List<String> kept(RetentionPolicy policy, int days, String newest) {
    RetentionPlan plan = RetentionPlan.of(
        policy, SnapshotSeries.daily(days, newest), Instant.parse(newest), ZoneOffset.UTC);
    return plan.kept().stream().map(Snapshot::name).toList();
  }

  @Test
  void keepsWhatWasTakenOnThe25thAndTheLastRecoveryPoint() {
    assertThat(kept(Payday.onDay(25), 90, "2026-03-10T03:00:00Z"))
        .containsExactly(
            "2026-03-10T03:00:00Z",
            "2026-02-25T03:00:00Z",
            "2026-01-25T03:00:00Z",
            "2025-12-25T03:00:00Z");
  }

  @Test
  void the31stIsTheLastDayOfAShorterMonth() {
    assertThat(kept(Payday.onDay(31), 90, "2026-03-31T03:00:00Z"))
        .containsExactly("2026-03-31T03:00:00Z", "2026-02-28T03:00:00Z", "2026-01-31T03:00:00Z");
  }

  @Test
  void twoDaysAreToldApartInTheReasons() {
    PolicyParser parser = PolicyParser.standard().with(new Payday());
    String month = RetentionPlan.of(
            parser.parse("payday, payday=1"),
            SnapshotSeries.daily(31, "2026-03-31T03:00:00Z"),
            Instant.parse("2026-03-31T03:00:00Z"),
            ZoneOffset.UTC)
        .toString();
    assertThat(month)
        .contains("2026-03-25T03:00:00Z  payday 25\n", "2026-03-01T03:00:00Z  payday 1\n");
    assertThat(Payday.onDay(15)).hasToString("payday 15");
  }

  @Test
  void obeysTheLawsOfPolicies() {
    PolicyLaws.of(Payday.onDay(25)).check();
  }

  @Test
  void isAWordOfPoliciesInTextOnceItsJarIsThere() {
    PolicyParser parser = PolicyParser.discovered();

    assertThat(parser.parse("last=2, PAYDAY=31")).hasToString("last=2, payday=31");
    assertThat(kept(parser.parse("last=2, payday"), 60, "2026-03-31T03:00:00Z"))
        .containsExactly(
            "2026-03-31T03:00:00Z",
            "2026-03-30T03:00:00Z",
            "2026-03-25T03:00:00Z",
            "2026-02-25T03:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "32", "-1", "1.5", "Friday", "99999999999"})
  void aDayThatNoMonthHasIsRefused(String day) {
    PolicyParser parser = PolicyParser.standard().with(new Payday());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> parser.parse("last=2, payday=" + day))
        .withMessageContaining("payday=" + day)
        .withMessageContaining("at column 9")
        .withMessageContaining("a payday is a day of the month from 1 to 31");
  }
}
