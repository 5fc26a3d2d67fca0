package io.github.lightsailsnapshot.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.time.VirtualTime;
import io.github.lightsailsnapshot.notify.http.WebhookNotifier;
import io.github.lightsailsnapshot.retention.Keep;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a host's own test can do with what is public. */
class VirtualTimeOfAHostTest {
  private final VirtualTime time = VirtualTime.startingAt(Instant.parse("2026-11-22T03:00:00Z"));
  private final InMemorySnapshots region =
      InMemorySnapshots.ofInstances("web-1").clock(time).settlesAfter(Duration.ofMinutes(5));

  private SnapshotJob.Builder job() {
    return SnapshotJob.builder(region, "web-1", Keep.last(1)).clock(time).timeSource(time);
  }

  @Test
  @Timeout(60)
  void aJobThatWaitsTakesNoRealTime() {
    SnapshotReport report = job().build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(time.passed()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(7));
  }

  @Test
  @Timeout(60)
  void norDoTheRetriesOfANotifier() {
    SnapshotReport report = job()
        .notifier(WebhookNotifier.builder(URI.create("http://127.0.0.1:1/hook"))
            .allowUnencryptedHttp()
            .timeSource(time)
            .build())
        .build()
        .run();

    assertThat(report.undelivered())
        .singleElement()
        .satisfies(problem ->
            assertThat(problem.message()).contains("the connection was refused", "attempts"));
  }

  @Test
  void theThreadsOfACombinationAreTheHosts() throws Exception {
    AtomicReference<String> name = new AtomicReference<>();

    Notifiers.allOn(
            code -> new Thread(code, "a thread of the host's"),
            told -> name.set(Thread.currentThread().getName()))
        .send(Reports.succeeded());

    assertThat(name).hasValue("a thread of the host's");
  }
}
