package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.examples.commandline.environment.Given;
import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in a configuration file: where each is, what was read, and what would be right. */
class MistakesTest {
  @TempDir
  Path home;

  private ConfigurationFolder folder;

  @BeforeEach
  void start() {
    folder = new ConfigurationFolder(home);
  }

  @Test
  void are_told_all_at_once_in_the_order_of_the_file() {
    assertThat(folder.mistakes("""
            defaults:
              kepe: daily=7
              slot: 1x
              max-deletions: "3"
            groups:
              - profile: ${NOT_SET}
                regions: [eu-central-1, eu_west]
                instances: {tagged: backup=yes, except: [*-test]}
                basename: nightly
              - instances: web
                keep: {daily: 7}
                zone: CET
            notify:
              webhook: {url: https://hooks.example.com/secret, format: xml}
            """))
        .containsExactly(
            "2:3: \"kepe\" is not a key of defaults (did you mean keep?)",
            "3:9: slot: \"1x\" is not a length of time such as 90s, 30m, 1h, 2d or 1h30m, the largest unit first, the others below"
                + " 24h, 60m and 60s",
            "4:18: max-deletions: \"3\" is text; write it without quotes: a whole number from 1 to"
                + " 999999999",
            "6:5: keep is missing, here and in defaults: say what to keep, such as daily=7, weekly=5",
            "6:14: profile: ${NOT_SET}: the variable NOT_SET is not set, or empty",
            "7:29: regions: \"eu_west\" is not an AWS region such as eu-central-1 or us-east-1",
            "8:46: *-test refers to an anchor, which is not supported here; if it is text that begins"
                + " with *, quote it: \"*-test\"",
            "9:15: basename: \"nightly\" would be the same for several instances, and names are unique in a"
                + " region; put {source} into it, such as \"{source}-nightly\"",
            "11:11: keep: a section with keys stands where there should be a policy, such as daily=7,"
                + " weekly=5",
            "12:11: zone: \"CET\" is an abbreviation; name a place, such as Europe/Berlin or"
                + " America/New_York",
            "14:18: url: the value (not shown, it may be a secret) must be a reference, such as"
                + " \"${WEBHOOK_URL}\" or \"${file:webhook-url}\"",
            "14:60: format: \"xml\" is none of json, slack and teams");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "wait: 25h | wait: \"25h\" is not from 0s to 1d",
        "slot: 30s | slot: \"30s\" is not from 1m to 366d",
        "slot: 367d | slot: \"367d\" is not from 1m to 366d",
        "hook-limit: 0s | hook-limit: \"0s\" is not from 1s to 10m",
        "max-deletions: 0 | max-deletions: \"0\" is not a whole number from 1 to 999999999",
        "max-deletions: -1 | max-deletions: \"-1\" is not a whole number from 1 to 999999999",
        "max-deletions: 1.0 | max-deletions: \"1.0\" is not a whole number from 1 to 999999999",
        "delete-failed: yes | delete-failed: \"yes\" is neither true nor false",
        "delete-failed: \"true\" | delete-failed: \"true\" is text; write it without quotes: true or false",
        "profile: | profile: nothing stands where there should be the name of an AWS profile",
        "profile: ~ | profile: nothing stands where there should be the name of an AWS profile",
        "profile: [a] | profile: a list stands where there should be the name of an AWS profile",
        "regions: eu-west-1 | regions: \"eu-west-1\" stands where there should be a list, such as [an AWS region, such as eu-central-1]",
        "regions: [] | regions: the list is empty; leave it out, or give an AWS region, such as eu-central-1",
        "basename: -x | basename: The basename \"-x\" must be letters, digits",
        "keep-from-tag: '' | keep-from-tag: \"\" is not the key of a tag, such as backup-keep",
        "hook-limit: 30s | hook-limit goes with before or after, which is missing",
        "before-may-fail: true | before-may-fail goes with before, which is missing",
        "may-shorten: true | may-shorten goes with keep-from-tag, which is missing",
      })
  void name_the_value(String line, String mistake) {
    assertThat(folder.mistakesOfGroup("instances: web", "max: 1", line))
        .singleElement()
        .asString()
        .matches("4:[0-9]+: .*")
        .contains(mistake);
  }

  @Test
  void a_shortening_tag_needs_a_limit_on_deletions() {
    String[] group = {"instances: {all: true}", "max: 3", "keep-from-tag: keep", "may-shorten: true"
    };
    assertThat(folder.mistakesOfGroup(group))
        .singleElement()
        .asString()
        .startsWith("5:18: may-shorten: true lets whoever may tag instances have backups deleted");
    String limited =
        "groups: [{instances: {all: true}, max: 3, keep-from-tag: k, may-shorten: true}]\n";
    assertThat(folder.mistakes(limited)).hasSize(1);
    assertThat(folder.mistakes("max-deletions: 9\n" + limited)).isEmpty();
    assertThat(folder.mistakes("defaults: {max-deletions: 9}\n" + limited)).isEmpty();
  }

  @Test
  void one_basename_for_several_instances() {
    for (String several : new String[] {"[a, b]", "web-*", "{all: true}", "{tagged: x}"}) {
      assertThat(folder.mistakesOfGroup("instances: " + several, "max: 1", "basename: nightly"))
          .containsExactly(
              "4:15: basename: \"nightly\" would be the same for several instances, and"
                  + " names are unique in a region; put {source} into it, such as \"{source}-nightly\"");
    }
    assertThat(folder.mistakesOfGroup("instances: web", "max: 1", "basename: nightly"))
        .isEmpty();
  }

  @Test
  void a_selection_of_nothing_or_of_two_kinds() {
    String kinds = "names, such as [web, api], or one of {all: true}, {named: [web-*]} and {tagged:"
        + " backup=yes}";
    assertThat(folder.mistakesOfGroup("max: 1", "instances: {all: true, tagged: x}"))
        .containsExactly("3:16: instances: there should be " + kinds);
    assertThat(folder.mistakesOfGroup("max: 1", "instances: {except: x}"))
        .containsExactly("3:16: instances: there should be " + kinds);
    assertThat(folder.mistakesOfGroup("max: 1", "instances: {all: false}"))
        .containsExactly("3:22: all: false selects nothing; write " + kinds);
    assertThat(folder.mistakesOfGroup("max: 1"))
        .containsExactly(
            "2:5: instances is missing: say which the group takes, such as [web, api]");
    assertThat(folder.mistakesOfGroup("max: 1", "instances: {named: a, excep: b}"))
        .containsExactly("3:27: \"excep\" is not a key of instances (did you mean except?)");
  }

  @Test
  void duplicate_keys_anchors_and_tags() {
    assertThat(folder.mistakesOfGroup("instances: web", "max: &n 1", "max: 2", "zone: !x UTC"))
        .containsExactly(
            "3:10: &n is an anchor, which is not supported here; write the value where it is needed,"
                + " or under defaults; if it is text that begins with &, quote it",
            "4:5: \"max\" is given twice, here and at 3:5; leave one of them out",
            "5:11: the tag !x is not supported here; if it is text that begins with !, quote it");
  }

  @Test
  void what_is_not_yaml() {
    assertThat(folder.mistakes("groups: [\n  {instances: web}\nnotify: x\n"))
        .singleElement()
        .asString()
        .startsWith("3:1: this is not YAML: ")
        .doesNotContain("notify");
    assertThat(folder.mistakes("groups:\n  - instances: {named: *}\n"))
        .containsExactly("2:24: text that begins with * must be quoted, such as \"*-test\"");
    assertThat(folder.mistakes("")).singleElement().asString().startsWith("1:1: the file is empty");
    assertThat(folder.mistakes("just text"))
        .singleElement()
        .asString()
        .startsWith("1:1: the file should begin with keys");
    assertThat(folder.mistakes("groups: [{instances: web, max: 1}]\n---\na: 1\n"))
        .containsExactly("3:1: a second document (---): the file has only one");
    assertThat(folder.mistakes("groups: " + "[".repeat(500) + "]".repeat(500)))
        .anySatisfy(told -> assertThat(told).contains("nested too deeply"));
  }

  @Test
  void what_is_not_utf_8() {
    byte[] latin = "name: x\nname2: f\u00fcr\n".getBytes(ISO_8859_1);
    assertThat(folder.mistakes(latin))
        .containsExactly("2:9: this is not valid UTF-8; save the file in UTF-8");
    assertThat(folder.mistakes("name: a\nb: \u0007\n"))
        .containsExactly("2:4: this character (U+0007) cannot be in the file");
  }

  @Test
  void a_file_that_is_none() {
    Path missing = home.resolve("missing.yaml");
    assertThatThrownBy(() -> FleetFile.read(missing, Given.nothing()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("there is no such file");
    assertThatThrownBy(() -> FleetFile.read(home, Given.nothing()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is not a regular file");
  }
}
