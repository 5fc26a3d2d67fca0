package io.github.lightsailsnapshot.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.lightsail.LightsailSnapshots;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.retention.Keep;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** What a host's thread knows, such as a trace, reaches all code of the host's that a job calls on another thread. */
class ThreadContextTest {
  private static final ThreadLocal<String> TRACE = new ThreadLocal<>();

  private final JobFixture web = new JobFixture();
  private final Map<String, String> seen = new ConcurrentHashMap<>();

  /** Copies what the thread knows that asks for a new one. */
  private static final ThreadFactory COPYING = code -> {
    String trace = TRACE.get();
    Thread thread = new Thread(() -> {
      TRACE.set(trace);
      code.run();
    });
    thread.setDaemon(true);
    return thread;
  };

  @AfterEach
  void forget() {
    TRACE.remove();
  }

  private void see(String where) {
    seen.put(where, String.valueOf(TRACE.get()));
  }

  @Test
  void reachesHooksAndNotifiers() {
    TRACE.set("trace-1");

    SnapshotReport report = web.job(Keep.last(1))
        .threads(COPYING)
        .beforeSnapshot(() -> see("hook before"))
        .afterSnapshot(() -> see("hook after"))
        .notifier(told -> see("notifier"))
        .build()
        .run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(seen)
        .hasSize(3)
        .allSatisfy((where, trace) -> assertThat(trace).as(where).isEqualTo("trace-1"));
  }

  @Test
  void reachesTheInterceptorsOfTheSdk() {
    TRACE.set("trace-2");
    try (LightsailClient client = LightsailClient.builder()
        .region(Region.EU_CENTRAL_1)
        .endpointOverride(URI.create("http://127.0.0.1:1"))
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("k", "s")))
        .overrideConfiguration(configuration -> configuration
            .apiCallTimeout(Duration.ofSeconds(5))
            .addExecutionInterceptor(new ExecutionInterceptor() {
              @Override
              public void beforeExecution(
                  Context.BeforeExecution context, ExecutionAttributes attributes) {
                see("interceptor");
                throw new IllegalStateException("seen");
              }
            }))
        .build()) {
      SnapshotReport report = SnapshotJob.builder(
              LightsailSnapshots.ofInstances(client, COPYING), "web-1", Keep.last(1))
          .clock(web.time)
          .timeSource(web.time)
          .build()
          .prune();

      assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(seen).containsEntry("interceptor", "trace-2");
    }
  }
}
