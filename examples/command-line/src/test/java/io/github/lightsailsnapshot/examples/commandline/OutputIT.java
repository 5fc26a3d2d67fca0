package io.github.lightsailsnapshot.examples.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lightsailsnapshot.core.wire.After;
import io.github.lightsailsnapshot.core.wire.AwsError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a run tells of itself, and what it does when nobody can listen. */
class OutputIT {
  @TempDir
  Path home;

  private static final String LOST =
      "lightsail-snapshot: standard output could not be written: its reader is gone, or the disk is full\n";

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

  private void didItsWork() {
    assertThat(machine.account.created()).hasSize(1);
    assertThat(machine.account.deleted())
        .containsExactly(machine.days(1, 3).get(1), machine.days(1, 3).get(0));
  }

  @Test
  void plain_lines_tell_of_each_step() {
    machine.account.settles("available", After.listings(1));
    Ended ended = machine.runWaiting("-m", "1");
    String made = machine.account.created().get(0);
    assertThat(ended.out())
        .doesNotContain("\r", "\u001b")
        .containsSubsequence(
            "web as web-auto, keeping last=1, days in UTC, in eu-central-1, waiting at most 30m",
            "Started on web as web-auto",
            "Listed 3 snapshots, 3 of this job",
            "Creating " + made,
            "Created " + made + " (pending)",
            "Waiting for " + made,
            "Deleted " + machine.name(49),
            "SUCCEEDED: snapshot of web as web-auto",
            "Where: instance in eu-central-1, run on ");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void the_log_file_is_made_and_appended_to_with_the_time() {
    assertThat(machine.runNow("-m", "1", "-l", "log").status()).isZero();
    Ended ended = machine.runNow("-m", "1", "--log-file", "log", "--dry-run");
    assertThat(ended.status()).isZero();
    assertThat(machine.read("log").lines())
        .allMatch(line -> line.matches("20[0-9-]{8}T[0-9:]{8}Z .*"))
        .anyMatch(line -> line.endsWith("SUCCEEDED: snapshot of web as web-auto"))
        .anyMatch(line -> line.endsWith("Deleted " + machine.name(49)))
        .anyMatch(line -> line.endsWith("A run would do this:"));
  }

  @Test
  void a_full_disk_is_told_and_stops_nothing() {
    Ended ended = machine.runNow("-m", "1", "-l", "/dev/full");
    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err())
        .isEqualTo("warning: --log-file /dev/full cannot be written: No space left on device\n");
    assertThat(ended.out()).contains("SUCCEEDED");
    didItsWork();
  }

  @Test
  void a_log_file_that_cannot_be_opened_is_told_and_stops_nothing() {
    Ended ended = machine.runNow("-m", "1", "-l", "no/such/folder/log");
    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err()).startsWith("warning: --log-file no/such/folder/log cannot be");
    didItsWork();
  }

  @Test
  void silence_leaves_the_screen_dark_and_the_log_complete() {
    machine.aws.ses().verifiedOnly("other@example.com");
    Ended ended = machine.runNow("-s", "-m", "1", "-l", "log", "-f", "a@x.org", "-t", "b@x.org");
    assertThat(ended).isEqualTo(new Ended(3, "", ""));
    assertThat(machine.read("log")).contains("SUCCEEDED", "MessageRejected");
    didItsWork();
  }

  @Test
  void silence_tells_of_wrong_options() {
    Ended ended = machine.runNow("-s", "-m", "none");
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("--max", "\"none\"");
  }

  @Test
  void silence_tells_of_a_log_file_that_cannot_be_written() {
    Ended ended = machine.runNow("-s", "-m", "1", "-l", "no/such/folder/log");
    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).startsWith("warning: --log-file no/such/folder/log cannot be");
    didItsWork();
  }

  @Test
  void a_document_that_is_lost_is_told_by_the_status() {
    Ended ended = machine.runInShell(
        "exec \"$@\" >/dev/full",
        "-i",
        "web",
        "-a",
        "backup",
        "--wait",
        "0",
        "-m",
        "1",
        "--output",
        "json");
    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err()).endsWith(LOST);
    didItsWork();
  }

  @Test
  void so_is_any_result_of_a_command_that_only_reads() {
    lost(1, "-i", "web", "-a", "backup", "-m", "1", "--dry-run");
    lost(1, "-i", "web", "-a", "backup", "-m", "1", "--dry-run", "--output", "json");
    lost(1, "list", "-i", "web", "-a", "backup", "-m", "1");
    lost(1, "list", "-i", "web", "-a", "backup", "-m", "1", "--output", "json");
    lost(3, "check", "-i", "web", "-a", "backup");
  }

  private void lost(int status, String... args) {
    Ended ended = machine.runInShell("exec \"$@\" >/dev/full", args);
    assertThat(ended.status()).isEqualTo(status);
    assertThat(ended.err()).endsWith(LOST);
  }

  @Test
  void a_closed_output_stops_nothing() {
    Ended ended = machine.runInShell(
        "exec \"$@\" >&- 2>&-", "-i", "web", "-a", "backup", "--wait", "0", "-m", "1", "-l", "log");
    assertThat(ended).isEqualTo(new Ended(0, "", ""));
    assertThat(machine.read("log")).contains("SUCCEEDED");
    didItsWork();
  }

  @Test
  void a_reader_that_leaves_stops_nothing() {
    Ended ended = machine.runInShell(
        "\"$@\" | head -1; exit ${PIPESTATUS[0]}",
        "-i",
        "web",
        "-a",
        "backup",
        "--wait",
        "0",
        "-m",
        "1");
    assertThat(ended.status()).isZero();
    assertThat(ended.out()).hasLineCount(1);
    assertThat(ended.err()).isEmpty();
    didItsWork();
  }

  @Test
  void a_document_has_standard_output_to_itself() throws IOException {
    machine.aws.ses().verifiedOnly("other@example.com");
    machine
        .aws
        .faults()
        .on("DeleteInstanceSnapshot")
        .named(machine.name(49))
        .answer(AwsError.operationFailure("not now"));
    Ended ended = machine.runNow(
        "-m", "1", "--output", "json", "--slot", "1h", "-f", "a@x.org", "-t", "b@x.org");
    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err()).contains("Listed 3 snapshots, 3 of this job", "DEGRADED");
    JsonNode run = new ObjectMapper().readTree(ended.out());
    assertThat(run.fieldNames())
        .toIterable()
        .containsExactly(
            "version",
            "kind",
            "instance",
            "basename",
            "region",
            "policy",
            "zone",
            "wait",
            "slot",
            "runKind",
            "outcome",
            "exitStatus",
            "startedAt",
            "finishedAt",
            "interrupted",
            "where",
            "snapshot",
            "plannedFor",
            "decisions",
            "deletions",
            "problems",
            "undelivered");
    assertThat(run.at("/version").asInt()).isEqualTo(1);
    assertThat(run.at("/kind").asText()).isEqualTo("run");
    assertThat(run.at("/instance").asText()).isEqualTo("web");
    assertThat(run.at("/basename").asText()).isEqualTo("web-auto");
    assertThat(run.at("/region").asText()).isEqualTo("eu-central-1");
    assertThat(run.at("/policy").asText()).isEqualTo("last=1");
    assertThat(run.at("/zone").asText()).isEqualTo("UTC");
    assertThat(run.at("/wait").asText()).isEqualTo("PT0S");
    assertThat(run.at("/slot").asText()).isEqualTo("PT1H");
    assertThat(run.at("/outcome").asText()).isEqualTo("DEGRADED");
    assertThat(run.at("/exitStatus").asInt()).isEqualTo(3);
    assertThat(run.at("/snapshot/name").asText())
        .isEqualTo(machine.account.created().get(0));
    assertThat(run.at("/snapshot/origin").asText()).isEqualTo("CREATED");
    assertThat(run.at("/snapshot/state").asText()).isEqualTo("PENDING");
    assertThat(run.at("/decisions")).hasSize(3);
    assertThat(run.at("/decisions/0/verdict").asText()).isEqualTo("KEEP");
    assertThat(run.at("/decisions/0/reasons/0").asText()).isEqualTo("last 1");
    assertThat(run.at("/decisions/2/name").asText()).isEqualTo(machine.name(49));
    assertThat(run.at("/decisions/2/verdict").asText()).isEqualTo("DELETE");
    assertThat(run.at("/deletions/0/result").asText()).isEqualTo("FAILED");
    assertThat(run.at("/deletions/1/result").asText()).isEqualTo("DELETED");
    assertThat(run.at("/problems/0/step").asText()).isEqualTo("DELETION");
    assertThat(run.at("/problems/0/count").asInt()).isEqualTo(1);
    assertThat(run.at("/runKind").asText()).isEqualTo("RUN");
    assertThat(run.at("/interrupted").isBoolean()).isTrue();
    assertThat(run.at("/interrupted").asBoolean()).isFalse();
    assertThat(run.at("/where/region").asText()).isEqualTo("eu-central-1");
    assertThat(run.at("/where/kind").asText()).isEqualTo("instance");
    assertThat(run.at("/where").has("host")).isTrue();
    assertThat(run.at("/problems/0/answer/code").asText()).isEqualTo("OperationFailureException");
    assertThat(run.at("/undelivered/0/message").asText()).contains("MessageRejected");
  }

  @Test
  void a_preview_is_a_document_too() throws IOException {
    Ended ended = machine.runWaiting("-m", "1", "--dry-run", "--output", "json");
    JsonNode preview = new ObjectMapper().readTree(ended.out());
    assertThat(ended.status()).isZero();
    assertThat(preview.at("/kind").asText()).isEqualTo("preview");
    assertThat(preview.at("/decisions")).hasSize(4);
    assertThat(preview.findValuesAsText("verdict"))
        .isEqualTo(List.of("KEEP", "DELETE", "DELETE", "DELETE"));
    assertThat(preview.at("/decisions/0/planned").asBoolean()).isTrue();
    assertThat(preview.at("/decisions/0").has("state")).isFalse();
    assertThat(preview.at("/decisions/0").has("sizeGb")).isFalse();
    assertThat(preview.at("/decisions/1").has("planned")).isFalse();
    assertThat(preview.at("/decisions/1/state").asText()).isEqualTo("AVAILABLE");
  }

  @Test
  void a_preview_without_a_listing_fails() {
    machine.aws.faults().on("GetInstanceSnapshots").answer(AwsError.accessDenied("list"));
    Ended ended = machine.runWaiting("-m", "1", "--dry-run");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("Could not list", "AccessDeniedException");
  }

  @Test
  void the_version_is_that_of_the_jar() {
    assertThat(machine.run("--version").out())
        .matches("lightsail-snapshot [0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?\n");
  }
}
