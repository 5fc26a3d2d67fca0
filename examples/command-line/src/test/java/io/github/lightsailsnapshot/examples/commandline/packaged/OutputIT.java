package io.github.lightsailsnapshot.examples.commandline.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lightsailsnapshot.core.report.Deletion;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.core.wire.After;
import io.github.lightsailsnapshot.core.wire.AwsError;
import io.github.lightsailsnapshot.notify.json.ReportJson;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
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
  void a_document_has_standard_output_to_itself() {
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
    assertThat(ended.out()).hasLineCount(1);
    SnapshotReport run = ReportJson.read(ended.out()).jobs().get(0);
    assertThat(run.kind()).isEqualTo(RunKind.RUN);
    assertThat(run.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(run.interrupted()).isFalse();
    assertThat(run.source()).isEqualTo("web");
    assertThat(run.basename()).isEqualTo("web-auto");
    assertThat(run.where().region()).contains("eu-central-1");
    assertThat(run.where().kind()).contains("instance");
    assertThat(run.where().host()).isPresent();
    assertThat(run.snapshot()).hasValueSatisfying(own -> {
      assertThat(own.name()).isEqualTo(machine.account.created().get(0));
      assertThat(own.origin()).isEqualTo(TakenSnapshot.Origin.CREATED);
      assertThat(own.state()).isEqualTo(Snapshot.State.PENDING);
    });
    RetentionPlan plan = run.plan().orElseThrow();
    assertThat(plan.zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(plan.decisions()).hasSize(3);
    assertThat(plan.decisions().get(0).reasons()).containsExactly("last 1");
    assertThat(plan.deletions()).extracting(Snapshot::name).contains(machine.name(49));
    assertThat(run.deletions())
        .extracting(Deletion::result)
        .containsExactly(Deletion.Result.FAILED, Deletion.Result.DELETED);
    assertThat(run.problems().get(0).step()).isEqualTo(Problem.Step.DELETION);
    assertThat(run.problems().get(0).answer().orElseThrow().code())
        .isEqualTo("OperationFailureException");
    assertThat(run.undelivered().get(0).message()).contains("MessageRejected");
  }

  @Test
  void a_preview_is_a_document_too() throws IOException {
    Ended ended = machine.runWaiting("-m", "1", "--dry-run", "--output", "json");
    JsonNode preview = new ObjectMapper().readTree(ended.out());
    assertThat(ended.status()).isZero();
    assertThat(preview.at("/kind").asText()).isEqualTo("preview");
    assertThat(preview.at("/version").asInt()).isEqualTo(1);
    assertThat(preview.at("/plan/decisions")).hasSize(4);
    assertThat(preview.findValuesAsText("verdict"))
        .isEqualTo(List.of("KEEP", "DELETE", "DELETE", "DELETE"));
    assertThat(preview.at("/planned").asText())
        .startsWith("web-auto-20")
        .isEqualTo(preview.at("/plan/decisions/0/snapshot/name").asText());
    assertThat(preview.at("/plan/decisions/1/snapshot/state").asText()).isEqualTo("AVAILABLE");
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
