package io.github.lightsailsnapshot.examples.commandline.doctor;

import io.github.lightsailsnapshot.core.http.EnvironmentProxySelector;
import io.github.lightsailsnapshot.examples.commandline.environment.EnvironmentSettings;
import io.github.lightsailsnapshot.examples.commandline.environment.NativeText;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What this machine has: locale, time zone, log file, proxy.
 *
 * @param environment the locale of the process
 */
record MachineChecks(EnvironmentSettings environment) {

  Finding locale() {
    NativeText text = environment.text();
    return text.isUnicode()
        ? Finding.ok("locale", "options may contain any letter (" + text.charset() + ")")
        : Finding.warning(
            "locale",
            "options with letters other than ASCII are rejected (" + text.locale() + ", "
                + text.charset() + "); set LC_ALL=C.UTF-8, or use bin/lightsail-snapshot");
  }

  /**
   * A scheduler runs at the machine's times, and a policy counts the days of the job's zone.
   *
   * @param setting what sets the job's zone
   */
  Finding zone(ZoneId ofJob, String setting, Instant now) {
    ZoneId ofMachine = ZoneId.systemDefault();
    boolean same = ofMachine.getRules().equals(ofJob.getRules())
        || (ofMachine.getRules().isFixedOffset()
            && ofJob.getRules().isFixedOffset()
            && ofMachine.getRules().getOffset(now).equals(ofJob.getRules().getOffset(now)));
    return same
        ? Finding.ok("zone", "days are those of " + ofJob + ", like the machine's")
        : Finding.warning(
            "zone",
            "a crontab runs at times of the machine's zone, " + ofMachine
                + ", but the policy counts days of " + setting + ", " + ofJob + "; give "
                + setting + " " + ofMachine + ", unless that is intended");
  }

  /** Does not create the file. */
  Finding logFile(Optional<File> file) {
    return file.map(MachineChecks::writable)
        .orElseGet(() -> Finding.unknown("log file", "there is none"));
  }

  private static Finding writable(File file) {
    Path path = file.toPath().toAbsolutePath();
    Path tested = Files.exists(path) ? path : path.getParent();
    return tested != null && Files.isWritable(tested)
        ? Finding.ok("log file", file + " can be written")
        : Finding.failed(
            "log file",
            file + " cannot be written by this user; create its folder, or name another file");
  }

  Finding proxy() {
    EnvironmentProxySelector proxies = EnvironmentProxySelector.ofProcess();
    return Finding.ok("proxy", proxies.toString());
  }
}
