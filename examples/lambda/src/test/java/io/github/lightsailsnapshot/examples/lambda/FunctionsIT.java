package io.github.lightsailsnapshot.examples.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.wire.After;
import io.github.lightsailsnapshot.core.wire.LocalAws;
import io.github.lightsailsnapshot.core.wire.LocalLightsail;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The packaged functions in processes of their own, with the template's variables, against a local endpoint. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FunctionsIT {
  private static final int AMPLE = 60_000;

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final Map<String, String> scheduled = Map.of("scheduledFor", now.toString());
  private final LocalAws aws = LocalAws.start();
  private final LocalLightsail account = aws.lightsail("eu-central-1");
  private final SnapshotNaming naming = new SnapshotNaming("web-1-auto");
  private final Template template = Template.read();

  FunctionsIT() throws IOException {}

  @BeforeEach
  void add_ten_nights_and_a_snapshot_of_somebody_else() {
    account.instance("web-1");
    for (int days = 1; days <= 10; days++) {
      Instant at = now.minus(Duration.ofDays(days));
      account.add(naming.nameAt(at), "web-1", at);
    }
    account.add("by-hand", "web-1", now.minus(Duration.ofDays(500)));
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private Container container(String function, int millis) throws IOException {
    return Container.start(
        template.handler(function), millis, template.variables(), aws.endpoint());
  }

  /** The only answer of a new container, whose function made exactly the calls that its policy permits, or some of them. */
  private Map<String, String> answer(String function, Map<String, String> event)
      throws IOException {
    aws.calls().clear();
    try (Container container = container(function, AMPLE)) {
      Map<String, String> answer = container.invoke(event);
      assertThat(template.permitted(function)).containsAll(aws.calls().operations());
      assertThat(answer.get("running")).as("threads that run on").isEmpty();
      return answer;
    }
  }

  @Test
  void take_a_snapshot_and_prune_once_it_is_available_without_waiting() throws Exception {
    account.settles("available", After.listings(2));

    Map<String, String> taken = answer(Template.SNAPSHOT, scheduled);
    assertThat(taken).containsEntry("status", "IN_PROGRESS");
    assertThat(account.created()).hasSize(1);

    Map<String, String> pending = answer(Template.RESUME, taken);
    assertThat(pending).containsEntry("status", "IN_PROGRESS");
    assertThat(aws.ses().mails()).isEmpty();

    Map<String, String> ended = answer(Template.RESUME, pending);
    for (int i = 0; i < 3 && ended.get("status").equals("IN_PROGRESS"); i++) {
      ended = answer(Template.RESUME, ended);
    }
    assertThat(ended)
        .as(ended.get("report"))
        .containsEntry("status", "ENDED")
        .containsEntry("outcome", "SUCCEEDED");
    assertThat(new HashSet<>(aws.calls().operations()))
        .isEqualTo(new HashSet<>(template.permitted(Template.RESUME)));
    assertThat(account.deleted()).isNotEmpty().doesNotContain("by-hand");
    assertThat(aws.ses().mails()).hasSize(1);
  }

  @Test
  void take_one_snapshot_however_often_one_container_is_invoked() throws Exception {
    try (Container container = container(Template.SNAPSHOT, AMPLE)) {
      assertThat(container.invoke(scheduled)).containsEntry("status", "IN_PROGRESS");
      assertThat(container.invoke(scheduled)).containsKey("status");
    }
    assertThat(account.created()).hasSize(1);
  }

  @Test
  void prune_alone() throws Exception {
    Map<String, String> pruned = answer(Template.PRUNE, Map.of());

    assertThat(pruned).as(pruned.get("report")).containsEntry("outcome", "SUCCEEDED");
    assertThat(account.created()).isEmpty();
    assertThat(account.deleted()).isNotEmpty().doesNotContain("by-hand");
  }

  @Test
  void take_one_snapshot_although_the_first_container_is_killed_in_the_middle() throws Exception {
    CompletableFuture<Container> first = new CompletableFuture<>();
    aws.faults().on("CreateInstanceSnapshot").once().after(() -> first.join().kill());

    try (Container killed = container(Template.SNAPSHOT, AMPLE)) {
      first.complete(killed);
      assertThat(killed.invokeInVain(scheduled)).isEmpty();
    }
    assertThat(account.created()).hasSize(1);

    Map<String, String> again = answer(Template.SNAPSHOT, scheduled);
    assertThat(account.created()).hasSize(1);
    Map<String, String> ended =
        again.get("status").equals("ENDED") ? again : answer(Template.RESUME, again);
    assertThat(ended).as(ended.get("report")).containsEntry("outcome", "SUCCEEDED");
  }

  @Test
  void return_a_report_before_lambda_stops_them() throws Exception {
    int millis = (int) TimeUnit.SECONDS.toMillis(14);
    aws.faults().on("GetInstanceSnapshots").delayBefore(Duration.ofSeconds(20));
    aws.faults().on("CreateInstanceSnapshot").delayBefore(Duration.ofSeconds(20));
    try (Container container = container(Template.SNAPSHOT, millis)) {
      Map<String, String> ended = container.invoke(scheduled);

      assertThat(ended).containsEntry("status", "ENDED").containsEntry("outcome", "FAILED");
      assertThat(Long.parseLong(ended.get("left"))).isPositive();
      assertThat(List.copyOf(aws.ses().mails())).hasSize(1);
    }
  }
}
