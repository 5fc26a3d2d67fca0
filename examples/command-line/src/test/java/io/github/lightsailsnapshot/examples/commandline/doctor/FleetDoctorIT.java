package io.github.lightsailsnapshot.examples.commandline.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.wire.AwsError;
import io.github.lightsailsnapshot.core.wire.LocalLightsail;
import io.github.lightsailsnapshot.examples.commandline.packaged.Ended;
import io.github.lightsailsnapshot.examples.commandline.packaged.Machine;
import io.github.lightsailsnapshot.examples.commandline.packaged.Receiver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fleet in two regions. One thing is broken in each test but the first, and only its line says so. Nothing changes. */
class FleetDoctorIT {
  private static final String YAML = """
      log-file: log
      defaults: {profile: backup, max: 7, zone: Pacific/Apia}
      groups:
        - {instances: [web, api], region: eu-central-1}
        - {instances: {named: sh*}, region: us-east-1}
      notify:
        allow-http: true
        mail: {from: a@x.org, to: b@x.org}
        webhook: {url: "${HOOK}"}
        heartbeat: {url: "${BEAT}"}
      """;

  @TempDir
  private Path home;

  private Machine machine;
  private LocalLightsail virginia;
  private Receiver receiver;
  private List<String> before = List.of();

  @BeforeEach
  void start() {
    machine = new Machine(home);
    machine.permitted.add("GetInstances");
    machine.settings.put("LC_ALL", "C.UTF-8");
    machine.daily(3);
    machine.account.permitInstances();
    machine.account.instance("api");
    virginia = machine.aws.lightsail("us-east-1");
    virginia.permitInstances();
    virginia.instance("shop");
    receiver = new Receiver();
    machine.settings.put("HOOK", receiver.address("/hook"));
    machine.settings.put("BEAT", receiver.address("/beat"));
    before = snapshots();
  }

  @AfterEach
  void nothingHasChanged() {
    assertThat(snapshots()).isEqualTo(before);
    for (LocalLightsail account : List.of(machine.account, virginia)) {
      assertThat(account.created()).isEmpty();
      assertThat(account.deleted()).isEmpty();
    }
    machine.close();
    receiver.close();
  }

  private List<String> snapshots() {
    List<String> names = new ArrayList<>(machine.account.names());
    names.addAll(virginia.names());
    return names;
  }

  private Ended doctor(String yaml, String... more) {
    machine.file("fleet.yaml", yaml);
    List<String> args = new ArrayList<>(List.of("doctor", "--config", "fleet.yaml"));
    args.addAll(List.of(more));
    return machine.run(args.toArray(String[]::new));
  }

  private static void onlyBroken(Ended ended, int status, String... lines) {
    assertThat(ended.err()).isEmpty();
    List<String> others = new ArrayList<>(ended.out().lines().toList());
    for (String line : lines) {
      assertThat(others).as(line).anyMatch(found -> found.startsWith(line));
      others.removeIf(found -> found.startsWith(line));
    }
    assertThat(others)
        .isNotEmpty()
        .allMatch(line -> line.startsWith("ok ") || line.startsWith("not checked  lightsail:"));
    assertThat(ended.status()).isEqualTo(status);
  }

  @Test
  void all_is_well_and_each_thing_is_checked_once() {
    Ended ended = doctor(YAML);
    onlyBroken(ended, 0);
    String probe = ": --probe asks with names that do not exist";
    assertThat(ended.out().lines().map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "ok locale: options may contain any letter (UTF-8)",
            "ok configuration: fleet.yaml has no mistakes",
            "ok zone: days are those of Pacific/Apia, like the machine's",
            "ok log file: log can be written",
            "ok proxy: no proxy",
            "ok credentials in eu-central-1 (backup): from the profile backup",
            "ok region in eu-central-1 (backup): eu-central-1",
            "ok listing in eu-central-1 (backup): 3 snapshots in the region",
            "ok clock in eu-central-1 (backup): it agrees with Lightsail's",
            "ok instances of fleet.yaml:4:5 in eu-central-1 (backup): 2 selected: api, web",
            "ok jobs in eu-central-1 (backup): 2 can run",
            "not checked lightsail:CreateInstanceSnapshot in eu-central-1 (backup)" + probe,
            "not checked lightsail:DeleteInstanceSnapshot in eu-central-1 (backup)" + probe,
            "ok credentials in us-east-1 (backup): from the profile backup",
            "ok region in us-east-1 (backup): us-east-1",
            "ok listing in us-east-1 (backup): 0 snapshots in the region",
            "ok clock in us-east-1 (backup): it agrees with Lightsail's",
            "ok instances of fleet.yaml:5:5 in us-east-1 (backup): 1 selected: shop",
            "ok jobs in us-east-1 (backup): 1 can run",
            "not checked lightsail:CreateInstanceSnapshot in us-east-1 (backup)" + probe,
            "not checked lightsail:DeleteInstanceSnapshot in us-east-1 (backup)" + probe,
            "ok mail: 127.0.0.1 can be reached, without encryption; nothing was sent",
            "ok webhook: 127.0.0.1 can be reached, without encryption; nothing was sent",
            "ok heartbeat: 127.0.0.1 can be reached, without encryption; nothing was sent");
    assertThat(machine.aws.calls().operations())
        .containsExactlyInAnyOrder(
            "GetInstanceSnapshots", "GetInstances", "GetInstanceSnapshots", "GetInstances");
    assertThat(receiver.posts()).isEmpty();
    assertThat(home.resolve("log")).doesNotExist();
  }

  @Test
  void a_probe_and_tests_only_if_asked_for() {
    Ended ended = doctor(YAML, "--probe", "--send-test");
    onlyBroken(ended, 0);
    assertThat(ended.out().lines().filter(line -> line.contains("no sign of a lack")))
        .hasSize(4);
    assertThat(ended.out())
        .contains("test mail: sent", "test webhook: sent", "test heartbeat: sent");
    assertThat(receiver.posts()).extracting(Receiver.Post::path).containsExactly("/hook", "/beat");
    assertThat(receiver.posts().get(0).body())
        .contains("fleet (a test of lightsail-snapshot doctor)");
    assertThat(machine.aws.ses().mails()).hasSize(1);
  }

  @Test
  void a_secret_file_can_be_read_by_others() {
    Path beat = machine.file("beat", receiver.address("/beat"));
    assertThat(beat.toFile().setReadable(true, false)).isTrue();
    onlyBroken(
        doctor(YAML.replace("${BEAT}", "${file:beat}")),
        3,
        "warning      configuration: fleet.yaml: beat can be read by other users");
  }

  @Test
  void one_account_has_no_credentials() {
    onlyBroken(
        doctor(YAML.replace("named: sh*}", "named: sh*}, profile: missing")
            .replace("b@x.org}", "b@x.org, profile: missing}")),
        1,
        "failed       credentials in us-east-1 (missing): fleet.yaml:5:",
        "not checked  account in us-east-1 (missing): there is no access to it",
        "failed       mail: There is no AWS profile \"missing\"");
  }

  @Test
  void no_account_has_credentials() {
    onlyBroken(
        doctor(YAML.replace("profile: backup", "profile: missing")),
        1,
        "failed       credentials: fleet.yaml:2:",
        "not checked  accounts: there is no access to any");
  }

  @Test
  void the_listing_of_one_region_is_denied() {
    machine
        .aws
        .faults()
        .on("GetInstanceSnapshots")
        .when(call -> call.region().equals("us-east-1"))
        .answer(AwsError.accessDenied("GetInstanceSnapshots"));
    onlyBroken(
        doctor(YAML),
        1,
        "failed       listing in us-east-1 (backup): Could not list",
        "not checked  clock in us-east-1 (backup): there is no listing",
        "not checked  jobs in us-east-1 (backup): there is no listing");
  }

  @Test
  void an_instance_is_missing_and_a_pattern_selects_nothing() {
    onlyBroken(
        doctor(YAML.replace("api", "apo").replace("sh*", "shop-*")),
        1,
        "failed       instances of fleet.yaml:4:5 in eu-central-1 (backup): there is no instance apo in the"
            + " region; there are: api, web",
        "failed       instances of fleet.yaml:5:5 in us-east-1 (backup): there is nothing for ",
        "warning      jobs in us-east-1 (backup): 1 instance in us-east-1 not selected by any group: shop");
  }

  @Test
  void without_the_permission_to_list_instances_only_names_in_full_are_known() {
    machine.aws.faults().on("GetInstances").answer(AwsError.accessDenied("GetInstances"));
    onlyBroken(
        doctor(YAML),
        1,
        "warning      instances of fleet.yaml:4:5 in eu-central-1 (backup): api: no snapshots, and",
        "failed       instances of fleet.yaml:5:5 in us-east-1 (backup): Could not list");
  }

  @Test
  void two_groups_contend_for_an_instance() {
    onlyBroken(
        doctor(
            YAML.replace("notify:", "  - {instances: {named: sho*}, region: us-east-1}\nnotify:")),
        1,
        "failed       jobs in us-east-1 (backup): No job for shop as shop-auto: another job of the fleet");
  }

  @Test
  void snapshots_are_left_of_an_instance_that_nobody_selects() {
    virginia.add("shoe-auto-2026-01-01T03-00-00Z", "shoe", machine.now.minus(Duration.ofHours(30)));
    before = snapshots();
    onlyBroken(
        doctor(YAML.replace("sh*", "shop*")),
        3,
        "warning      jobs in us-east-1 (backup): 1 instance in us-east-1 not selected by any group: shoe.");
  }
}
