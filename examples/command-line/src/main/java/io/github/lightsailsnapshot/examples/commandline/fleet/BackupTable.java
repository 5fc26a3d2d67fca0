package io.github.lightsailsnapshot.examples.commandline.fleet;

import io.github.lightsailsnapshot.core.monitor.RecoveryPoint;
import io.github.lightsailsnapshot.retention.text.PlainText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table of the instances, those without a backup first, then the one with the oldest newest snapshot. */
record BackupTable(List<Backup> backups) {
  private static final Comparator<Backup> WORST_FIRST = Comparator.comparing(BackupTable::rank)
      .thenComparing(BackupTable::age, Comparator.reverseOrder())
      .thenComparing(Backup::where);

  private static int rank(Backup backup) {
    return backup.isMissing() ? 0 : backup.isUnknown() ? 1 : 2;
  }

  private static Duration age(Backup backup) {
    return backup.point().flatMap(RecoveryPoint::age).orElse(Duration.ZERO);
  }

  List<Backup> sorted() {
    return backups.stream().sorted(WORST_FIRST).toList();
  }

  @Override
  public String toString() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("INSTANCE", "WHERE", "SNAPSHOTS", "NEWEST"));
    sorted().forEach(backup -> rows.add(row(backup)));
    int[] widths = IntStream.range(0, 3)
        .map(column ->
            rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
        .toArray();
    StringBuilder table = new StringBuilder();
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        table
            .append(row.get(column))
            .append(" ".repeat(widths[column] - row.get(column).length() + 2));
      }
      table.append(row.get(widths.length)).append('\n');
    }
    return table.append(counts()).toString();
  }

  private static List<String> row(Backup backup) {
    return Stream.of(
            backup.instance(),
            backup.place().name(),
            backup.isUnknown() || backup.basename().isEmpty()
                ? "-"
                : String.valueOf(backup.snapshots()),
            newest(backup))
        .map(PlainText::line)
        .toList();
  }

  private static String newest(Backup backup) {
    if (backup.isUnknown()) {
      return "not known: " + backup.failure();
    }
    if (backup.basename().isEmpty()) {
      return "NO BACKUP, no group selects it"
          + (backup.snapshots() == 0
              ? ""
              : "; it has " + backup.snapshots() + " other "
                  + (backup.snapshots() == 1 ? "snapshot" : "snapshots"));
    }
    String point = backup.point().map(RecoveryPoint::toString).orElse("");
    String prefix = backup.instance() + ": ";
    String found = point.startsWith(prefix) ? point.substring(prefix.length()) : point;
    return backup.isMissing() ? "NO BACKUP yet, " + found : found;
  }

  private String counts() {
    long missing = backups.stream().filter(Backup::isMissing).count();
    long unknown = backups.stream().filter(Backup::isUnknown).count();
    return missing + " of " + backups.size() + (backups.size() == 1 ? " instance" : " instances")
        + " without a backup" + (unknown == 0 ? "" : ", " + unknown + " not known");
  }
}
