package io.github.lightsailsnapshot.examples.commandline;

import static io.github.lightsailsnapshot.examples.commandline.ProgramRun.job;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses in arguments, which may be secrets. */
class AddressArgumentTest {
  private final ProgramRun program = new ProgramRun();

  @Test
  void a_refused_address_is_not_shown() {
    String[] region = {"--region", "eu-central-1"};
    String hidden = ": The address (not shown, it may be a secret) ";
    for (String option : List.of("--webhook", "--heartbeat")) {
      program.refused(
          option + hidden + "begins with http://, which is refused unless allowed",
          job(option, "http://hooks.example.com/SECRET", region[0], region[1]));
      program.refused(
          option + hidden + "is not valid: it must begin with https:// and a host, without blanks",
          job(option, "https://hooks.example.com/SEC RET", region[0], region[1]));
      program.refused(
          option + hidden + "needs a scheme and a host",
          job(option, "hooks.example.com/SECRET", region[0], region[1]));
    }
    program.environment.put("LIGHTSAIL_SNAPSHOT_HEARTBEAT", "ftp://hooks.example.com/SECRET");
    program.refused(
        "LIGHTSAIL_SNAPSHOT_HEARTBEAT" + hidden + "must begin with https://", job(region));
  }

  @Test
  void a_short_key_is_not_shown() {
    program.environment.put("LIGHTSAIL_SNAPSHOT_WEBHOOK", "https://hooks.example.com/SECRET");
    program.environment.put("LIGHTSAIL_SNAPSHOT_WEBHOOK_KEY", "short");
    program.refused(
        "LIGHTSAIL_SNAPSHOT_WEBHOOK_KEY: The key of a signature must have at least 16 bytes, not 5",
        job("--region", "eu-central-1"));
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
  void no_address_is_shown_wherever_it_is(String line) {
    String[] args =
        Stream.of(line.split(" ")).map(arg -> arg.replace('|', ' ')).toArray(String[]::new);
    assertThat(program.run(args)).isIn(2, 3);
    assertThat(program.out.toString(UTF_8) + program.err.toString(UTF_8))
        .startsWith(program.out.size() == 0 ? "lightsail-snapshot: " : "RECOVERY POINT UNKNOWN - ")
        .doesNotContain("S3CRET")
        .hasLineCount(1);
  }
}
