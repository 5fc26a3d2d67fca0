package io.github.lightsailsnapshot.examples.commandline.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.examples.commandline.ProgramRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines and units that are printed. The machine's zone is Pacific/Apia. */
class ScheduleTest {
  private static final String FOLDER = Path.of("").toAbsolutePath().toString();

  private static List<String> lines(String... args) {
    ProgramRun program = new ProgramRun();
    assertThat(program.run(args)).as(program.err.toString(UTF_8)).isZero();
    assertThat(program.err.size()).isZero();
    return program.out.toString(UTF_8).lines().toList();
  }

  private static String last(List<String> lines) {
    return lines.get(lines.size() - 1);
  }

  @Test
  void a_line_of_a_crontab_has_full_paths_quotes_and_escaped_percent_signs() {
    List<String> lines = lines(
        "crontab",
        "-i",
        "web",
        "--keep",
        "last=3, daily=7",
        "--zone",
        "Pacific/Apia",
        "--at",
        "4:30",
        "-s",
        "-l",
        "log",
        "--before",
        "date +%F > it's");
    assertThat(lines)
        .hasSize(3)
        .contains("LC_ALL=C.UTF-8")
        .noneMatch(line -> line.contains("machine's zone"));
    assertThat(last(lines))
        .matches("30 4 \\* \\* \\*  /\\S+/bin/java -jar /\\S+ .*")
        .contains(" --instance web --keep 'last=3, daily=7' --zone Pacific/Apia")
        .contains(" --before 'date +\\%F > it'\\''s'")
        .contains(" --log-file " + FOLDER + "/log")
        .contains(" --silent")
        .doesNotContain("--at");
  }

  @Test
  void a_crontab_says_that_cron_knows_only_the_machines_zone() {
    assertThat(lines("crontab", "-i", "web", "-m", "7", "--zone", "Europe/Berlin"))
        .contains(
            "# cron starts it at 03:17 of the machine's zone, Pacific/Apia; days are counted in Europe/Berlin.")
        .anyMatch(line -> line.contains("lightsail-snapshot systemd"));
  }

  @Test
  void no_secret_is_printed() {
    String[] secrets = {"--webhook", "https://x.org/S3CRET", "--heartbeat", "https://x.org/S3CRET2"
    };
    for (String command : List.of("crontab", "systemd")) {
      List<String> lines =
          lines(command, "-i", "web", "-m", "7", secrets[0], secrets[1], secrets[2], secrets[3]);
      assertThat(lines)
          .noneMatch(line -> line.contains("S3CRET"))
          .anyMatch(line -> line.contains("LIGHTSAIL_SNAPSHOT_WEBHOOK="))
          .anyMatch(line -> line.contains("LIGHTSAIL_SNAPSHOT_HEARTBEAT="));
    }
  }

  @Test
  void units_try_again_only_with_a_slot() {
    assertThat(lines("systemd", "-i", "web", "-m", "7", "--slot", "1d"))
        .contains("Restart=on-failure", "RestartSec=5min", "RestartPreventExitStatus=2 3 4")
        .contains("StartLimitIntervalSec=12h", "StartLimitBurst=4");
    assertThat(lines("systemd", "-i", "web", "-m", "7"))
        .noneMatch(line -> line.startsWith("Restart") || line.startsWith("StartLimit"));
  }

  @Test
  void units_are_hardened_and_can_write_the_log() {
    assertThat(
            lines("systemd", "-i", "web", "-m", "7", "-l", "/var/log/100%/log", "--user", "backup"))
        .contains(
            "User=backup",
            "Environment=LC_ALL=C.UTF-8",
            "EnvironmentFile=-/etc/lightsail-snapshot/web.env")
        .contains("ProtectSystem=strict", "ProtectHome=read-only", "NoNewPrivileges=yes")
        .contains("CacheDirectory=lightsail-snapshot", "ReadWritePaths=\"/var/log/100%%\"")
        .anyMatch(line ->
            line.startsWith("ExecStart=/") && line.endsWith(" --log-file /var/log/100%%/log"));
    assertThat(lines("systemd", "-i", "web", "-m", "7", "--before", "sudo fsfreeze -f /srv"))
        .contains("ProtectSystem=strict")
        .doesNotContain("NoNewPrivileges=yes");
  }

  @Test
  void the_timer_has_the_zone_of_the_job_and_catches_up() {
    assertThat(lines("systemd", "-i", "web", "-m", "7", "--zone", "Europe/Berlin", "--at", "04:30"))
        .contains("OnCalendar=*-*-* 04:30:00 Europe/Berlin", "Persistent=true");
  }

  @Test
  void units_stop_a_run_no_sooner_than_it_ends_by_itself() {
    assertThat(lines(
            "systemd",
            "-i",
            "web",
            "-m",
            "7",
            "--wait",
            "2h",
            "--after",
            "true",
            "--hook-limit",
            "2m"))
        .contains("TimeoutStartSec=9000", "TimeoutStopSec=190");
  }

  @Test
  void wrong_options_are_refused_as_by_a_run() {
    new ProgramRun()
        .refused("--instance is missing: name the Lightsail instance", "crontab", "-m", "7");
    new ProgramRun()
        .refused(
            "Invalid value for option '--at': \"25:00\" is not a time of day such as 03:17; see --help",
            "systemd",
            "-i",
            "web",
            "-m",
            "7",
            "--at",
            "25:00");
    new ProgramRun()
        .refused(
            "--dry-run changes nothing, so there is nothing to schedule",
            "crontab",
            "-i",
            "web",
            "-m",
            "7",
            "--dry-run");
  }
}
