package io.github.lightsailsnapshot.examples.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.examples.commandline.commands.RegionalJob;
import io.github.lightsailsnapshot.examples.commandline.environment.Given;
import io.github.lightsailsnapshot.examples.commandline.options.JobOptions;
import io.github.lightsailsnapshot.examples.commandline.options.MailOptions;
import io.github.lightsailsnapshot.examples.commandline.options.RegionName;
import io.github.lightsailsnapshot.examples.commandline.options.TimingOptions;
import io.github.lightsailsnapshot.examples.commandline.output.ProcessStreams;
import io.github.lightsailsnapshot.examples.commandline.output.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import software.amazon.awssdk.regions.Region;

/** Options that are right, and what they are understood as. */
class OptionsTest {

  private static String target(String... args) {
    SnapshotJob job = CommandLine.populateCommand(new JobOptions(), args)
        .checked()
        .apply(InMemorySnapshots.ofInstances("web"))
        .build();
    return new RegionalJob(job, Region.EU_CENTRAL_1).toString();
  }

  private static TimingOptions timing(String... args) {
    TimingOptions timing = CommandLine.populateCommand(new TimingOptions(), args);
    timing.check();
    return timing;
  }

  @Test
  void the_basename_is_by_default_that_of_the_script() {
    assertThat(target("-i", "web", "-m", "7"))
        .isEqualTo("web as web-auto, keeping last=7, days in UTC, in eu-central-1");
  }

  @Test
  void short_and_long_forms_say_the_same() {
    assertThat(target("-iweb", "-m7", "-b", "nightly"))
        .isEqualTo(target("--instance=web", "--max", "7", "--basename", "nightly"))
        .isEqualTo("web as nightly, keeping last=7, days in UTC, in eu-central-1");
  }

  @Test
  void a_policy_is_understood_as_the_library_does() {
    assertThat(target(
            "-i", "web", "--keep", "keep-last=3,DAILY=7 then weekly=4", "--zone", "Europe/Berlin"))
        .isEqualTo(
            "web as web-auto, keeping last=3, daily=7 then weekly=4, days in Europe/Berlin, in eu-central-1");
  }

  @Test
  void a_policy_with_months_says_so_beside_minutes() {
    assertThat(target("-i", "web", "--keep", "younger-than=30m"))
        .contains("keeping younger-than=30m (where 1m is a month)");
    assertThat(target("-i", "web", "--keep", "daily-within=1y6m, last=3"))
        .contains("(where 1m is a month)");
    assertThat(target("-i", "web", "--keep", "monthly=3, within=30d")).doesNotContain("month)");
  }

  @Test
  void a_value_that_begins_with_an_at_sign_is_no_file() {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    assertThat(new Program(new ProcessStreams(nowhere, nowhere, Terminal.NONE), Given.nothing())
            .run("@/etc/hostname"))
        .isEqualTo(2);
  }

  @Test
  void a_run_waits_for_half_an_hour() {
    assertThat(timing()).hasToString("waiting at most 30m");
    assertThat(timing().waitsAtMost()).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void timing_is_told_as_it_was_understood() {
    assertThat(timing("--wait", "0")).hasToString("without waiting");
    assertThat(timing("--wait", "0s")).hasToString("without waiting");
    assertThat(timing("--wait", "1d", "--slot", "PT1H", "--max-deletions", "5"))
        .hasToString("waiting at most 1d, one a slot of 1h, deleting at most 5");
  }

  @Test
  void mail_goes_to_several_or_to_nobody() {
    assertThatCode(
            () -> CommandLine.populateCommand(new MailOptions(Given.nothing())).check())
        .doesNotThrowAnyException();
    assertThatCode(() -> CommandLine.populateCommand(
                new MailOptions(Given.nothing()),
                "-f",
                "a@x.org",
                "-t",
                "b@x.org,c@x.org",
                "-t",
                "d@x.org")
            .check())
        .doesNotThrowAnyException();
  }

  @Test
  void regions_that_are_newer_than_the_sdk_have_the_form_of_one() {
    for (String id : new String[] {
      "eu-central-1", "us-gov-west-1", "ap-southeast-12", "us-isob-east-1", "eusc-de-east-1"
    }) {
      assertThat(new RegionName().convert(id).id()).isEqualTo(id);
    }
    assertThat(RegionName.doubt(new RegionName().convert("eu-central-1"))).isEmpty();
    assertThat(RegionName.doubt(new RegionName().convert("xx-nowhere-9"))).isPresent();
  }
}
