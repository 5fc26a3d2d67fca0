package io.github.lightsailsnapshot.examples.commandline.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lightsailsnapshot.core.wire.AwsError;
import io.github.lightsailsnapshot.core.wire.LocalLightsail;
import io.github.lightsailsnapshot.examples.commandline.packaged.Ended;
import io.github.lightsailsnapshot.examples.commandline.packaged.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar lists and checks a fleet: web has a backup of an hour ago, api none, and nobody selects staging. */
class FleetStatusIT {
  @TempDir
  Path home;

  private Machine machine;
  private LocalLightsail virginia;

  @BeforeEach
  void start() {
    machine = new Machine(home);
    machine.permitted.add("GetInstances");
    machine.account.permitInstances();
    virginia = machine.aws.lightsail("us-east-1");
    virginia.permitInstances();
    virginia.instance("shop");
    machine.account.instance("api");
    machine.account.instance("staging");
    machine.daily(3);
    machine.account.add("by-hand", "staging", machine.now);
    virginia.add("shop-auto-2026-01-01T03-00-00Z", "shop", machine.now.minus(Duration.ofHours(30)));
    machine.file(
        "fleet.yaml",
        "defaults: {profile: backup, max: 7}",
        "groups:",
        "  - {instances: [web, api], region: eu-central-1}",
        "  - {instances: {named: sh*}, region: us-east-1}");
  }

  @AfterEach
  void close() {
    machine.close();
  }

  private Ended list(String... more) {
    return machine.run(with(more, "list"));
  }

  private Ended check(String... more) {
    return machine.run(with(more, "check"));
  }

  private static String[] with(String[] more, String command) {
    List<String> args = new ArrayList<>(List.of("fleet", command, "--config", "fleet.yaml"));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  private void denyVirginia(String operation) {
    machine
        .aws
        .faults()
        .on(operation)
        .when(call -> call.region().equals("us-east-1"))
        .answer(AwsError.accessDenied(operation));
  }

  @Test
  void list_tells_which_servers_have_no_backup() {
    Ended ended = list();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.status()).isZero();
    assertThat(ended.out().lines().map(line -> line.replaceAll(" {2,}", "  ")))
        .containsExactly(
            "INSTANCE  WHERE  SNAPSHOTS  NEWEST",
            "api  eu-central-1 (backup)  0  NO BACKUP yet, no available snapshot",
            "staging  eu-central-1 (backup)  -  NO BACKUP, no group selects it; it has 1 other"
                + " snapshot",
            "shop  us-east-1 (backup)  1  shop-auto-2026-01-01T03-00-00Z is 1 d 6 h old",
            "web  eu-central-1 (backup)  3  " + machine.name(1) + " is 1 h 0 min old",
            "2 of 4 instances without a backup");
    assertThat(machine.aws.calls().count("GetInstanceSnapshots")).isEqualTo(2);
    assertThat(machine.aws.calls().count("GetInstances")).isEqualTo(2);
  }

  @Test
  void list_is_a_document_if_asked_for() throws IOException {
    Ended ended = list("--output", "json");
    JsonNode document = new ObjectMapper().readTree(ended.out());
    assertThat(document.at("/version").asInt()).isEqualTo(1);
    assertThat(document.at("/kind").asText()).isEqualTo("fleet-list");
    assertThat(document.findValuesAsText("instance"))
        .containsExactly("api", "staging", "shop", "web");
    assertThat(document.findValuesAsText("selected"))
        .containsExactly("true", "false", "true", "true");
    assertThat(document.at("/instances/3/newest").asText()).isEqualTo(machine.name(1));
    assertThat(document.at("/instances/3/snapshots").asInt()).isEqualTo(3);
  }

  @Test
  void list_fails_where_it_does_not_know_all() {
    denyVirginia("GetInstances");
    Ended ended = list();
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).contains("web", "api", "staging").doesNotContain("shop");
    assertThat(ended.err()).contains("failed: ", "AccessDeniedException");
  }

  @Test
  void check_tells_the_worst_first() {
    Ended ended = check();
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.out().lines())
        .hasSize(4)
        .first()
        .asString()
        .startsWith("RECOVERY POINT CRITICAL - 3 checked: 1 critical, 1 warning, 1 ok; api: no"
            + " available snapshot (eu-central-1 (backup)); shop: ")
        .endsWith("|oldest=U;93600;180000;0 critical=1 unknown=0 warning=1 ok=1");
    assertThat(ended.out().lines().skip(1).map(line -> line.substring(0, line.indexOf(':'))))
        .containsExactly("CRITICAL api", "WARNING shop", "OK web");
  }

  @Test
  void check_is_unknown_where_something_is_and_nothing_is_critical() {
    denyVirginia("GetInstanceSnapshots");
    machine.account.add("api-auto-2026-01-01T03-00-00Z", "api", machine.now);
    Ended ended = check("--warning", "26h", "--critical", "50h");
    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.out())
        .startsWith(
            "RECOVERY POINT UNKNOWN - 3 checked: 1 unknown, 2 ok; shop in us-east-1 (backup)")
        .contains("oldest=U;");
  }

  @Test
  void check_is_ok_if_all_are_recent() {
    machine.account.add("api-auto-2026-01-01T03-00-00Z", "api", machine.now);
    Ended ended = check("--warning", "2d", "--critical", "3d");
    assertThat(ended.status()).isZero();
    assertThat(ended.out())
        .startsWith("RECOVERY POINT OK - 3 checked: 3 ok|oldest=10")
        .contains("s;172800;259200;0 critical=0 unknown=0 warning=0 ok=3");
  }

  @Test
  void check_with_mistakes_in_the_file_is_unknown_on_one_line() {
    machine.file("fleet.yaml", "groups: [{instances: web, maks: 1, slot: 1x}]");
    Ended ended = check();
    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out())
        .hasLineCount(1)
        .startsWith("RECOVERY POINT UNKNOWN - fleet.yaml has 3 mistakes: 1:10: keep is missing");
    assertThat(machine.aws.calls().all()).isEmpty();
  }
}
