package io.github.lightsailsnapshot.examples.commandline.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeTextTest {
  private static final NativeText POSIX = new NativeText("ANSI_X3.4-1968", "POSIX");
  private static final String ASCII_ONLY =
      " cannot be decoded in this process's locale (POSIX, ANSI_X3.4-1968); set LC_ALL=C.UTF-8";

  @ParameterizedTest
  @CsvSource({
    "'--keep|tagged=größe', --keep",
    "'--keep=tagged=größe', --keep",
    "'-s|-lgröße.log', -l",
    "'-s|-l|größe.log', -l",
    "'list|-i|web|--zone|größe', --zone",
    "'größe', argument 1",
    "'--größe', argument 1"
  })
  void an_argument_beyond_ascii_is_refused_by_its_options_name_where_only_ascii_is_read(
      String args, String option) {
    assertThatThrownBy(() -> POSIX.check(args.split("\\|")))
        .isInstanceOf(UsageException.class)
        .hasMessage(option + ASCII_ONLY);
  }

  @Test
  void a_replacement_character_is_refused_in_every_locale() {
    assertThatThrownBy(() -> Given.UTF_8.check("--before", "echo gr\ufffd\ufffdn"))
        .hasMessageStartingWith("--before is not valid UTF-8")
        .hasMessageContaining("C.UTF-8");
    assertThatThrownBy(() -> POSIX.check("--before", "echo gr\ufffd\ufffdn"))
        .hasMessage("--before" + ASCII_ONLY);
  }

  @ParameterizedTest
  @CsvSource({
    "LIGHTSAIL_SNAPSHOT_FROM",
    "LIGHTSAIL_SNAPSHOT_WEBHOOK_KEY",
    "AWS_PROFILE",
    "AWS_CONFIG_FILE",
    "AWS_SHARED_CREDENTIALS_FILE",
    "HOME"
  })
  void so_is_a_variable_of_the_command_or_one_that_leads_to_the_credentials(String name) {
    assertThatThrownBy(() -> POSIX.check(Map.of(name, "größe"))).hasMessage(name + ASCII_ONLY);
    assertThatThrownBy(() -> Given.UTF_8.check(Map.of(name, "gr\ufffd")))
        .hasMessageContaining(name);
  }

  @Test
  void other_variables_do_not_matter() {
    assertThatCode(() -> POSIX.check(Map.of("PS1", "größe", "AWS_ACCESS_KEY_ID", "A", "HOME", "ö")))
        .doesNotThrowAnyException();
  }

  @Test
  void what_the_locale_reads_is_taken() {
    assertThatCode(() -> Given.UTF_8.check("--keep", "tagged=größe")).doesNotThrowAnyException();
    assertThatCode(() -> POSIX.check("--keep", "last=3")).doesNotThrowAnyException();
  }

  @Test
  void the_locale_is_the_strongest_of_the_variables_that_set_it() {
    assertThat(NativeText.ofProcess(Map.of("LANG", "C", "LC_CTYPE", "", "LC_ALL", "de_DE"))
            .locale())
        .isEqualTo("de_DE");
    assertThat(NativeText.ofProcess(Map.of()).locale()).isEqualTo("POSIX");
  }
}
