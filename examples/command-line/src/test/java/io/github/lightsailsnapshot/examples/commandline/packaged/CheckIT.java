package io.github.lightsailsnapshot.examples.commandline.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.wire.AwsError;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a monitor is told. */
class CheckIT {
  @TempDir
  private Path home;

  private Machine machine;

  @BeforeEach
  void start() {
    machine = new Machine(home);
  }

  @AfterEach
  void close() {
    machine.close();
  }

  private void told(int status, String line, String... args) {
    String[] all = new String[args.length + 5];
    String[] first = {"check", "-i", "web", "-a", "backup"};
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(args, 0, all, first.length, args.length);
    Ended ended = machine.run(all);
    assertThat(ended.out()).matches(line + "\n");
    assertThat(ended.status()).isEqualTo(status);
    assertThat(ended.err()).isEmpty();
    assertThat(machine.aws.calls().operations()).containsOnly("GetInstanceSnapshots");
  }

  @Test
  void a_snapshot_that_is_young_enough_is_ok() {
    machine.snapshot(1);
    told(
        0,
        "RECOVERY POINT OK - web: " + machine.name(1) + " is 1 h [01] min old"
            + "\\|age=3[67]\\d\\ds;93600;180000;0");
  }

  @Test
  void an_older_one_is_a_warning() {
    machine.snapshot(30);
    told(
        1,
        "RECOVERY POINT WARNING - web: " + machine.name(30) + " is 1 d 6 h old"
            + "\\|age=10[89]\\d{3}s;93600;180000;0");
  }

  @Test
  void one_that_is_older_still_is_critical() {
    machine.snapshot(30);
    told(
        2,
        "RECOVERY POINT CRITICAL - web: " + machine.name(30) + " is 1 d 6 h old"
            + "\\|age=10[89]\\d{3}s;3600;7200;0",
        "-w",
        "1h",
        "-c",
        "2h");
  }

  @Test
  void none_at_all_is_critical_whatever_failed() {
    machine.snapshot(1).state("error");
    told(2, "RECOVERY POINT CRITICAL - web: no available snapshot; 1 error\\|age=U;93600;180000;0");
  }

  @Test
  void the_instances_that_there_are_are_named_where_the_name_is_of_none() {
    machine.account.add("by-hand", "db", machine.now);
    told(
        2,
        "RECOVERY POINT CRITICAL - web: no available snapshot; there are snapshots of: db\\|age=U;.*");
  }

  @Test
  void snapshots_by_hand_count_unless_a_job_is_meant() {
    machine.snapshot(60);
    machine.account.add("by-hand", "web", machine.now.minus(Duration.ofHours(2)));
    told(0, "RECOVERY POINT OK - web: by-hand is 2 h [01] min old\\|age=.*");
    told(
        2,
        "RECOVERY POINT CRITICAL - web: " + machine.name(60) + " is 2 d 12 h old\\|age=.*",
        "-b",
        "web-auto");
  }

  @Test
  void a_hostile_name_stays_in_its_place() {
    machine.account.add(
        "a|b\u001b[2J\u202e\u0085\u2028c", "web", machine.now.minus(Duration.ofHours(2)));
    told(
        0,
        "RECOVERY POINT OK - web: a\\?b\\?\\[2J\\?\\?\\?c is 2 h [01] min old"
            + "\\|age=7[23]\\d\\ds;93600;180000;0");
  }

  @Test
  void a_listing_that_fails_leaves_it_unknown() {
    machine
        .aws
        .faults()
        .on("GetInstanceSnapshots")
        .answer(AwsError.accessDenied("lightsail:GetInstanceSnapshots"));
    told(3, "RECOVERY POINT UNKNOWN - Could not list the instance snapshots.*AccessDenied.*");
  }

  @Test
  void a_page_without_its_list_leaves_it_unknown() {
    machine.snapshot(1);
    machine.aws.faults().on("GetInstanceSnapshots").alterReply(reply -> reply.removeAll());
    told(3, "RECOVERY POINT UNKNOWN - .*");
  }

  @Test
  void a_further_page_without_its_list_leaves_it_unknown() {
    machine.account.listings().pageSize(1);
    machine.snapshot(1);
    machine.snapshot(2);
    machine
        .aws
        .faults()
        .on("GetInstanceSnapshots")
        .skipping(1)
        .alterReply(reply -> reply.removeAll());
    told(3, "RECOVERY POINT UNKNOWN - .*");
  }

  @Test
  void nobody_who_answers_leaves_it_unknown() {
    machine.cutOff();
    Ended ended = machine.run("check", "-i", "web", "-a", "backup");
    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.out())
        .startsWith("RECOVERY POINT UNKNOWN - Could not list")
        .hasLineCount(1);
  }
}
