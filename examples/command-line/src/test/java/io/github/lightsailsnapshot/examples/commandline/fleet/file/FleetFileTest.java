package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.selection.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a configuration file says. */
class FleetFileTest {
  @TempDir
  Path home;

  private ConfigurationFolder folder;

  @BeforeEach
  void start() {
    folder = new ConfigurationFolder(home);
  }

  private static SnapshotJob job(GroupConfiguration group, String name, Map<String, String> tags) {
    return group.job().job(InMemorySnapshots.ofInstances(name), new Instance(name, name, tags));
  }

  private static boolean selects(GroupConfiguration group, String name, String... tag) {
    Map<String, String> tags = tag.length == 0 ? Map.of() : Map.of(tag[0], tag[1]);
    return group.instances().selections().stream()
        .anyMatch(selection -> selection.selects(new Instance(name, name, tags)));
  }

  @Test
  void the_example_of_the_readme_is_read() throws IOException {
    folder.variables.put("SLACK_URL", "https://hooks.example.com/T/B/x");
    folder.variables.put("PING_URL", "https://ping.example.com/uuid");
    FleetConfiguration fleet = folder.read(ReadmeExample.yaml());
    GroupConfiguration agency = fleet.groups().get(0);
    assertThat(agency.profile().map(Setting::value)).contains("agency");
    assertThat(agency.regions())
        .extracting(Setting::value)
        .containsExactly("eu-central-1", "us-east-1");
    assertThat(selects(agency, "web", "backup", "yes")).isTrue();
    assertThat(selects(agency, "web", "backup", "no")).isFalse();
    assertThat(selects(agency, "staging-web", "backup", "yes")).isFalse();
    SnapshotJob ofAgency = job(agency, "web", Map.of("backup-keep", "last=30"));
    assertThat(ofAgency.policy()).hasToString("daily=7, weekly=5, monthly=12, last=30");
    assertThat(ofAgency.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(ofAgency.naming().basename()).isEqualTo("web-auto");
    GroupConfiguration shop = fleet.groups().get(1);
    assertThat(shop.regions()).extracting(Setting::value).containsExactly("eu-west-1");
    assertThat(shop.fixedNames()).containsExactly("web", "api");
    assertThat(shop.selections()).isEmpty();
    assertThat(job(shop, "api", Map.of()).naming().basename()).isEqualTo("api-nightly");
    assertThat(shop.job().maxDeletions()).contains(20);
    assertThat(shop.job().slot()).contains(Duration.ofDays(1));
    NotifyConfiguration told = fleet.notifications();
    assertThat(told.onlyFailures()).isTrue();
    assertThat(told.mail().map(NotifyConfiguration.Mail::to)).contains(List.of("me@example.com"));
    assertThat(told.webhook()).isPresent();
    assertThat(told.heartbeat()).isPresent();
  }

  @Test
  void a_group_says_whatever_a_single_job_can() {
    GroupConfiguration group = folder.group(
        "instances: web",
        "max: 3",
        "zone: Asia/Tokyo",
        "wait: 0",
        "slot: 6h",
        "max-deletions: 5",
        "delete-failed: true",
        "before: ssh {source} freeze",
        "after: ssh {source} thaw",
        "hook-limit: 1m",
        "before-may-fail: true");
    JobConfiguration job = group.job();
    assertThat(job.policy()).hasToString("last=3");
    assertThat(job.zone()).contains(ZoneId.of("Asia/Tokyo"));
    assertThat(job.waitTimeout()).contains(Duration.ZERO);
    assertThat(job.slot()).contains(Duration.ofHours(6));
    assertThat(job.maxDeletions()).contains(5);
    assertThat(job.deleteFailed()).isTrue();
    assertThat(job.hooks().before()).contains("ssh {source} freeze");
    assertThat(job.hooks().after()).contains("ssh {source} thaw");
    assertThat(job.hooks().limit()).contains(Duration.ofMinutes(1));
    assertThat(job.hooks().beforeMayFail()).isTrue();
  }

  @Test
  void what_a_group_says_replaces_the_defaults() {
    FleetConfiguration fleet = folder.read("""
        defaults: {keep: daily=7, regions: [us-east-1], profile: all, slot: 1d}
        groups:
          - {instances: a, max: 2, region: eu-west-1, slot: 1h}
          - {instances: b}
        """);
    GroupConfiguration own = fleet.groups().get(0);
    assertThat(own.job().policy()).hasToString("last=2");
    assertThat(own.regions()).extracting(Setting::value).containsExactly("eu-west-1");
    assertThat(own.job().slot()).contains(Duration.ofHours(1));
    assertThat(own.profile().map(Setting::value)).contains("all");
    GroupConfiguration other = fleet.groups().get(1);
    assertThat(other.job().policy()).hasToString("daily=7");
    assertThat(other.regions()).extracting(Setting::value).containsExactly("us-east-1");
  }

  @Test
  void the_whole_fleet_has_settings_too() {
    FleetConfiguration fleet = folder.read("""
        name: web servers
        max-deletions: 30
        parallelism: 8
        log-file: fleet.log
        groups: [{instances: a, max: 2}]
        """);
    assertThat(fleet.name()).contains("web servers");
    assertThat(fleet.maxDeletions()).contains(30);
    assertThat(fleet.parallelism()).contains(8);
    assertThat(fleet.logFile()).contains(home.resolve("fleet.log").toString());
    assertThat(fleet.notifications()).isEqualTo(NotifyConfiguration.NOBODY);
  }

  @Test
  void names_are_read_as_they_are_written() {
    GroupConfiguration group =
        folder.group("instances: [007, no, 1.50, 0x1F, 2026-11-22, off]", "max: 1");
    assertThat(group.fixedNames())
        .containsExactly("007", "no", "1.50", "0x1F", "2026-11-22", "off");
    assertThat(folder
            .group("instances: true", "profile: 0123", "max: 1")
            .profile()
            .map(Setting::value))
        .contains("0123");
  }

  @Test
  void full_names_stand_alone_and_patterns_do_not_take_them_again() {
    GroupConfiguration group = folder.group("instances: {named: [web, \"web*\"]}", "max: 1");
    assertThat(group.fixedNames()).containsExactly("web");
    assertThat(group.selections()).hasToString("[instances named web* except web]");
  }

  @Test
  void names_are_looked_up_where_their_tags_matter() {
    GroupConfiguration group =
        folder.group("instances: [web, api]", "max: 1", "keep-from-tag: keep");
    assertThat(group.fixedNames()).isEmpty();
    assertThat(group.selections()).hasToString("[instances named web, instances named api]");
  }

  @Test
  void a_tag_can_keep_more_and_only_shortens_if_it_may() {
    GroupConfiguration longer =
        folder.group("instances: web", "keep: daily=7", "keep-from-tag: keep");
    assertThat(job(longer, "web", Map.of("keep", "last=1 / weekly=2")).policy())
        .hasToString("daily=7, last=1, weekly=2");
    GroupConfiguration shorter = folder.group(
        "instances: web",
        "keep: daily=7",
        "keep-from-tag: keep",
        "may-shorten: true",
        "max-deletions: 3");
    assertThat(job(shorter, "web", Map.of("keep", "last=1")).policy()).hasToString("last=1");
    assertThat(job(shorter, "web", Map.of()).policy()).hasToString("daily=7");
  }

  @Test
  void a_name_that_a_shell_could_take_for_more_gets_no_job_if_a_command_holds_it() {
    GroupConfiguration group = folder.group(
        "instances: {all: true}", "max: 1", "basename: x-{source}", "before: f {source}");
    assertThat(job(group, "web-1", Map.of()).source()).isEqualTo("web-1");
    for (String name : List.of("-x", "a;b", "a b", "$(a)")) {
      assertThatThrownBy(() -> job(group, name, Map.of()))
          .isInstanceOf(IllegalArgumentException.class);
    }
    GroupConfiguration without =
        folder.group("instances: {all: true}", "max: 1", "basename: x-{source}", "before: f");
    assertThat(job(without, "-x", Map.of()).source()).isEqualTo("-x");
  }

  @Test
  void a_byte_order_mark_and_line_ends_of_windows_do_not_matter() throws IOException {
    String yaml = "\ufeffgroups:\r\n  - instances: web\r\n    max: 1\r\n";
    assertThat(folder.read(yaml).groups()).hasSize(1);
    assertThat(Files.exists(home.resolve("fleet.yaml"))).isTrue();
    assertThat(folder.read(yaml).groups().get(0).instances())
        .isEqualTo(new InstanceChoice(List.of("web"), Optional.empty()));
  }
}
