package io.github.lightsailsnapshot.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

/** What the application prints if it cannot start: the property, its value, and what would be right. */
class WrongPropertiesTest {

  private static String printedWith(String... properties) {
    SpringApplication application = new SpringApplication(BackupApplication.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    List<String> arguments = new ArrayList<>(List.of("--spring.profiles.active=demo"));
    arguments.addAll(List.of(properties));
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream console = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      assertThatThrownBy(() -> application.run(arguments.toArray(new String[0])))
          .isInstanceOf(RuntimeException.class);
    } finally {
      System.setOut(console);
    }
    String text = printed.toString(StandardCharsets.UTF_8);
    assertThat(text).contains("APPLICATION FAILED TO START").doesNotContain("\tat ");
    return text;
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThat(printedWith("--spring.config.name=a-file-that-is-not-there"))
        .contains(
            "Property: lightsail.snapshot.source",
            "must be the name of a Lightsail instance, such as web-1",
            "Property: lightsail.snapshot.keep",
            "must say which snapshots to keep, such as \"last=3, daily=7, weekly=5\"");
  }

  @Test
  void aPolicyThatCannotBeReadIsExplained() {
    assertThat(printedWith("--lightsail.snapshot.keep=daily=7, weakly=5"))
        .contains(
            "Property: lightsail.snapshot.keep",
            "Value: \"daily=7, weakly=5\"",
            "weakly",
            "weekly");
  }

  @Test
  void aScheduleThatCannotBeReadIsExplained() {
    assertThat(printedWith("--lightsail.snapshot.schedule=0 3 * * *"))
        .contains(
            "Property: lightsail.snapshot.schedule",
            "Value: \"0 3 * * *\"",
            "Cron expression must consist of 6 fields");
  }

  @Test
  void whatTheJobRefusesIsNamedAllAtOnce() {
    assertThat(printedWith(
            "--lightsail.snapshot.max-deletions=0", "--lightsail.snapshot.wait-timeout=2d"))
        .contains(
            "The properties under 'lightsail.snapshot' do not make a snapshot job.",
            "max-deletions: ",
            "wait-timeout: ");
  }

  @Test
  void anAgeThatCannotBeIsExplained() {
    assertThat(printedWith("--lightsail.snapshot.recovery-point.max-age=0s"))
        .contains("lightsail.snapshot.recovery-point", "max-age must be more than zero, not PT0S");
  }
}
