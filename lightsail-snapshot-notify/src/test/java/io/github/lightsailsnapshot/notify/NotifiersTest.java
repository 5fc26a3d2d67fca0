package io.github.lightsailsnapshot.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.core.wire.HostileException;
import io.github.lightsailsnapshot.retention.Keep;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several notifiers as one. */
class NotifiersTest {
  private final List<RunReport> told = new CopyOnWriteArrayList<>();

  /** A notifier with a name, which fails. */
  private static final class Pigeon implements Notifier {
    @Override
    public void send(RunReport report) throws IOException {
      throw new IOException("shot near https://roof.example.com/secret-loft?key=hidden");
    }
  }

  /** A notifier that says its name, or does not, and fails. */
  private record Named(Supplier<String> called) implements Notifier {
    @Override
    public void send(RunReport report) throws IOException {
      throw new IOException("x");
    }

    @Override
    public String name() {
      return called.get();
    }
  }

  private static Thread unstartable() {
    return new Thread() {
      @Override
      public synchronized void start() {
        throw new OutOfMemoryError("unable to create native thread");
      }
    };
  }

  private static Notifier throwing(Throwable failure) {
    return report -> sneak(failure);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable failure) throws T {
    throw (T) failure;
  }

  @Test
  void everyNotifierIsToldTheReport() throws Exception {
    SnapshotReport report = Reports.succeeded();
    Notifiers.all(told::add, told::add).send(report);
    assertThat(told).containsExactly(report, report);
  }

  @Test
  void aNotifierThatThrowsStopsNoOther() {
    Notifier all = Notifiers.all(
        throwing(new IllegalStateException("one")),
        told::add,
        throwing(new AssertionError("three")),
        told::add);

    Throwable thrown = catchThrowable(() -> all.send(Reports.failed("nobody")));

    assertThat(told).hasSize(2);
    assertThat(thrown)
        .hasMessage("2 of 4 notifiers failed: A notifier with IllegalStateException: one;"
            + " A notifier with AssertionError: three");
    assertThat(thrown.getSuppressed())
        .extracting(Throwable::getMessage)
        .containsExactly("one", "three");
  }

  @Test
  @Timeout(30)
  void aNotifierThatHangsIsInterruptedAndStopsNoOther() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    Notifier hanging = report -> {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException asPlanned) {
        interrupted.countDown();
      }
    };
    Notifier all = new CompositeNotifier(List.of(hanging, told::add), Duration.ofSeconds(3));

    assertThatThrownBy(() -> all.send(Reports.succeeded()))
        .hasMessage("1 of 2 notifiers failed:"
            + " A notifier with TimeoutException: It did not end in time")
        .satisfies(
            thrown -> assertThat(thrown.getSuppressed()[0]).isInstanceOf(TimeoutException.class));
    assertThat(told).hasSize(1);
    assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aConditionalNotifierThatHangsIsBlamedAlone() {
    Notifier hanging = report -> new CountDownLatch(1).await();
    Notifier guarded = Notifiers.onFailure(Notifiers.all(hanging, told::add));
    CompositeNotifier all = (CompositeNotifier) Notifiers.all(guarded, told::add);

    assertThatThrownBy(() -> new CompositeNotifier(all.parts(), Duration.ofMillis(300))
            .send(Reports.failed("nobody")))
        .hasMessageStartingWith("1 of 3 notifiers failed: A notifier with TimeoutException");
    assertThat(told).hasSize(2);
  }

  @Test
  void notifiersAreToldConcurrently() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    Notifier meeting = report -> {
      both.countDown();
      assertThat(both.await(30, TimeUnit.SECONDS)).isTrue();
    };
    Notifiers.all(meeting, meeting).send(Reports.succeeded());
    assertThat(both.getCount()).isZero();
  }

  @Test
  void aFailureIsReportedWithoutSecrets() {
    assertThatThrownBy(() -> Notifiers.all(new Pigeon(), told::add).send(Reports.succeeded()))
        .hasMessage("1 of 2 notifiers failed: Pigeon with IOException: shot near https://...");
  }

  @Test
  @Timeout(20)
  void aLongMessageIsCutAndHidesItsAddresses() {
    String noise = "a.".repeat(500_000);
    Notifier all = Notifiers.all(
        throwing(new IOException(noise)),
        throwing(new IOException("x".repeat(99) + "https://example.com/secret" + noise)),
        throwing(new IOException("one\nFAILED: forged")));
    assertThatThrownBy(() -> all.send(Reports.succeeded()))
        .satisfies(thrown -> assertThat(thrown.getMessage())
            .hasSizeLessThan(1000)
            .contains("https://...")
            .doesNotContain("secret", "forged"));
  }

  @Test
  void aFailureWithoutAMessageHasItsType() {
    assertThatThrownBy(
            () -> Notifiers.all(throwing(new StackOverflowError())).send(Reports.succeeded()))
        .hasMessage("1 of 1 notifiers failed: A notifier with StackOverflowError");
  }

  @Test
  void nestedCombinationsAreFlattened() {
    Notifier inner = Notifiers.all(new Pigeon(), told::add);
    assertThatThrownBy(
            () -> Notifiers.all(inner, throwing(new IOException("x"))).send(Reports.succeeded()))
        .hasMessageStartingWith("2 of 3 notifiers failed: Pigeon with IOException: ")
        .hasMessageEndingWith("; A notifier with IOException: x");
  }

  @Test
  void aConditionIsNamedAfterItsNotifier() {
    Notifier guarded = Notifiers.onFailure(Notifiers.all(new Pigeon(), new Pigeon()));
    assertThat(guarded).hasToString("Pigeon and Pigeon");
    assertThatThrownBy(() -> Notifiers.all(guarded).send(Reports.failed("nobody")))
        .hasMessageStartingWith("2 of 2 notifiers failed: Pigeon with IOException:");
  }

  @Test
  void aCombinationIsNamedAfterItsNotifiers() {
    Notifier combined = Notifiers.onFailure(
        Notifiers.all(new Pigeon(), Notifiers.when(report -> true, told::add), new Pigeon()));
    assertThat(combined.name()).isEqualTo("Pigeon and A notifier and Pigeon");
    assertThat(Notifiers.onFailure(new Pigeon()).name()).isEqualTo("Pigeon");
  }

  @Test
  void aNotifiersNameIsUsed() {
    Notifier pager = new Named(() -> "the pager\nFAILED: forged");
    assertThat(Notifiers.all(pager, Notifiers.onFailure(pager)).name())
        .isEqualTo("the pager?FAILED: forged and the pager?FAILED: forged");
    assertThatThrownBy(() -> Notifiers.all(pager).send(Reports.succeeded()))
        .hasMessage("1 of 1 notifiers failed: the pager?FAILED: forged with IOException: x");
  }

  @Test
  void aNameThatThrowsOrIsMissingStopsNothing() {
    Notifier nameless = new Named(() -> {
      throw new IllegalStateException("nameless");
    });
    Notifier nothing = new Named(() -> null);
    Notifier all = Notifiers.all(nameless, told::add, nothing);
    assertThat(all.name()).contains("Named and A notifier and ").endsWith("Named");
    assertThatThrownBy(() -> all.send(Reports.succeeded()))
        .hasMessageStartingWith("2 of 3 notifiers failed: ");
    assertThat(told).hasSize(1);
  }

  @Test
  void anExceptionWhoseMessageThrowsStopsNoOther() {
    assertThatThrownBy(
            () -> Notifiers.all(throwing(new HostileException()), told::add, new Pigeon())
                .send(Reports.succeeded()))
        .hasMessageStartingWith(
            "2 of 3 notifiers failed: A notifier with HostileException; Pigeon with IOException");
    assertThat(told).hasSize(1);
  }

  @Test
  void aNotifierWithoutAThreadFailsAlone() {
    AtomicInteger made = new AtomicInteger();
    ThreadFactory poor = work -> made.incrementAndGet() == 1 ? unstartable() : new Thread(work);
    CompositeNotifier all =
        new CompositeNotifier(List.of(new Pigeon(), told::add), Duration.ofSeconds(30), poor);
    assertThatThrownBy(() -> all.send(Reports.succeeded()))
        .hasMessage("1 of 2 notifiers failed: Pigeon with OutOfMemoryError:"
            + " unable to create native thread");
    assertThat(told).hasSize(1);
  }

  @Test
  void anInterruptionReachesTheNotifiers() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Notifier hanging = report -> {
      started.countDown();
      try {
        new CountDownLatch(1).await();
      } finally {
        interrupted.countDown();
      }
    };
    Thread telling =
        new Thread(() -> assertThatThrownBy(() -> Notifiers.all(hanging).send(Reports.succeeded()))
            .isInstanceOf(InterruptedException.class));
    telling.start();
    assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();

    telling.interrupt();

    assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
    telling.join(TimeUnit.SECONDS.toMillis(30));
    assertThat(telling.isAlive()).isFalse();
  }

  @Test
  void aJobReportsWhatFailedAndIsNotChangedByIt() {
    SnapshotReport returned = SnapshotJob.builder(
            InMemorySnapshots.ofInstances("web-1"), "web-1", Keep.last(1))
        .waitTimeout(Duration.ZERO)
        .notifier(Notifiers.all(new Pigeon(), told::add))
        .build()
        .run();

    assertThat(returned.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(returned.undelivered())
        .singleElement()
        .satisfies(problem ->
            assertThat(problem.message()).contains("1 of 2", "Pigeon").doesNotContain("loft"));
    assertThat(told).hasSize(1);
  }

  @Test
  void aCombinationNeedsANotifier() {
    assertThatIllegalArgumentException()
        .isThrownBy(Notifiers::all)
        .withMessageContaining("at least one");
    assertThatNullPointerException().isThrownBy(() -> Notifiers.all(told::add, null));
  }
}
