package io.github.lightsailsnapshot.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.spi.Notifier;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Notifiers that are told of some reports only. */
class NotifierConditionTest {
  private final List<RunReport> told = new CopyOnWriteArrayList<>();

  private void toldOf(Notifier notifier) throws Exception {
    notifier.send(Reports.succeeded());
    notifier.send(Reports.skipped());
    notifier.send(Reports.degraded());
    notifier.send(Reports.failed("nobody"));
  }

  @Test
  void aFailureIsFailedOrDegraded() throws Exception {
    toldOf(Notifiers.onFailure(told::add));
    assertThat(told)
        .extracting(RunReport::outcome)
        .containsExactly(Outcome.DEGRADED, Outcome.FAILED);
  }

  @Test
  void aConditionCanBeAnyPredicate() throws Exception {
    toldOf(Notifiers.when(report -> report.errors().isEmpty(), told::add));
    assertThat(told)
        .extracting(RunReport::outcome)
        .containsExactly(Outcome.SUCCEEDED, Outcome.SKIPPED);
  }

  @Test
  void aFleetIsJudgedByItsOwnOutcome() throws Exception {
    Notifier failures = Notifiers.onFailure(told::add);
    failures.send(Fleets.succeeded());
    failures.send(Fleets.skipped());
    assertThat(told).isEmpty();
    failures.send(Fleets.failed());
    assertThat(told).containsExactly(Fleets.failed());
  }

  @Test
  void anExceptionOfAConditionIsPropagated() {
    Notifier broken = Notifiers.when(
        report -> {
          throw new IllegalStateException("undecided");
        },
        told::add);
    assertThatThrownBy(() -> broken.send(Reports.succeeded())).hasMessage("undecided");
    assertThat(told).isEmpty();
  }

  @Test
  void nullIsRefused() {
    assertThatNullPointerException().isThrownBy(() -> Notifiers.onFailure(null));
    assertThatNullPointerException().isThrownBy(() -> Notifiers.when(null, told::add));
  }
}
