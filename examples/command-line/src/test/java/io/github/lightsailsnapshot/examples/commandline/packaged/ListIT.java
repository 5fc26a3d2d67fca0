package io.github.lightsailsnapshot.examples.commandline.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lightsailsnapshot.core.wire.AwsError;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The subcommand that lists. */
class ListIT {
  @TempDir
  Path home;

  private Machine machine;

  @BeforeEach
  void start() {
    machine = new Machine(home);
    machine.daily(3);
    machine.account.add("by-hand", "web", machine.now);
  }

  @AfterEach
  void close() {
    machine.close();
  }

  @Test
  void tells_what_would_become_of_each_and_why() {
    machine.snapshot(100).without("createdAt");
    Ended ended = machine.run("list", "-i", "web", "-m", "2", "-a", "backup");
    assertThat(ended.status()).isZero();
    assertThat(ended.out())
        .containsSubsequence(
            "web as web-auto, keeping last=2, days in UTC, in eu-central-1",
            "keep    ",
            machine.name(1) + "  last 2",
            machine.name(25) + "  last 2",
            "DELETE  ",
            machine.name(49),
            "2 to keep, 1 to delete (times in UTC)",
            "4 in the region, 3 of this job, 1 other of web (left alone)")
        .doesNotContain("by-hand");
    assertThat(ended.err())
        .isEqualTo("warning: " + machine.name(100) + " could not be read: createdAt is missing\n");
    assertThat(machine.aws.calls().operations()).containsExactly("GetInstanceSnapshots");
  }

  @Test
  void is_a_document_if_asked_for() throws IOException {
    machine.snapshot(30).state("error");
    Ended ended = machine.run(
        "list",
        "-i",
        "web",
        "--keep",
        "last=1",
        "-a",
        "backup",
        "--region",
        "us-west-2",
        "--delete-failed",
        "--output",
        "json");
    assertThat(ended.status()).isZero();
    JsonNode list = new ObjectMapper().readTree(ended.out());
    assertThat(list.at("/version").asInt()).isEqualTo(1);
    assertThat(list.at("/kind").asText()).isEqualTo("list");
    assertThat(list.at("/region").asText()).isEqualTo("us-west-2");
    assertThat(list.findValuesAsText("verdict"))
        .containsExactly("KEEP", "DELETE", "DELETE", "DELETE");
    assertThat(list.findValuesAsText("state"))
        .containsExactly("AVAILABLE", "AVAILABLE", "ERROR", "AVAILABLE");
    assertThat(list.at("/source").asText()).isEqualTo("web");
    assertThat(list.at("/plan/zone").asText()).isEqualTo("UTC");
    assertThat(list.at("/unreadable").isArray()).isTrue();
    assertThat(list.at("/unreadable")).isEmpty();
    assertThat(machine.aws.calls().all()).allMatch(call -> call.region().equals("us-west-2"));
  }

  @Test
  void tells_of_the_instances_that_there_are_where_the_name_is_of_none() {
    String line = "4 in the region, none of an instance wbe; there are snapshots of: web";
    String warning = "warning: " + line + ". Is the name right, and the region?\n";
    Ended list = machine.run("list", "-i", "wbe", "-m", "2", "-a", "backup");
    assertThat(list.status()).isZero();
    assertThat(list.err()).isEqualTo(warning);
    Ended preview = machine.run("-i", "wbe", "-m", "2", "-a", "backup", "--dry-run");
    assertThat(preview.status()).isZero();
    assertThat(preview.err()).isEqualTo(warning);
  }

  @Test
  void keeps_the_names_of_others_in_one_line() {
    machine.account.add("odd", "evil\nSUCCEEDED: x", machine.now);
    Ended list = machine.run("list", "-i", "wbe", "-m", "2", "-a", "backup");
    assertThat(list.err())
        .contains("there are snapshots of: evil?SUCCEEDED: x, web. ")
        .hasLineCount(1);
    assertThat(list.out()).doesNotContain("SUCCEEDED");
  }

  @Test
  void fails_where_a_page_has_no_list() {
    machine.aws.faults().on("GetInstanceSnapshots").alterReply(reply -> reply.removeAll());
    Ended list = machine.run("list", "-i", "web", "-m", "2", "-a", "backup");
    assertThat(list.status()).isEqualTo(1);
    assertThat(list.out()).isEmpty();
    Ended preview = machine.run("-i", "web", "-m", "2", "-a", "backup", "--dry-run");
    assertThat(preview.status()).isEqualTo(1);
    Ended run = machine.runNow("-m", "1");
    assertThat(run.status()).isIn(1, 3);
    assertThat(machine.account.deleted()).isEmpty();
  }

  @Test
  void fails_without_a_listing() {
    machine.aws.faults().on("GetInstanceSnapshots").answer(AwsError.accessDenied("list"));
    Ended ended = machine.run("list", "-i", "web", "-m", "2", "-a", "backup", "--output", "json");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("Could not list", "AccessDeniedException").hasLineCount(1);
  }
}
