package io.github.lightsailsnapshot.examples.commandline.schedule;

import io.github.lightsailsnapshot.examples.commandline.options.RunOptions;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The units of a daily run.
 *
 * @param user who runs it
 */
record SystemdUnits(ScheduleOptions options, String user, CommandWords command) {
  /** What a run may take in addition to the wait: listings, deletions, notifiers. */
  private static final Duration BESIDE_WAIT = Duration.ofMinutes(30);

  private static final Duration BESIDE_HOOK = Duration.ofSeconds(70);

  String service() {
    RunOptions run = options.run();
    String instance = run.source().instance();
    boolean again = run.timing().hasSlot();
    List<String> lines = new ArrayList<>(List.of(
        "[Unit]",
        "Description=Snapshot of the Lightsail instance " + instance,
        "Wants=network-online.target",
        "After=network-online.target"));
    if (again) {
      lines.add("# At most three more attempts a night.");
      lines.add("StartLimitIntervalSec=12h");
      lines.add("StartLimitBurst=4");
    }
    lines.addAll(
        List.of("", "[Service]", "Type=oneshot", "User=" + user, "Environment=LC_ALL=C.UTF-8"));
    lines.addAll(environment(instance));
    lines.add("ExecStart=" + command.forSystemd());
    lines.add("# An earlier snapshot that is still being taken is no failure.");
    lines.add("SuccessExitStatus=4");
    lines.addAll(again ? restart() : List.of());
    lines.add("TimeoutStartSec=" + run.timing().waitsAtMost().plus(BESIDE_WAIT).toSeconds());
    lines.add("TimeoutStopSec=" + run.hooks().timeout().plus(BESIDE_HOOK).toSeconds());
    lines.addAll(hardening(run));
    return String.join("\n", lines) + "\n";
  }

  private List<String> environment(String instance) {
    List<String> lines = new ArrayList<>();
    String file = "/etc/lightsail-snapshot/" + instance + ".env";
    if (!command.secrets().isEmpty()) {
      lines.add(
          "# Not on the line, because all users can read it; put into this file, which only root can read:");
      command.secrets().forEach(variable -> lines.add("#   " + variable + "="));
    }
    lines.add("EnvironmentFile=-" + file);
    return lines;
  }

  /** The slot makes another attempt harmless; wrong options and snapshots that need a look are no reason for one. */
  private static List<String> restart() {
    return List.of("Restart=on-failure", "RestartSec=5min", "RestartPreventExitStatus=2 3 4");
  }

  private static List<String> hardening(RunOptions run) {
    List<String> lines = new ArrayList<>(List.of(
        "CacheDirectory=lightsail-snapshot",
        "CacheDirectoryMode=0700",
        "ProtectSystem=strict",
        "ProtectHome=read-only",
        "PrivateTmp=yes"));
    Optional<String> folder =
        run.output().logFile().map(File::getAbsoluteFile).map(File::getParent);
    folder.ifPresent(path -> lines.add("ReadWritePaths=\"" + path.replace("%", "%%") + "\""));
    if (!run.hooks().areGiven()) {
      lines.add("NoNewPrivileges=yes");
    }
    return lines;
  }

  String timer() {
    return String.join(
        "\n",
        "[Unit]",
        "Description=Snapshot of the Lightsail instance "
            + options.run().source().instance() + ", every day",
        "",
        "[Timer]",
        "OnCalendar=*-*-* " + options.time() + ":00 " + options.run().job().zone(),
        "RandomizedDelaySec=10m",
        "Persistent=true",
        "",
        "[Install]",
        "WantedBy=timers.target",
        "");
  }
}
