package io.github.lightsailsnapshot.examples.commandline;

import static io.github.lightsailsnapshot.examples.commandline.ProgramRun.job;

import org.junit.jupiter.api.Test;

/** Options that are missing. */
class MissingOptionTest {
  private final ProgramRun program = new ProgramRun();

  @Test
  void a_missing_required_option_is_named() {
    program.refused("--instance is missing: name the Lightsail instance");
    program.refused("--instance is missing: name the Lightsail instance", "-m", "3");
    program.refused("--instance is missing: name the Lightsail instance", "-i", " ", "-m", "3");
    program.refused("--instance is missing: name the Lightsail instance", "list", "-m", "3");
    program.refused(
        "--keep or --max is missing: say what to keep, such as --max 7 or --keep \"daily=7, weekly=5\"",
        "-i",
        "web");
    program.refused("Missing required parameter for option '--basename' (NAME); see --help", "-b");
  }

  @Test
  void a_missing_companion_of_an_option_is_named() {
    program.refused(
        "--webhook-format slack goes with --webhook, which is missing",
        job("--webhook-format", "slack"));
    program.refused(
        "--hook-limit goes with --before or --after, which are missing", job("--hook-limit", "5s"));
    program.refused(
        "--before-may-fail goes with --before, which is missing",
        job("--before-may-fail", "--after", "true"));
  }

  @Test
  void a_missing_channel_is_named() {
    program.refused(
        "--notify-on goes with --webhook or --to, which are missing",
        job("--notify-on", "failure", "--heartbeat", "https://ping.example.com/x"));
    program.refused(
        "--allow-http goes with --webhook or --heartbeat, which are missing",
        job("--allow-http", "-f", "a@x.org", "-t", "b@x.org"));
    program.environment.put("LIGHTSAIL_SNAPSHOT_WEBHOOK_KEY", "0123456789abcdef");
    program.refused("LIGHTSAIL_SNAPSHOT_WEBHOOK_KEY goes with --webhook, which is missing", job());
  }

  @Test
  void a_missing_heartbeat_is_named() {
    program.refused(
        "--heartbeat-no-start goes with --heartbeat, which is missing",
        job("--heartbeat-no-start"));
  }

  @Test
  void a_missing_half_of_a_pair_in_the_environment_is_named() {
    program.environment.put("LIGHTSAIL_SNAPSHOT_TO", "a@x.org, b@x.org");
    program.refused(
        "LIGHTSAIL_SNAPSHOT_TO a@x.org, b@x.org goes with --from, which is missing", job());
  }

  @Test
  void a_missing_half_of_a_pair_is_named() {
    program.refused(
        "--from a@x.org goes with --to, which is missing", "-i", "web", "-m", "3", "-f", "a@x.org");
    program.refused(
        "--to a@x.org,b@x.org goes with --from, which is missing",
        "-i",
        "web",
        "-m",
        "3",
        "-t",
        "a@x.org,b@x.org");
    program.refused(
        "--email-region eu-west-1 goes with --from and --to, which are missing",
        "-i",
        "web",
        "-m",
        "3",
        "--email-region",
        "eu-west-1");
  }
}
