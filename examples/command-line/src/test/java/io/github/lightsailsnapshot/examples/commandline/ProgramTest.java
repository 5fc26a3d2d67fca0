package io.github.lightsailsnapshot.examples.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the arguments to the exit status, as far as that needs no account. */
class ProgramTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private final Map<String, String> environment = new HashMap<>();

  private int run(String... args) {
    PrintStream screen = new PrintStream(out, true, UTF_8);
    ProcessStreams streams = new ProcessStreams(screen, new PrintStream(err, true, UTF_8), false);
    return new Program(streams, Given.variables(environment)).run(args);
  }

  private void refused(String message, String... args) {
    out.reset();
    err.reset();
    assertThat(run(args)).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualTo("lightsail-snapshot: " + message + System.lineSeparator());
    assertThat(out.size()).isZero();
  }

  @Nested
  class What_is_missing {

    @Test
    void is_named() {
      refused("--instance is missing: name the Lightsail instance");
      refused("--instance is missing: name the Lightsail instance", "-m", "3");
      refused("--instance is missing: name the Lightsail instance", "-i", " ", "-m", "3");
      refused("--instance is missing: name the Lightsail instance", "list", "-m", "3");
      refused(
          "--keep or --max is missing: say what to keep, such as --max 7 or --keep \"daily=7, weekly=5\"",
          "-i",
          "web");
      refused("Missing required parameter for option '--basename' (NAME); see --help", "-b");
    }

    @Test
    void of_what_goes_together_is_named() {
      refused(
          "--webhook-format slack goes with --webhook, which is missing",
          job("--webhook-format", "slack"));
      refused(
          "--hook-limit goes with --before or --after, which are missing",
          job("--hook-limit", "5s"));
      refused(
          "--before-may-fail goes with --before, which is missing",
          job("--before-may-fail", "--after", "true"));
    }

    @Test
    void of_somebody_to_tell_is_named() {
      refused(
          "--notify-on goes with --webhook or --to, which are missing",
          job("--notify-on", "failure", "--heartbeat", "https://ping.example.com/x"));
      refused(
          "--allow-http goes with --webhook or --heartbeat, which are missing",
          job("--allow-http", "-f", "a@x.org", "-t", "b@x.org"));
      environment.put("LIGHTSAIL_SNAPSHOT_WEBHOOK_KEY", "0123456789abcdef");
      refused("LIGHTSAIL_SNAPSHOT_WEBHOOK_KEY goes with --webhook, which is missing", job());
    }

    @Test
    void of_a_heartbeat_is_named() {
      refused(
          "--heartbeat-no-start goes with --heartbeat, which is missing",
          job("--heartbeat-no-start"));
    }

    @Test
    void of_a_pair_in_the_environment_is_named() {
      environment.put("LIGHTSAIL_SNAPSHOT_TO", "a@x.org, b@x.org");
      refused("LIGHTSAIL_SNAPSHOT_TO a@x.org, b@x.org goes with --from, which is missing", job());
    }

    @Test
    void of_a_pair_is_named() {
      refused(
          "--from a@x.org goes with --to, which is missing",
          "-i",
          "web",
          "-m",
          "3",
          "-f",
          "a@x.org");
      refused(
          "--to a@x.org,b@x.org goes with --from, which is missing",
          "-i",
          "web",
          "-m",
          "3",
          "-t",
          "a@x.org,b@x.org");
      refused(
          "--email-region eu-west-1 goes with --from and --to, which are missing",
          "-i",
          "web",
          "-m",
          "3",
          "--email-region",
          "eu-west-1");
    }
  }

  private static String[] job(String... more) {
    return Stream.concat(Stream.of("-i", "web", "-m", "3"), Stream.of(more)).toArray(String[]::new);
  }

  @Nested
  class A_check {

    private void unknown(String why, String... args) {
      out.reset();
      assertThat(run(args)).isEqualTo(3);
      assertThat(out.toString(UTF_8))
          .isEqualTo("RECOVERY POINT UNKNOWN - " + why + System.lineSeparator());
      assertThat(err.size()).isZero();
    }

    @Test
    void says_that_nothing_is_known_where_its_options_are_wrong() {
      unknown("--instance is missing: name the Lightsail instance", "check");
      unknown("--wait is an option of a run, not of check; see --help", "check", "--wait", "1h");
      unknown(
          "--critical 1h must not be less than --warning 1d2h", "check", "-i", "web", "-c", "1h");
      unknown("--warning 0s: give 1s to 36500d", "check", "-i", "web", "-w", "0");
      unknown(
          "Invalid value for option '--critical': \"soon\" is not a length of time such as 90s, 30m, 1h, 2d or PT1H30M;"
              + " see --help",
          "check",
          "-i",
          "web",
          "-c",
          "soon");
    }

    @Test
    void is_meant_wherever_its_word_stands() {
      unknown("-i must come after check, like all its options", "-i", "web", "check");
      unknown("-w is an option of check, not of a run; see --help", "-w", "1h", "check");
      refused("\"check\" belongs to no option; see --help", "list", "check");
    }

    @Test
    void may_be_the_name_of_an_instance_and_so_may_list() {
      String named =
          "--keep or --max is missing: say what to keep, such as --max 7 or --keep \"daily=7, weekly=5\"";
      refused(named, "-i", "check");
      refused(named, "--instance=check");
      refused(named, "--instance", "list");
      refused(named, "list", "-i", "check");
      err.reset();
      unknown("--warning 0s: give 1s to 36500d", "check", "-i", "check", "-w", "0");
    }

    @Test
    void has_its_help() {
      assertThat(run("check", "--help")).isEqualTo(3);
      assertThat(out.toString(UTF_8)).contains("-w, --warning", "-c, --critical", "Exit status: 0");
    }
  }

  @Nested
  class What_excludes_each_other {

    @Test
    void is_refused() {
      refused(
          "--max 3 and --keep \"last=3\" exclude each other: --max N is the same as --keep \"last=N\"",
          "-i",
          "web",
          "-m",
          "3",
          "--keep",
          "last=3");
      refused(
          "--silent and --output json exclude each other",
          "-i",
          "web",
          "-m",
          "3",
          "-s",
          "--output",
          "json");
      refused(
          "--silent and --dry-run exclude each other: a dry run only tells what a run would do",
          job("-s", "--dry-run"));
      refused(
          "option '--max' (N) should be specified only once; see --help",
          "-m",
          "3",
          "-i",
          "web",
          "-m",
          "4");
      refused(
          "--instance is given twice, but one command looks after one instance; see --help",
          job("--instance", "db"));
    }
  }

  @Nested
  class Values_that_cannot_be {

    @Test
    void are_quoted_with_their_option_and_what_would_be_right() {
      refused(invalid("--max", "\"abc\" is not a whole number from 1 to 999999999"), "-m", "abc");
      refused(invalid("--max", "\"0\" is not a whole number from 1 to 999999999"), "-m", "0");
      refused(invalid("--max", "\"-3\" is not a whole number from 1 to 999999999"), "-m", "-3");
      refused(
          invalid("--max", "\"1e3\" is not a whole number from 1 to 999999999"),
          "list",
          "--max=1e3");
      refused(
          invalid("--max-deletions", "\"0\" is not a whole number from 1 to 999999999"),
          "--max-deletions",
          "0");
      refused(
          invalid("--wait", "\"soon\" is not a length of time such as 90s, 30m, 1h, 2d or PT1H30M"),
          "--wait",
          "soon");
      refused(
          invalid(
              "--zone",
              "\"Mars\" is not a time zone such as Europe/Berlin, America/New_York or UTC"),
          "--zone",
          "Mars");
      refused(
          invalid("--zone", "\"Berlin\" is not a time zone (did you mean Europe/Berlin?)"),
          "--zone",
          "Berlin");
      refused(
          invalid("--zone", "\"Europe/Berln\" is not a time zone (did you mean Europe/Berlin?)"),
          "--zone",
          "Europe/Berln");
      refused(
          invalid(
              "--zone",
              "\"Asia/Hanoi\" is not a time zone such as Europe/Berlin, America/New_York or UTC"),
          "--zone",
          "Asia/Hanoi");
      for (String abbreviation : List.of("CEST", "EST", "BST", "IST")) {
        refused(
            invalid(
                "--zone",
                "\"" + abbreviation
                    + "\" is an abbreviation; name a place, such as Europe/Berlin or America/New_York"),
            "--zone",
            abbreviation);
      }
      refused(
          invalid(
              "--zone",
              "\"cest\" is not a time zone such as Europe/Berlin, America/New_York or UTC"),
          "--zone",
          "cest");
      refused(invalid("--wait", "\"30\" lacks its unit: 30s, 30m, 30h or 30d"), "--wait", "30");
      refused(
          invalid(
              "--region", "\"eu-central\" is not an AWS region such as eu-central-1 or us-east-1"),
          "--region",
          "eu-central");
      refused(
          invalid(
              "--email-region",
              "\"EU-WEST-1\" is not an AWS region such as eu-central-1 or us-east-1"),
          "--email-region",
          "EU-WEST-1");
      refused(invalid("--output", "\"xml\" is neither text nor json"), "--output", "xml");
    }

    private String invalid(String option, String why) {
      return "Invalid value for option '" + option + "': " + why + "; see --help";
    }

    @Test
    void are_told_as_they_were_understood() {
      refused("--wait 1d1s: give 0s to 1d", "-i", "web", "-m", "3", "--wait", "86401s");
      refused("--wait PT-1S: give 0s to 1d", "-i", "web", "-m", "3", "--wait", "PT-1S");
      refused("--slot 59s: give 1m to 366d", "-i", "web", "-m", "3", "--slot", "59s");
      refused("--slot 0s: give 1m to 366d", "-i", "web", "-m", "3", "--slot", "0");
      refused("--slot PT1M0.5S: give whole seconds", "-i", "web", "-m", "3", "--slot", "PT60.5S");
    }

    @Test
    void of_hooks_and_channels_are_told() {
      refused("--hook-limit 11m: give 1s to 10m", job("--before", "true", "--hook-limit", "11m"));
      refused(
          invalid("--notify-on", "\"never\" is neither failure nor always"),
          "--notify-on",
          "never");
      refused(
          invalid("--webhook-format", "\"xml\" is none of json, slack and teams"),
          "--webhook-format",
          "xml");
    }

    @Test
    void of_addresses_are_not_shown() {
      String[] region = {"--region", "eu-central-1"};
      String hidden = ": The address (not shown, it may be a secret) ";
      for (String option : List.of("--webhook", "--heartbeat")) {
        refused(
            option + hidden + "begins with http://, which is refused unless allowed",
            job(option, "http://hooks.example.com/SECRET", region[0], region[1]));
        refused(
            option + hidden
                + "is not valid: it must begin with https:// and a host, without blanks",
            job(option, "https://hooks.example.com/SEC RET", region[0], region[1]));
        refused(
            option + hidden + "needs a scheme and a host",
            job(option, "hooks.example.com/SECRET", region[0], region[1]));
      }
      environment.put("LIGHTSAIL_SNAPSHOT_HEARTBEAT", "ftp://hooks.example.com/SECRET");
      refused("LIGHTSAIL_SNAPSHOT_HEARTBEAT" + hidden + "must begin with https://", job(region));
    }

    @Test
    void of_a_key_that_is_too_short_are_told_without_it() {
      environment.put("LIGHTSAIL_SNAPSHOT_WEBHOOK", "https://hooks.example.com/SECRET");
      environment.put("LIGHTSAIL_SNAPSHOT_WEBHOOK_KEY", "short");
      refused(
          "LIGHTSAIL_SNAPSHOT_WEBHOOK_KEY: The key of a signature must have at least 16 bytes, not 5",
          job("--region", "eu-central-1"));
    }

    @Test
    void of_a_policy_are_told_with_their_place() {
      assertThat(run("-i", "web", "--keep", "last=3, dayly=7")).isEqualTo(2);
      assertThat(err.toString(UTF_8))
          .startsWith(
              "lightsail-snapshot: --keep: \"dayly=7\" at column 9 of the policy is not a rule (did you mean daily?)");
    }

    @Test
    void of_an_instance_are_told_by_its_option() {
      for (String name : List.of("web\r", "my web", "w\u00f6b", "web/1", "x".repeat(256))) {
        err.reset();
        assertThat(run("-i", name, "-m", "3")).isEqualTo(2);
        assertThat(err.toString(UTF_8))
            .contains("--instance: no Lightsail instance can have the name");
      }
      err.reset();
      assertThat(run("-i", "w".repeat(240), "-m", "3")).isEqualTo(2);
      assertThat(err.toString(UTF_8))
          .contains("--instance followed by -auto is not a valid basename")
          .contains("give --basename");
    }

    @Test
    void of_a_flag_are_refused() {
      refused("--dry-run takes no value: give it, or leave it out", job("--dry-run=false"));
      refused("--silent takes no value: give it, or leave it out", job("--silent=true"));
      refused(
          "--delete-failed takes no value: give it, or leave it out", job("--delete-failed=no"));
    }

    @Test
    void of_a_log_file_are_refused(@TempDir Path folder) throws Exception {
      refused("--log-file is empty: name a file", job("-l", ""));
      refused(
          "--log-file takes a file, not an address (not shown, it may be a secret)",
          job("-l", "https://user:S3CRET@x"));
      refused("--log-file " + folder + " is a folder: name a file", job("-l", folder.toString()));
      Path pipe = folder.resolve("pipe");
      assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
          .isZero();
      refused(
          "--log-file " + pipe + " is a pipe or a socket, where nobody may be reading: name a file",
          job("-l", pipe.toString()));
    }

    @Test
    void of_a_basename_are_told() {
      assertThat(run("-i", "web", "-b", "-x", "-m", "3")).isEqualTo(2);
      assertThat(run("-i", "web", "-b", "a b", "-m", "3")).isEqualTo(2);
      assertThat(err.toString(UTF_8)).contains("--basename: The basename \"a b\" must be letters");
    }
  }

  @Nested
  class What_belongs_to_no_option {

    @Test
    void is_taken_for_a_value_without_its_quotes() {
      String hint = "\"daily=7,\" belongs to no option; if it belongs to --keep, put quotes around:"
          + " --keep \"last=3, daily=7, weekly=5\"; see --help";
      refused(hint, "-i", "web", "--keep", "last=3,", "daily=7,", "weekly=5", "-s");
      refused(hint, "-i", "web", "--keep=last=3,", "daily=7,", "weekly=5");
      refused(hint, "list", "-i", "web", "--keep", "last=3,", "daily=7,", "weekly=5");
      refused(
          "\"b@x.org\" belongs to no option; if it belongs to -t, put quotes around: -t \"a@x.org, b@x.org\"; see --help",
          "-i",
          "web",
          "-t",
          "a@x.org,",
          "b@x.org");
    }

    @Test
    void has_no_hint_where_there_is_no_value() {
      String hint = " belongs to no option; there are the commands list and check; see --help";
      refused("\"web\"" + hint, "web");
      refused("\"run\"" + hint, "-s", "run");
      refused("\"web\" belongs to no option; see --help", "list", "web");
    }

    @Test
    void may_be_an_option_that_is_abbreviated_or_misspelt() {
      refused(
          "--inst is not an option (did you mean --instance?); they are not abbreviated; see --help",
          "--inst",
          "web");
      refused(
          "--keeps is not an option (did you mean --keep?); they are not abbreviated; see --help",
          "--keeps",
          "last=3");
    }

    @Test
    void may_be_an_option_of_another_command() {
      refused("--wait is an option of a run, not of list; see --help", "list", "--wait", "3m");
      refused("--warning is an option of check, not of a run; see --help", "--warning", "3h");
    }

    @Test
    void may_be_the_name_of_the_next_option() {
      refused(
          "Expected parameter for option '--instance' but found '--basename'; see --help",
          "-i",
          "--basename",
          "x");
    }

    @Test
    void may_be_an_option_of_list_before_it() {
      refused("-i must come after list, like all its options", "-i", "web", "list", "-m", "3");
    }
  }

  /** A bar stands for a blank within an argument. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--webhook https://h/S3CRET extra",
        "--webhook https://h/a S3CRET",
        "--webhok=https://h/S3CRET",
        "--webhok=h/S3CRET",
        "--webhook=https://h/S3CRET check -i web",
        "--webhook=https://h/S3CRET https://h/S3CRET check -i web",
        "--heartbeat=https://h/S3CRET list",
        "--heartbeat=h/S3CRET list",
        "--webhook-format=https://h/S3CRET",
        "--webhook https://h/S3CRET --webhook https://h/S3CRET",
        "--notify-on https://h/S3CRET",
        "--region https://h/S3CRET",
        "--region https://h/a|S3CRET",
        "--region https://h/'S3CRET\"S3CRET",
        "--allow-http=https://h/S3CRET",
        "--allow-http https://h/S3CRET",
        "https://h/S3CRET",
        "https://h/a|S3CRET",
        "@https://h/S3CRET",
        "-xhttps://h/S3CRET",
        "-m https://h/S3CRET",
        "-i https://h/S3CRET -m 3",
        "-i web -b https://h/S3CRET -m 3",
        "-i web --keep https://h/S3CRET",
        "-i web --keep https://h/S3CRET -m 3",
        "-i web -m 3 -a https://h/S3CRET",
        "-i web -m 3 -t https://h/S3CRET",
        "-i web -m 3 --region eu-central-1 -f https://h/S3CRET -t https://h/S3CRET,b@x.org",
        "-i web -m 3 -l https://user:S3CRET@x",
        "-i web -m 3 -l user:S3CRET@x --wait 9",
        "-i web -m 3 -a user:S3CRET@x",
        "-i web -m 3 -a user:S3/CRET@x",
        "-i web -m 3 --zone user:S3CRET@x",
        "-i user:S3CRET@x -m 3",
        "-i web -m 3 user:S3CRET@x",
        "-i web -m 3 -b user:S3CRET@x",
        "list https://h/S3CRET",
        "check -w https://h/S3CRET",
        "check -i web https://h/S3CRET"
      })
  void no_address_is_shown_at_whatever_place_it_stands(String line) {
    String[] args =
        Stream.of(line.split(" ")).map(arg -> arg.replace('|', ' ')).toArray(String[]::new);
    assertThat(run(args)).isIn(2, 3);
    assertThat(out.toString(UTF_8) + err.toString(UTF_8))
        .startsWith(out.size() == 0 ? "lightsail-snapshot: " : "RECOVERY POINT UNKNOWN - ")
        .doesNotContain("S3CRET")
        .hasLineCount(1);
  }

  @Test
  void however_long_and_odd_a_value_is_it_is_told_in_one_plain_line() {
    assertThat(run("-i", "web", "--keep", "\u001b[2J\u202e\n" + "x".repeat(100_000)))
        .isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .contains("--keep: ")
        .doesNotContain("\u001b", "\u202e")
        .hasLineCount(1)
        .hasSizeLessThan(500);
  }

  @Test
  void help_tells_of_every_option_and_status() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString(UTF_8))
        .contains(
            "-l, --log-file", "-b, --basename", "-i, --instance", "-m, --max", "-a, --profile")
        .contains(
            "-s, --silent",
            "-f, --from",
            "-t, --to",
            "--keep",
            "--region",
            "--email-region",
            "--zone")
        .contains("--wait", "--slot", "--max-deletions", "--delete-failed", "--dry-run", "--output")
        .contains("--version", "--help", "list", "check", "Exit status:")
        .contains("--before", "--after", "--hook-limit", "--before-may-fail")
        .contains("--webhook", "--webhook-format", "--heartbeat", "--notify-on", "--allow-http");
    assertThat(run("list", "--help")).isZero();
    assertThat(err.size()).isZero();
  }

  @Test
  void what_nobody_thought_of_is_one_line() {
    PrintStream broken = new PrintStream(out, true, UTF_8) {
      @Override
      public void write(byte[] bytes, int offset, int length) {
        throw new IllegalStateException("no screen\n\tat all");
      }
    };
    ProcessStreams streams = new ProcessStreams(broken, new PrintStream(err, true, UTF_8), false);
    assertThat(new Program(streams, Given.nothing()).run("--help")).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .isEqualTo("lightsail-snapshot: unexpected IllegalStateException: no screen"
            + System.lineSeparator());
  }
}
