package io.github.lightsailsnapshot.examples.commandline.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lightsailsnapshot.core.wire.AwsError;
import io.github.lightsailsnapshot.examples.commandline.packaged.Ended;
import io.github.lightsailsnapshot.examples.commandline.packaged.Machine;
import io.github.lightsailsnapshot.examples.commandline.packaged.Receiver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One thing is broken in each test but the first, and only its line says so. Nothing ever changes. */
class DoctorIT {
  private static final String ZONE = "Pacific/Apia";
  private static final List<String> WELL = List.of("ok ", "not checked  lightsail:");

  @TempDir
  private Path home;

  private Machine machine;
  private Receiver receiver;
  private List<String> before = List.of();

  @BeforeEach
  void start() {
    machine = new Machine(home);
    machine.daily(3);
    machine.account.permitInstances();
    machine.permitted.add("GetInstances");
    machine.settings.put("LC_ALL", "C.UTF-8");
    receiver = new Receiver();
    before = machine.account.names();
  }

  @AfterEach
  void nothingHasChanged() {
    assertThat(machine.account.names()).isEqualTo(before);
    assertThat(machine.account.created()).isEmpty();
    assertThat(machine.account.deleted()).isEmpty();
    machine.close();
    receiver.close();
  }

  private Ended doctor(String... more) {
    List<String> args = new ArrayList<>(List.of(
        "doctor", "-i", "web", "-m", "3", "-f", "a@x.org", "-t", "b@x.org", "--allow-http"));
    List<String> given = Arrays.asList(more);
    add(args, given, "-l", "log");
    if (!given.contains("--region")) {
      add(args, given, "-a", "backup");
    }
    add(args, given, "--zone", ZONE);
    add(args, given, "--webhook", receiver.address("/hook"));
    add(args, given, "--heartbeat", receiver.address("/beat"));
    args.addAll(given);
    return machine.run(args.toArray(String[]::new));
  }

  private static void add(List<String> args, List<String> given, String option, String value) {
    if (!given.contains(option)) {
      args.addAll(List.of(option, value));
    }
  }

  private static void onlyBroken(Ended ended, int status, String... lines) {
    assertThat(ended.err()).isEmpty();
    List<String> others = new ArrayList<>(ended.out().lines().toList());
    for (String line : lines) {
      assertThat(others).as(line).anyMatch(found -> found.startsWith(line));
      others.removeIf(found -> found.startsWith(line));
    }
    assertThat(others).isNotEmpty().allMatch(line -> WELL.stream().anyMatch(line::startsWith));
    assertThat(ended.status()).isEqualTo(status);
  }

  @Test
  void all_is_well() {
    Ended ended = doctor();
    onlyBroken(ended, 0);
    assertThat(ended.out().lines().map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "ok locale: options may contain any letter (UTF-8)",
            "ok zone: days are those of Pacific/Apia, like the machine's",
            "ok log file: log can be written",
            "ok proxy: no proxy",
            "ok credentials: from the profile backup",
            "ok region: eu-central-1",
            "ok listing: 3 snapshots in the region",
            "ok clock: it agrees with Lightsail's",
            "ok instance: web exists",
            "not checked lightsail:CreateInstanceSnapshot: --probe asks with names that do not exist",
            "not checked lightsail:DeleteInstanceSnapshot: --probe asks with names that do not exist",
            "ok mail: 127.0.0.1 can be reached, without encryption; nothing was sent",
            "ok webhook: 127.0.0.1 can be reached, without encryption; nothing was sent",
            "ok heartbeat: 127.0.0.1 can be reached, without encryption; nothing was sent");
    assertThat(machine.aws.calls().operations())
        .containsExactly("GetInstanceSnapshots", "GetInstances");
    assertThat(receiver.posts()).isEmpty();
    assertThat(home.resolve("log")).doesNotExist();
  }

  @Test
  void all_is_well_as_a_document() throws IOException {
    JsonNode document = new ObjectMapper().readTree(doctor("--output", "json").out());
    assertThat(document.at("/version").asInt()).isEqualTo(1);
    assertThat(document.at("/kind").asText()).isEqualTo("doctor");
    assertThat(document.findValuesAsText("check")).hasSize(14).contains("locale", "clock");
    assertThat(document.findValuesAsText("status")).containsOnly("OK", "UNKNOWN");
  }

  @Test
  void the_locale_has_only_ascii() {
    machine.settings.put("LC_ALL", "POSIX");
    onlyBroken(
        doctor(), 3, "warning      locale: options with letters other than ASCII are rejected");
  }

  @Test
  void the_zone_is_not_the_machines() {
    onlyBroken(
        doctor("--zone", "UTC"),
        3,
        "warning      zone: a crontab runs at times of the machine's zone");
  }

  @Test
  void the_log_file_cannot_be_written() {
    onlyBroken(
        doctor("-l", "no/such/folder/log"),
        1,
        "failed       log file: no/such/folder/log cannot be written");
  }

  @Test
  void there_are_no_credentials() {
    machine.file("credentials");
    machine.file("config");
    onlyBroken(
        doctor("--region", "eu-central-1"),
        1,
        "failed       credentials: No AWS credentials: name a profile",
        "not checked  account: there is no access to it");
    assertThat(machine.aws.calls().all()).isEmpty();
  }

  @Test
  void the_credentials_are_those_of_the_machines_role() throws IOException {
    machine.file("credentials");
    try (MetadataService metadata = new MetadataService()) {
      machine.settings.put("AWS_EC2_METADATA_DISABLED", "false");
      machine.settings.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", metadata.address());
      Ended ended = doctor("--region", "eu-central-1");
      onlyBroken(
          ended,
          3,
          "warning      credentials: they are those of the role in the machine's metadata");
      assertThat(ended.out()).doesNotContain("S3CRET");
    }
  }

  @Test
  void the_region_is_not_known() {
    onlyBroken(
        doctor("--region", "eu-centrall-1", "-a", "backup"),
        3,
        "warning      region: eu-centrall-1 is not a region");
  }

  @Test
  void the_listing_is_denied() {
    machine.aws.faults().on("GetInstanceSnapshots").answer(AwsError.accessDenied("list"));
    onlyBroken(
        doctor(),
        1,
        "failed       listing: Could not list",
        "not checked  clock: there is no listing",
        "not checked  instance: there is no listing");
  }

  @Test
  void there_is_no_such_instance() {
    machine.account.instance("db");
    Ended ended = machine.run("doctor", "-i", "wbe", "-m", "3", "-a", "backup", "--zone", ZONE);
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out())
        .contains("failed       instance: there is no instance wbe in the region; there are: ");
  }

  @Test
  void mail_cannot_be_sent() {
    machine.settings.put("AWS_ENDPOINT_URL_SES", "http://127.0.0.1:9");
    onlyBroken(doctor(), 1, "failed       mail: 127.0.0.1 cannot be reached: ");
  }

  @Test
  void the_webhook_does_not_speak_tls() {
    onlyBroken(
        doctor("--webhook", receiver.address("/S3CRET").replace("http:", "https:")),
        1,
        "failed       webhook: 127.0.0.1 cannot be reached: ");
    assertThat(receiver.posts()).isEmpty();
  }

  @Test
  void there_is_no_such_host() {
    Ended ended = doctor("--heartbeat", "https://nowhere.invalid/S3CRET");
    onlyBroken(ended, 1, "failed       heartbeat: there is no host nowhere.invalid");
    assertThat(ended.out()).doesNotContain("S3CRET");
  }

  @Test
  void a_proxy_hides_what_is_behind_it() {
    machine.settings.put("HTTPS_PROXY", "http://user:S3CRET@proxy.example.com:3128");
    Ended ended = doctor("--webhook", "https://hooks.example.com/x");
    onlyBroken(ended, 0, "not checked  webhook: hooks.example.com is reached through a proxy");
    assertThat(ended.out()).contains("proxy: https by ").doesNotContain("S3CRET");
  }

  @Test
  void a_probe_finds_no_sign_of_a_lack() {
    Ended ended = doctor("--probe");
    onlyBroken(ended, 0);
    assertThat(ended.out())
        .contains("lightsail:CreateInstanceSnapshot: no sign of a lack")
        .contains("lightsail:DeleteInstanceSnapshot: no sign of a lack");
  }

  @Test
  void a_probe_is_denied() {
    machine.aws.faults().on("CreateInstanceSnapshot").answer(AwsError.accessDenied("create"));
    onlyBroken(
        doctor("--probe"),
        3,
        "warning      lightsail:CreateInstanceSnapshot: denied for a name that does not exist: a policy bound to tags");
  }

  @Test
  void a_probe_is_answered_otherwise() {
    machine.aws.faults().on("DeleteInstanceSnapshot").answer(AwsError.invalidInput("what?"));
    onlyBroken(doctor("--probe"), 0, "not checked  lightsail:DeleteInstanceSnapshot: not known");
  }

  @Test
  void tests_are_sent_only_if_asked_for() {
    Ended ended = doctor("--send-test");
    onlyBroken(ended, 0);
    assertThat(ended.out())
        .contains("test mail: sent", "test webhook: sent", "test heartbeat: sent");
    assertThat(receiver.posts()).extracting(Receiver.Post::path).containsExactly("/hook", "/beat");
    assertThat(receiver.posts().get(0).body())
        .contains("web (a test of lightsail-snapshot doctor)");
    assertThat(machine.aws.ses().mails()).hasSize(1);
  }
}
