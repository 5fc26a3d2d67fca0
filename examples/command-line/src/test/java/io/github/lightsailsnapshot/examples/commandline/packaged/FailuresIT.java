package io.github.lightsailsnapshot.examples.commandline.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.wire.After;
import io.github.lightsailsnapshot.core.wire.AwsError;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong out there, and the exit status that says so. */
class FailuresIT {
  @TempDir
  Path home;

  private Machine machine;

  @BeforeEach
  void start() {
    machine = new Machine(home);
    machine.daily(3);
  }

  @AfterEach
  void close() {
    machine.close();
  }

  private Ended runNow() {
    return machine.runNow("-m", "1", "-f", "ops@example.com", "-t", "me@example.com");
  }

  private void keptAllAndMailed(String outcome) {
    assertThat(machine.account.deleted()).isEmpty();
    assertThat(machine.aws.ses().mails())
        .singleElement()
        .satisfies(mail -> assertThat(mail.subject().data()).startsWith(outcome));
  }

  @Test
  void listing_denied_makes_one_all_the_same_and_fails() {
    machine
        .aws
        .faults()
        .on("GetInstanceSnapshots")
        .answer(AwsError.accessDenied("lightsail:GetInstanceSnapshots"));
    Ended ended = runNow();
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).contains("created, but not verified", "AccessDeniedException");
    assertThat(machine.account.created()).hasSize(1);
    keptAllAndMailed("FAILED");
  }

  @Test
  void a_second_page_that_fails_deletes_nothing() {
    machine.account.listings().pageSize(2);
    machine
        .aws
        .faults()
        .on("GetInstanceSnapshots")
        .when(call -> !call.text("pageToken").isEmpty())
        .answer(AwsError.serviceException());
    Ended ended = runNow();
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).contains("page 2 failed", "created, but not verified");
    keptAllAndMailed("FAILED");
  }

  @Test
  void creation_denied_deletes_nothing() {
    machine
        .aws
        .faults()
        .on("CreateInstanceSnapshot")
        .answer(AwsError.accessDenied("lightsail:CreateInstanceSnapshot"));
    Ended ended = runNow();
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).contains("FAILED", "lightsail:CreateInstanceSnapshot");
    keptAllAndMailed("FAILED");
  }

  @Test
  void an_instance_that_is_not_there_fails() {
    machine.account.removeInstance("web");
    Ended ended = runNow();
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).contains("NotFoundException", "of instance web");
    keptAllAndMailed("FAILED");
  }

  @Test
  void a_sender_that_ses_rejects_changes_the_exit_status_alone() {
    machine.aws.ses().verifiedOnly("other@example.com");
    Ended ended = runNow();
    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.out()).contains("SUCCEEDED", "Not delivered:", "MessageRejected");
    assertThat(machine.account.deleted()).hasSize(2);
    assertThat(machine.account.created()).hasSize(1);
  }

  @Test
  void one_that_is_never_available_does_not_count() {
    machine.account.settles("available", After.never());
    Ended ended = machine.run("-i", "web", "-a", "backup", "-m", "1", "--wait", "2s");
    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.out()).contains("DEGRADED", "waiting at most 2s", "still pending after");
    assertThat(machine.account.deleted()).hasSize(2);
    assertThat(machine.account.names()).hasSize(2).contains(machine.name(1));
  }

  @Test
  void one_that_ends_in_an_error_costs_the_good_one_nothing() {
    machine.days(1, 3).forEach(machine.account::remove);
    machine.account.settles("error", After.now());
    Ended ended = machine.runWaiting("-m", "1", "-f", "ops@example.com", "-t", "me@example.com");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).contains("FAILED", "ended in an error");
    assertThat(machine.account.names()).hasSize(2).contains(machine.name(1));
    keptAllAndMailed("FAILED");
  }

  @Test
  void another_one_of_its_own_that_is_being_taken_skips_the_run() {
    machine.snapshot(0).settles("available", After.never());
    Ended ended = runNow();
    assertThat(ended.status()).isEqualTo(4);
    assertThat(ended.out()).contains("SKIPPED", machine.name(0) + " is still being taken");
    assertThat(machine.account.created()).isEmpty();
    keptAllAndMailed("SKIPPED");
  }

  @Test
  void one_that_has_been_pending_for_a_day_blocks_nothing() {
    machine.snapshot(36).settles("available", After.never());
    Ended ended = runNow();
    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.out()).contains("DEGRADED", machine.name(36) + " has been pending since");
    assertThat(machine.account.created()).hasSize(1);
    assertThat(machine.account.deleted()).hasSize(2).doesNotContain(machine.name(36));
  }

  @Test
  void what_others_are_taking_is_of_no_account() {
    machine.account.add("db-pending", "db", machine.now).settles("available", After.never());
    machine.account.add("pending", "web", machine.now).settles("available", After.never());
    assertThat(runNow().status()).isZero();
    assertThat(machine.account.deleted()).hasSize(2);
    assertThat(machine.account.names()).contains("db-pending", "pending");
  }

  @Test
  void a_failed_deletion_stops_no_other() {
    machine
        .aws
        .faults()
        .on("DeleteInstanceSnapshot")
        .named(machine.name(49))
        .answer(AwsError.operationFailure("The state of this snapshot is: copying"));
    Ended ended = runNow();
    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.out()).contains("Could not delete " + machine.name(49));
    assertThat(machine.account.deleted()).containsExactly(machine.name(25));
  }

  @Test
  void a_failed_one_since_the_newest_good_one_is_told() {
    machine.account.add("web-auto-2024-01-01T01-00-00Z", "web", machine.now).state("error");
    Ended ended = runNow();
    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.out()).contains("DEGRADED", "web-auto-2024-01-01T01-00-00Z failed");
  }

  @Test
  void a_state_that_forbids_a_snapshot_is_waited_for() {
    machine
        .aws
        .faults()
        .on("CreateInstanceSnapshot")
        .once()
        .answer(AwsError.operationFailure("An automatic snapshot is being created"));
    machine.account.settles("available", After.now());
    assertThat(machine.runWaiting("-m", "7").status()).isZero();
    assertThat(machine.account.created()).hasSize(1);
  }

  @Test
  void a_state_that_goes_on_forbidding_fails() {
    machine
        .aws
        .faults()
        .on("CreateInstanceSnapshot")
        .answer(AwsError.operationFailure("An automatic snapshot is being created"));
    Ended ended = runNow();
    assertThat(ended.status()).isEqualTo(1);
    keptAllAndMailed("FAILED");
  }

  @Test
  void a_listing_that_fails_once_is_made_up_for() {
    machine
        .aws
        .faults()
        .on("GetInstanceSnapshots")
        .once()
        .answer(AwsError.accessDenied("lightsail:GetInstanceSnapshots"));
    Ended ended = machine.runNow("-m", "7");
    assertThat(ended.status()).isZero();
    assertThat(ended.out()).contains("SUCCEEDED", "Warnings:");
  }

  @Test
  void no_endpoint_at_all_fails_within_its_limits() {
    machine.cutOff();
    long before = System.nanoTime();
    Ended ended = runNow();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(130));
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).contains("FAILED", "SesNotifier failed");
    assertThat(machine.aws.calls().all()).isEmpty();
  }
}
