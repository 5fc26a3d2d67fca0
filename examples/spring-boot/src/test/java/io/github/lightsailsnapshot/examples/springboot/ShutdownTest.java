package io.github.lightsailsnapshot.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.core.wire.After;
import io.github.lightsailsnapshot.core.wire.LocalAws;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** The schedule starts a run, which waits for a snapshot that is never available, until the application shuts down. */
class ShutdownTest {
  private static final List<RunReport> TOLD = Collections.synchronizedList(new ArrayList<>());

  /** Another part of the application, which the notifiers may need, such as the one that the mail goes through. */
  static class Relay implements SmartLifecycle {
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Override
    public void start() {}

    @Override
    public void stop() {
      stopped.countDown();
    }

    @Override
    public boolean isRunning() {
      return stopped.getCount() > 0;
    }

    @Override
    public int getPhase() {
      return 0;
    }
  }

  /** A notifier that takes its time, and finds out whether the application waits for it. */
  static class Mail {
    @Bean
    Relay relay() {
      return new Relay();
    }

    @Bean
    Notifier mail(Relay relay, LightsailClient client) {
      return report -> {
        if (!relay.stopped.await(300, TimeUnit.MILLISECONDS)) {
          client.getInstanceSnapshots(request -> {});
          TOLD.add(report);
        }
      };
    }
  }

  @Test
  void aRunEndsWithItsReportBeforeAnythingElseIsClosed() throws InterruptedException {
    CountDownLatch waiting = new CountDownLatch(1);
    try (LocalAws aws = LocalAws.start()) {
      aws.lightsail().settles("available", After.never()).instance("web-1");
      aws.faults()
          .on("GetInstanceSnapshots")
          .when(call -> !aws.lightsail().created().isEmpty())
          .after(waiting::countDown);
      try (RunningApplication application = RunningApplication.start(
          aws, List.of(Mail.class), "--lightsail.snapshot.schedule=* * * * * *")) {
        waiting.await();
        assertThat(application.get("/actuator/snapshot").statusCode()).isEqualTo(404);
        assertThat(TOLD).isEmpty();
      }

      assertThat(aws.lightsail().created()).hasSize(1);
    }
    assertThat(TOLD).hasSize(1);
    assertThat(TOLD.get(0).interrupted()).isTrue();
    assertThat(TOLD.get(0).outcome()).isEqualTo(Outcome.DEGRADED);
  }
}
