package io.github.lightsailsnapshot.examples.commandline.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.wire.After;
import io.github.lightsailsnapshot.core.wire.AwsError;
import io.github.lightsailsnapshot.core.wire.LocalLightsail;
import io.github.lightsailsnapshot.examples.commandline.packaged.Ended;
import io.github.lightsailsnapshot.examples.commandline.packaged.Machine;
import io.github.lightsailsnapshot.examples.commandline.packaged.Receiver;
import io.github.lightsailsnapshot.notify.json.ReportJson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar runs a fleet in two regions. */
class FleetIT {
  @TempDir
  Path home;

  private Machine machine;
  private LocalLightsail virginia;

  @BeforeEach
  void start() {
    machine = new Machine(home);
    virginia = machine.aws.lightsail("us-east-1");
    virginia.instance("shop");
    machine.account.instance("api");
    machine.account.instance("staging");
    for (String name : List.of("web", "api")) {
      for (int day = 0; day < 4; day++) {
        machine.account.add(
            name + "-auto-2026-01-0" + (4 - day) + "T03-00-00Z",
            name,
            machine.now.minus(Duration.ofDays(1 + day)));
      }
    }
  }

  @AfterEach
  void close() {
    machine.close();
  }

  private Ended fleet(String yaml, String... more) {
    machine.file("fleet.yaml", yaml);
    List<String> args = new ArrayList<>(List.of("fleet", "--config", "fleet.yaml"));
    args.addAll(Arrays.asList(more));
    return machine.run(args.toArray(String[]::new));
  }

  private static final String TWO_REGIONS = """
      defaults: {profile: backup, max: 2, wait: 0}
      groups:
        - {instances: [web, api], region: eu-central-1}
        - {instances: shop, region: us-east-1}
      """;

  @Test
  void lists_each_region_once_and_reports_all_together() {
    Ended ended = fleet(TWO_REGIONS);
    assertThat(ended.err()).isEmpty();
    assertThat(ended.status()).isZero();
    assertThat(ended.out())
        .contains(
            "Started fleet with 3 jobs",
            "[3/3] ",
            "SUCCEEDED: fleet: all 3 succeeded",
            "SUCCEEDED: shop in us-east-1 as shop-auto, kept 0, deleted 0");
    assertThat(machine.account.created()).hasSize(2);
    assertThat(virginia.created()).hasSize(1);
    assertThat(machine.account.deleted()).hasSize(4);
    assertThat(machine.aws.calls().count("GetInstanceSnapshots")).isEqualTo(2);
    assertThat(machine.aws.calls().count("GetInstances")).isZero();
  }

  @Test
  void selects_by_tag_and_pattern_with_one_listing_of_the_instances() {
    machine.permitted.add("GetInstances");
    machine.account.permitInstances();
    machine.account.tagInstance("web", "backup", "yes").tagInstance("web", "keep", "last=3");
    machine.account.tagInstance("staging", "backup", "yes");
    Ended ended = fleet("""
        defaults: {profile: backup, region: eu-central-1, max: 1, wait: 0, keep-from-tag: keep}
        groups:
          - instances: {tagged: backup=yes, except: ["*aging"]}
          - instances: {named: ap*}
            basename: "{source}-auto"
        """);
    assertThat(ended.err()).isEmpty();
    assertThat(ended.status()).isZero();
    assertThat(ended.out())
        .contains("Warnings:", "1 instance in eu-central-1 not selected by any group: staging");
    assertThat(machine.aws.calls().count("GetInstances")).isEqualTo(1);
    assertThat(machine.aws.calls().count("GetInstanceSnapshots")).isEqualTo(1);
    assertThat(machine.account.created())
        .allMatch(name -> name.matches("(web|api)-auto-.*"))
        .hasSize(2);
    assertThat(machine.account.deleted())
        .filteredOn(name -> name.startsWith("web"))
        .hasSize(1);
    assertThat(machine.account.deleted())
        .filteredOn(name -> name.startsWith("api"))
        .hasSize(3);
  }

  @Test
  void a_region_that_fails_stops_no_other() {
    machine
        .aws
        .faults()
        .on("GetInstanceSnapshots")
        .when(call -> call.region().equals("us-east-1"))
        .answer(AwsError.accessDenied("GetInstanceSnapshots"));
    Ended ended = fleet(TWO_REGIONS, "--output", "json");
    assertThat(ended.status()).isEqualTo(1);
    FleetReport report = (FleetReport) ReportJson.read(ended.out());
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.jobs())
        .extracting(SnapshotReport::source)
        .containsExactly("web", "api", "shop");
    assertThat(report.count(Outcome.SUCCEEDED)).isEqualTo(2);
    assertThat(ended.err()).contains("FAILED: fleet: 1 of 3 failed");
  }

  @Test
  void if_only_problems_are_wanted_nothing_else_is_printed() {
    Ended well = fleet(TWO_REGIONS, "--quiet");
    assertThat(well.status()).isZero();
    assertThat(well.out() + well.err()).isEmpty();
    machine.aws.faults().on("GetInstanceSnapshots").answer(AwsError.accessDenied("list"));
    Ended unwell = fleet(TWO_REGIONS, "--quiet");
    assertThat(unwell.status()).isEqualTo(1);
    assertThat(unwell.out()).isEmpty();
    assertThat(unwell.err()).contains("FAILED: fleet: all 3 failed");
  }

  @Test
  void an_account_that_cannot_be_called_stops_no_other() {
    Ended ended = fleet("""
        defaults: {max: 2, wait: 0, region: eu-central-1}
        groups:
          - {instances: web, profile: backup}
          - {instances: api, profile: missing}
        """);
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).contains("FAILED: fleet: 1 of 2 failed");
    assertThat(ended.err())
        .contains("fleet.yaml:4:31: profile missing: There is no AWS profile \"missing\"");
    assertThat(machine.account.created()).hasSize(1);
  }

  @Test
  void each_group_uses_its_own_account() {
    machine.file(
        "credentials",
        "[backup]",
        "aws_access_key_id = AKIDBACKUP",
        "aws_secret_access_key = secret",
        "[other]",
        "aws_access_key_id = AKIDOTHER",
        "aws_secret_access_key = secret");
    Ended ended = fleet("""
        defaults: {max: 9, wait: 0}
        groups:
          - {instances: web, profile: backup, region: eu-central-1}
          - {instances: api, profile: backup}
          - {instances: shop, profile: other, region: us-east-1}
        """);
    assertThat(ended.status()).isZero();
    assertThat(machine.aws.calls().count("GetInstanceSnapshots")).isEqualTo(2);
    assertThat(machine.aws.calls().all())
        .allMatch(call -> call.accessKeyId()
            .equals(call.region().equals("us-east-1") ? "AKIDOTHER" : "AKIDBACKUP"));
  }

  @Test
  void requests_that_are_throttled_are_slowed_down_and_none_fails() {
    List<String> names = IntStream.range(0, 30).mapToObj(i -> "server-" + i).toList();
    names.forEach(machine.account::instance);
    machine.aws.allow(10);
    Ended ended =
        fleet("defaults: {profile: backup, max: 2, wait: 0}\ngroups: [{instances: " + names + "}]");
    assertThat(ended.out()).contains("SUCCEEDED: fleet: all 30 succeeded");
    assertThat(ended.status()).isZero();
    assertThat(machine.account.created()).hasSize(30);
    assertThat(machine.aws.calls().of("CreateInstanceSnapshot"))
        .allMatch(call -> call.attempt() == 1);
  }

  @Test
  void without_any_account_nothing_is_called() {
    Ended ended = fleet("groups: [{instances: web, max: 1, profile: missing}]");
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).hasLineCount(1).contains("There is no AWS profile \"missing\"");
    assertThat(machine.aws.calls().all()).isEmpty();
  }

  @Test
  void mistakes_are_told_all_at_once_and_nothing_is_called() {
    Ended ended = fleet("groups:\n  - instances: web\n    maxx: 1\n    slot: 1x\n");
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err().lines())
        .hasSize(3)
        .allMatch(line -> line.startsWith("lightsail-snapshot: fleet.yaml:"))
        .anyMatch(
            line -> line.contains("3:5: \"maxx\" is not a key of a group (did you mean max?)"));
    assertThat(machine.aws.calls().all()).isEmpty();
  }

  @Test
  void only_some_of_it() {
    virginia.settles("available", After.now());
    Ended ended = fleet(TWO_REGIONS, "--only", "sh*");
    assertThat(ended.status()).isZero();
    assertThat(machine.account.created()).isEmpty();
    assertThat(virginia.created()).hasSize(1);
    Ended elsewhere =
        fleet(TWO_REGIONS + "  - {instances: {all: true}, profile: missing}\n", "--only", "shop");
    assertThat(elsewhere.status()).isZero();
    Ended unknown = fleet(TWO_REGIONS, "--only", "shpo");
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.err())
        .contains("--only shpo: the fleet has no such instance; it has api, shop, web");
  }

  @Test
  void a_dry_run_changes_nothing_and_names_what_would_be_deleted() {
    Ended ended = fleet(TWO_REGIONS, "--dry-run");
    assertThat(ended.status()).isZero();
    assertThat(ended.out())
        .containsPattern("web: takes web-auto-.*, keeps 3, deletes 2 \\(last=2\\)")
        .contains("  DELETE  web-auto-2026-01-01T03-00-00Z");
    assertThat(machine.aws.calls().operations()).containsOnly("GetInstanceSnapshots");
  }

  @Test
  void above_the_limit_of_the_whole_fleet_nothing_is_deleted_anywhere() {
    Ended ended = fleet("max-deletions: 3\n" + TWO_REGIONS);
    assertThat(ended.status()).isEqualTo(3);
    assertThat(machine.account.deleted()).isEmpty();
    assertThat(machine.account.created()).hasSize(2);
  }

  @Test
  void commands_are_run_for_each_instance_with_its_name() {
    Ended ended = fleet("""
        groups:
          - instances: [web, api]
            profile: backup
            max: 9
            wait: 0
            before: touch before-{source}
            after: touch after-{source}-$${HOME##*/}
        """);
    assertThat(ended.status()).isZero();
    String folder = "-" + home.getFileName();
    assertThat(home.toFile().list())
        .contains("before-web", "before-api", "after-web" + folder, "after-api" + folder);
  }

  @Test
  void one_mail_one_post_and_one_ping_for_all() {
    try (Receiver receiver = new Receiver()) {
      machine.settings.put("SLACK_URL", receiver.address("/slack"));
      machine.file("ping", receiver.address("/ping"));
      Ended ended = fleet(TWO_REGIONS + """
          notify:
            allow-http: true
            mail: {from: ops@example.com, to: [me@example.com, you@example.com]}
            webhook: {url: "${SLACK_URL}"}
            heartbeat: {url: "${file:ping}", no-start: true}
          """);
      assertThat(ended.status()).isZero();
      assertThat(machine.aws.ses().mails())
          .singleElement()
          .satisfies(mail -> assertThat(mail.subject().data()).contains("all 3 succeeded"));
      assertThat(receiver.posts())
          .extracting(Receiver.Post::path)
          .containsExactlyInAnyOrder("/slack", "/ping");
      assertThat(ended.out() + ended.err()).doesNotContain(receiver.address(""));
    }
  }

  @Test
  void is_stopped_by_a_signal_and_reports() {
    machine.account.settles("available", After.never());
    machine.file("fleet.yaml", TWO_REGIONS.replace("wait: 0", "wait: 1h"));
    Process process =
        machine.start(Machine.java("-jar", Machine.jar(), "fleet", "--config", "fleet.yaml"));
    while (!machine.read("out").contains("Waiting for")) {
      assertThat(process.isAlive()).isTrue();
      Thread.onSpinWait();
    }
    process.destroy();
    Ended ended = machine.ended(process);
    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.out()).contains("interrupted", "DEGRADED");
    assertThat(machine.account.deleted()).isEmpty();
  }
}
