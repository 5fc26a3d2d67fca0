package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** References to variables and files, and that what they stand for is never shown. */
class ReferencesTest {
  private static final String SECRET = "https://hooks.example.com/SECRET";

  @TempDir
  Path home;

  private ConfigurationFolder folder;

  @BeforeEach
  void start() {
    folder = new ConfigurationFolder(home);
  }

  private static String webhook(String url) {
    return "groups: [{instances: web, max: 1}]\nnotify: {webhook: {url: " + url + "}}\n";
  }

  private void mistake(String url, String expected) {
    assertThat(folder.mistakes(webhook(url)))
        .singleElement()
        .asString()
        .startsWith("2:25: ")
        .contains(expected)
        .doesNotContain("SECRET");
  }

  @Test
  void variables_stand_in_any_value() {
    folder.variables.put("NAME", "web");
    folder.variables.put("MAX", "7");
    folder.variables.put("ON", "true");
    GroupConfiguration group = folder.group(
        "instances: [\"${NAME}-1\", \"${NAME}\"]", "max: ${MAX}", "delete-failed: \"${ON}\"");
    assertThat(group.fixedNames()).containsExactly("web-1", "web");
    assertThat(group.job().policy()).hasToString("last=7");
    assertThat(group.job().deleteFailed()).isTrue();
  }

  @Test
  void are_replaced_after_parsing_and_only_in_values() {
    folder.variables.put("TEXT", "web\", max: 9, x: \"");
    assertThat(folder.mistakesOfGroup("instances: \"${TEXT}\"", "max: 1"))
        .containsExactly(
            "2:16: instances: what \"${TEXT}\" stands for (not shown, it may be a secret)"
                + " is not the name of an instance, or a pattern such as web-*");
    folder.variables.put("KEY", "instances");
    assertThat(folder.mistakesOfGroup("${KEY}: web", "max: 1"))
        .anySatisfy(told -> assertThat(told).contains("\"${KEY}\" is not a key of a group"));
  }

  @Test
  void two_dollar_signs_stand_for_one() {
    assertThat(folder
            .group("instances: web", "max: 1", "before: echo $${HOME} $HOME")
            .job()
            .hooks()
            .before())
        .contains("echo ${HOME} $HOME");
  }

  @Test
  void addresses_stand_only_as_references() {
    mistake(SECRET, "must be a reference");
    mistake("\"x${A}\"", "must be a reference");
    folder.variables.put("URL", SECRET);
    assertThat(folder.mistakes(webhook("\"${URL}\""))).isEmpty();
  }

  @Test
  void an_address_that_cannot_be_used_is_not_shown() {
    folder.variables.put("URL", "http://hooks.example.com/SECRET");
    mistake(
        "\"${URL}\"", "what ${URL} stands for (not shown, it may be a secret) is not an address");
    folder.variables.put("URL", "SECRET with blanks");
    mistake("\"${URL}\"", "is not an address");
  }

  @Test
  void a_variable_that_stands_for_nothing() {
    mistake("\"${URL}\"", "${URL}: the variable URL is not set, or empty");
    folder.variables.put("URL", "  ");
    mistake("\"${URL}\"", "${URL}: the variable URL is not set, or empty");
    folder.variables.put("URL", "https://SECRET\nhttps://SECRET");
    mistake("\"${URL}\"", "the value of the variable has more than one line");
    folder.variables.put("URL", "https://SECRET\ufffd");
    mistake("\"${URL}\"", "URL is not valid UTF-8");
    mistake("\"${a b}\"", "is not a reference");
    assertThat(folder.mistakesOfGroup("instances: web", "max: 1", "before: echo ${HOME"))
        .containsExactly("4:13: before: ${HOME lacks its }; to write ${ itself, write $${");
  }

  @Test
  void a_file_is_relative_to_the_configuration_and_loses_one_line_end() {
    for (String end : new String[] {"", "\n", "\r\n"}) {
      folder.file("url", SECRET + end);
      assertThat(folder.mistakes(webhook("\"${file:url}\""))).isEmpty();
    }
    folder.file("name", "web\n");
    assertThat(folder.group("instances: \"${file:name}\"", "max: 1").fixedNames())
        .containsExactly("web");
  }

  @Test
  void a_file_that_is_no_value() throws IOException {
    String url = "\"${file:url}\"";
    mistake(
        url, "${file:url}: there is no such file; paths are relative to the configuration file");
    folder.file("url", "");
    mistake(url, "${file:url}: the file is empty");
    folder.file("url", SECRET + "\n\n");
    mistake(url, "${file:url}: the file has more than one line");
    folder.file("url", SECRET + "\r" + SECRET);
    mistake(url, "${file:url}: the file has more than one line");
    folder.file("url", (SECRET + "\u00fc").getBytes(ISO_8859_1));
    mistake(url, "${file:url}: the file is not valid UTF-8");
    folder.file("url", "x".repeat(64 * 1024 + 1));
    mistake(url, "${file:url}: the file is larger than 64 KiB");
    Files.delete(home.resolve("url"));
    Files.createDirectory(home.resolve("url"));
    mistake(url, "${file:url}: it is not a regular file");
  }

  @Test
  void the_largest_file_is_64_kib() {
    folder.file("command", "x".repeat(64 * 1024));
    assertThat(folder.mistakesOfGroup("instances: web", "max: 1", "before: \"${file:command}\""))
        .isEmpty();
  }

  @Test
  void a_file_that_others_can_read_is_a_warning() throws IOException {
    Path url = folder.file("url", SECRET);
    Files.setPosixFilePermissions(url, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(folder.read(webhook("\"${file:url}\"")).warnings())
        .containsExactly("url can be read by other users of this machine; chmod 600 ends that");
    Files.setPosixFilePermissions(url, PosixFilePermissions.fromString("rw-------"));
    assertThat(folder.read(webhook("\"${file:url}\"")).warnings()).isEmpty();
  }
}
