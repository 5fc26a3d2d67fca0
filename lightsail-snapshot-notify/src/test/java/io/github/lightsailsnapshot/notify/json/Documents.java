package io.github.lightsailsnapshot.notify.json;

import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.notify.Fleets;
import io.github.lightsailsnapshot.notify.Reports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What stands in the files of examples. */
final class Documents {
  private static final Path FILES = Path.of("src", "test", "resources", "golden");

  private Documents() {}

  static List<RunReport> reports() {
    return List.of(
        Reports.full(),
        Reports.succeeded(),
        Reports.degraded(),
        Reports.failed("nobody"),
        Reports.skipped(),
        Reports.pruned(),
        Reports.interrupted(Reports.succeeded()),
        Reports.repeated(7),
        Reports.nothingToRestoreFrom(),
        Reports.hostile(),
        Fleets.succeeded(),
        Fleets.failed(),
        Fleets.selectionFailed(),
        Fleets.skipped(),
        Fleets.large(),
        Fleets.hostile());
  }

  static List<String> examples() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files
          .filter(file -> file.getFileName().toString().matches("json-.*\\.json"))
          .sorted()
          .map(Documents::text)
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
