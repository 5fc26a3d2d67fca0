package io.github.lightsailsnapshot.examples.commandline.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.wire.After;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left in the account, and what it took. */
class RetentionIT {
  private static final String[] MAIL = {"-f", "ops@example.com", "-t", "me@example.com"};

  @TempDir
  Path home;

  private Machine machine;

  @BeforeEach
  void start() {
    machine = new Machine(home);
  }

  @AfterEach
  void close() {
    machine.close();
  }

  /** The snapshot that the run made. */
  private String made() {
    assertThat(machine.account.created()).hasSize(1);
    return machine.account.created().get(0);
  }

  private static List<String> oldestFirst(List<String> names) {
    List<String> reversed = new ArrayList<>(names);
    Collections.reverse(reversed);
    return reversed;
  }

  @Test
  void the_first_run_ever_makes_one_waits_for_it_and_mails() {
    machine.account.settles("available", After.now());
    Ended ended = machine.runWaiting("-m", "7", "-f", "ops@example.com", "-t", "a@x.org, b@x.org");
    assertThat(ended.status()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).contains("SUCCEEDED", "Created " + made() + " (available)");
    assertThat(machine.account.names()).containsExactly(made());
    assertThat(machine.aws.calls().operations())
        .containsExactly(
            "GetInstanceSnapshots", "CreateInstanceSnapshot", "GetInstanceSnapshots", "SendEmail");
    assertThat(machine.aws.ses().mails()).singleElement().satisfies(mail -> {
      assertThat(mail.to()).containsExactly("a@x.org", "b@x.org");
      assertThat(mail.text().data()).contains("SUCCEEDED", made());
    });
  }

  @Test
  void seven_of_seven_lose_the_oldest_one_once_the_new_one_is_available() {
    machine.daily(7);
    machine.account.settles("available", After.now());
    assertThat(machine.runWaiting("-m", "7").status()).isZero();
    assertThat(machine.account.deleted()).isEqualTo(machine.days(6, 7));
    assertThat(machine.account.names()).hasSize(7).contains(made());
  }

  @Test
  void thirty_become_seven_in_the_fewest_calls() {
    machine.daily(30);
    Ended ended = machine.runNow("-m", "7", "-f", "ops@example.com", "-t", "me@example.com");
    assertThat(ended.status()).isZero();
    assertThat(machine.account.deleted()).isEqualTo(oldestFirst(machine.days(7, 30)));
    assertThat(machine.account.names()).hasSize(8).contains(made()).containsAll(machine.days(0, 7));
    int calls = 1 + 1 + 23 + 1;
    assertThat(machine.aws.calls().all()).hasSize(calls).hasSizeLessThanOrEqualTo(28);
    assertThat(machine.aws.calls().count("SendEmail")).isEqualTo(1);
    assertThat(ended.out()).contains("7 to keep, 23 to delete");
  }

  @Test
  void two_hundred_unrelated_ones_cost_pages_and_nothing_else() {
    machine.daily(10);
    for (int i = 0; i < 200; i++) {
      machine.account.add("by-hand-" + i, i % 2 == 0 ? "web" : "db", Instant.EPOCH);
    }
    assertThat(machine
            .runNow("-m", "7", "-f", "ops@example.com", "-t", "me@example.com")
            .status())
        .isZero();
    assertThat(machine.account.deleted()).isEqualTo(oldestFirst(machine.days(7, 10)));
    assertThat(machine.aws.calls().count("GetInstanceSnapshots")).isEqualTo(3);
    assertThat(machine.aws.calls().all()).hasSize(3 + 1 + 3 + 1);
  }

  @Test
  void names_that_only_begin_alike_are_left_alone() {
    List<String> others = List.of(
        "web",
        "web-2-2024-01-01T01-00-00",
        "web-2-2024-01-01T01-00-00Z",
        "web-golden-before-upgrade",
        "webA1",
        "webA1-2024-01-01T01-00-00Z",
        "web-2023-03-01",
        "web-2023-02-30T01-00-00Z",
        "web-2023-03-01T01-00-00Z-extra");
    others.forEach(name -> machine.account.add(name, "server", Instant.EPOCH));
    machine.account.add("web-2024-01-01T01-00-00Z", "server", Instant.ofEpochSecond(60));
    machine.account.add("web-2024-01-02T01-00-00Z", "server", Instant.ofEpochSecond(120));
    Ended ended =
        machine.run("-i", "server", "-b", "web", "-m", "1", "-a", "backup", "--wait", "0");
    assertThat(ended.status()).isZero();
    assertThat(machine.account.deleted()).containsExactly("web-2024-01-01T01-00-00Z");
    assertThat(machine.account.names()).containsAll(others);
  }

  @Test
  void the_same_names_on_another_instance_are_left_alone() {
    machine.account.add("nightly-2024-01-01T01-00-00Z", "db", Instant.EPOCH);
    machine.account.add("nightly-2024-01-02T01-00-00Z", "web", Instant.ofEpochSecond(60));
    machine.account.add("nightly-2024-01-03T01-00-00Z", "web", Instant.ofEpochSecond(120));
    assertThat(machine.runNow("-b", "nightly", "-m", "1").status()).isZero();
    assertThat(machine.account.deleted()).containsExactly("nightly-2024-01-02T01-00-00Z");
  }

  @Test
  void a_kept_copy_of_an_automatic_snapshot_is_left_alone() {
    machine.daily(3);
    machine.snapshot(500).fromAutomatic();
    assertThat(machine.runNow("-m", "1").status()).isZero();
    assertThat(machine.account.deleted()).isEqualTo(oldestFirst(machine.days(1, 3)));
    assertThat(machine.account.names()).contains(machine.name(500));
  }

  @Test
  void of_two_of_the_same_second_one_is_kept() {
    Instant then = machine.now.minusSeconds(3600);
    machine.account.add("web-auto-2024-01-01T01-00-00Z", "web", then);
    machine.account.add("web-auto-2024-01-01T01-00-00Z-2", "web", then);
    assertThat(machine.runNow("-m", "1").status()).isZero();
    assertThat(machine.account.deleted()).hasSize(1);
    assertThat(machine.account.names()).hasSize(2);
  }

  @Test
  void snapshots_of_the_script_are_taken_over() {
    for (int day = 1; day <= 5; day++) {
      String time = "2024-01-0" + day + "T01-00-00";
      machine.account.add(
          "nightly-" + time, "web", Instant.parse("2024-01-0" + day + "T01:00:05Z"));
    }
    machine.account.add("nightly-golden", "web", Instant.EPOCH);
    assertThat(machine.runNow("-b", "nightly", "-m", "3").status()).isZero();
    assertThat(machine.account.deleted())
        .containsExactly("nightly-2024-01-01T01-00-00", "nightly-2024-01-02T01-00-00");
    assertThat(machine.account.names()).contains("nightly-golden");
  }

  @Test
  void policies_count_days_in_the_zone_that_is_given() {
    machine.account.add(
        "web-auto-2024-01-01T22-30-00Z", "web", Instant.parse("2024-01-01T22:30:00Z"));
    machine.account.add(
        "web-auto-2024-01-01T23-30-00Z", "web", Instant.parse("2024-01-01T23:30:00Z"));
    machine.account.add(
        "web-auto-2024-01-02T10-00-00Z", "web", Instant.parse("2024-01-02T10:00:00Z"));
    assertThat(machine.runNow("--keep", "daily=2", "--zone", "Europe/Berlin").status())
        .isZero();
    assertThat(machine.account.deleted()).containsExactly("web-auto-2024-01-01T23-30-00Z");
  }

  @Test
  void a_slot_has_one_snapshot_however_often_the_command_runs() {
    machine.account.settles("available", After.now());
    assertThat(machine.runNow("-m", "7", "--slot", "2d").status()).isZero();
    Ended again = machine.runNow("-m", "7", "--slot", "2d");
    assertThat(again.status()).isZero();
    assertThat(again.out())
        .contains("one a slot of 2d", "Found " + made() + " (available, created ");
    assertThat(made()).matches("web-auto-[0-9-]{10}T00-00-00Z");
  }

  @Test
  void a_plan_above_the_ceiling_deletes_nothing() {
    machine.daily(30);
    Ended ended = machine.runNow("-m", "7", "--max-deletions", "5");
    assertThat(ended.status()).isEqualTo(3);
    assertThat(machine.account.deleted()).isEmpty();
    assertThat(ended.out()).contains("DEGRADED", "the ceiling is 5");
  }

  @Test
  void failed_ones_stay_unless_they_are_to_go() {
    machine.daily(2);
    machine.snapshot(30).state("error");
    assertThat(machine.runNow("-m", "7").status()).isZero();
    assertThat(machine.account.deleted()).isEmpty();
    machine.account.remove(made());
    Ended ended =
        machine.run("-i", "web", "-a", "backup", "--wait", "0", "-m", "7", "--delete-failed");
    assertThat(ended.status()).isZero();
    assertThat(machine.account.deleted()).containsExactly(machine.name(30));
  }

  @Test
  void a_dry_run_only_lists() {
    machine.daily(9);
    Ended ended = machine.runWaiting("-m", "7", "--dry-run", MAIL[0], MAIL[1], MAIL[2], MAIL[3]);
    assertThat(ended.status()).isZero();
    assertThat(machine.aws.calls().operations()).containsExactly("GetInstanceSnapshots");
    assertThat(ended.out()).contains("7 to keep, 3 to delete", "DELETE  ");
    assertThat(machine.account.names()).hasSize(9);
  }

  @Test
  void times_of_creation_that_are_a_day_behind_the_listings_delete_nothing_too_soon() {
    deletesByTheEarlierTime(Duration.ofDays(-1), 132, 108, 84);
  }

  @Test
  void times_of_creation_that_are_a_day_ahead_of_the_listings_delete_nothing_too_soon() {
    deletesByTheEarlierTime(Duration.ofDays(1), 132, 108);
  }

  /** The listings are served at the time of the machine that the test runs on. */
  private void deletesByTheEarlierTime(Duration ahead, int... hoursOld) {
    Instant lightsails = machine.now.plus(ahead);
    machine.account.clock(Clock.offset(Clock.systemUTC(), ahead));
    for (int hours = 12; hours <= 132; hours += 24) {
      machine.account.add(machine.name(hours), "web", lightsails.minus(Duration.ofHours(hours)));
    }
    Ended ended = machine.runNow("--keep", "younger-than=3d");
    assertThat(ended.status()).isZero();
    assertThat(machine.account.deleted())
        .containsExactlyElementsOf(
            IntStream.of(hoursOld).mapToObj(machine::name).toList());
  }
}
