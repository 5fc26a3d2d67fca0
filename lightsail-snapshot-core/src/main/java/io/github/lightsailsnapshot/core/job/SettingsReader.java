package io.github.lightsailsnapshot.core.job;

import io.github.lightsailsnapshot.core.time.DurationFormat;
import io.github.lightsailsnapshot.retention.text.PlainText;
import io.github.lightsailsnapshot.retention.text.ZoneFormat;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Sets what a builder has a setting for from text, such as a host's properties, and names all mistakes at once. */
final class SettingsReader {
  private static final Map<String, BiConsumer<SnapshotJob.Builder, String>> SETTINGS =
      new TreeMap<>(Map.ofEntries(
          Map.entry("allowCrashConsistent", flag(SnapshotJob.Builder::allowCrashConsistent)),
          Map.entry("basename", SnapshotJob.Builder::basename),
          Map.entry("deadline", duration(SnapshotJob.Builder::deadline)),
          Map.entry("deleteFailed", flag(SnapshotJob.Builder::deleteFailed)),
          Map.entry("hookTimeout", duration(SnapshotJob.Builder::hookTimeout)),
          Map.entry("host", SnapshotJob.Builder::host),
          Map.entry("maxDeletions", (builder, text) -> builder.maxDeletions(number(text))),
          Map.entry("notifierTimeout", duration(SnapshotJob.Builder::notifierTimeout)),
          Map.entry("pendingTimeout", duration(SnapshotJob.Builder::pendingTimeout)),
          Map.entry("slot", duration(SnapshotJob.Builder::slot)),
          Map.entry("waitTimeout", duration(SnapshotJob.Builder::waitTimeout)),
          Map.entry("zone", (builder, text) -> builder.zone(ZoneFormat.parse(text)))));

  private SettingsReader() {}

  static void read(Map<String, String> settings, SnapshotJob.Builder builder) {
    List<String> mistakes = new ArrayList<>();
    new TreeMap<>(settings).forEach((key, value) -> read(key, value, builder, mistakes::add));
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException("The settings of the job have "
          + (mistakes.size() == 1 ? "a mistake" : mistakes.size() + " mistakes") + ": "
          + String.join("; ", mistakes));
    }
  }

  private static void read(
      String key, String value, SnapshotJob.Builder builder, Consumer<String> mistake) {
    BiConsumer<SnapshotJob.Builder, String> setting = SETTINGS.get(camelCase(key));
    if (setting == null) {
      mistake.accept(quoted(key) + " is no setting; there are " + SETTINGS.keySet());
      return;
    }
    try {
      setting.accept(builder, value.strip());
    } catch (IllegalArgumentException | DateTimeException wrong) {
      mistake.accept(key + ": " + wrong.getMessage());
    }
  }

  /** Frameworks write {@code wait-timeout} where Java writes {@code waitTimeout}. */
  private static String camelCase(String key) {
    StringBuilder name = new StringBuilder();
    for (String word : key.split("-", -1)) {
      name.append(
          name.length() == 0 || word.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return name.toString();
  }

  private static BiConsumer<SnapshotJob.Builder, String> duration(
      BiConsumer<SnapshotJob.Builder, Duration> setting) {
    return (builder, text) -> setting.accept(builder, DurationFormat.parse(text));
  }

  /** There is no method that takes such a setting back, and none is needed: it is off unless it is set. */
  private static BiConsumer<SnapshotJob.Builder, String> flag(
      Consumer<SnapshotJob.Builder> setting) {
    return (builder, text) -> {
      if (text.equals("true")) {
        setting.accept(builder);
      } else if (!text.equals("false")) {
        throw new IllegalArgumentException(quoted(text) + " must be true or false");
      }
    };
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException unreadable) {
      throw new IllegalArgumentException(quoted(text) + " must be a whole number", unreadable);
    }
  }

  private static String quoted(String text) {
    return "\"" + PlainText.line(text, PlainText.LONGEST_QUOTE) + "\"";
  }
}
