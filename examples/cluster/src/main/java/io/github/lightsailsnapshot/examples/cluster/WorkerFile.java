package io.github.lightsailsnapshot.examples.cluster;

import io.github.lightsailsnapshot.core.time.DurationFormat;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The file of a worker, in the format of {@link Properties}. Settings of a group begin with {@code group.NAME.}; those that
 * begin with {@code groups.} are for all groups that do not have them.
 */
final class WorkerFile {
  private static final String GROUP = "group.";
  private static final String ALL_GROUPS = "groups.";

  private final Map<String, String> settings = new TreeMap<>();
  private final Map<String, Map<String, String>> groups = new TreeMap<>();
  private final Mistakes mistakes = new Mistakes();

  private WorkerFile(Properties properties) {
    Map<String, String> ofAll = new TreeMap<>();
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      String value = properties.getProperty(key).strip();
      if (key.startsWith(ALL_GROUPS)) {
        ofAll.put(key.substring(ALL_GROUPS.length()), value);
      } else if (key.startsWith(GROUP)) {
        ofGroup(key, value);
      } else {
        settings.put(key, value);
      }
    }
    groups.values().forEach(group -> ofAll.forEach(group::putIfAbsent));
  }

  private void ofGroup(String key, String value) {
    String[] parts = key.split("\\.", 3);
    if (parts.length < 3 || !parts[1].matches("[a-z0-9-]+")) {
      mistakes.add(
          key + ": must be group.NAME.SETTING, with a name of lower-case letters, digits and -");
      return;
    }
    groups.computeIfAbsent(parts[1], name -> new TreeMap<>()).put(parts[2], value);
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it cannot be read
   */
  static WorkerFile read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (NoSuchFileException missing) {
      throw new IllegalArgumentException("There is no file " + file, missing);
    } catch (CharacterCodingException otherCharset) {
      throw new IllegalArgumentException(file + " is not in UTF-8", otherCharset);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "Could not read " + file + ": " + unreadable.getMessage(), unreadable);
    }
  }

  static WorkerFile parse(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException malformed) {
      throw new IllegalArgumentException(
          "The file is malformed: " + malformed.getMessage(), malformed);
    }
    return new WorkerFile(properties);
  }

  /**
   * Returns what the file says.
   *
   * @throws IllegalArgumentException if anything in it is wrong; the message has a line for each mistake
   */
  WorkerConfiguration configuration() {
    WorkerSettings standard = WorkerSettings.DEFAULT;
    Optional<String> url = Optional.ofNullable(settings.remove("database.url"));
    if (url.filter(text -> text.startsWith("jdbc:postgresql:")).isEmpty()) {
      mistakes.add("database.url: must be such as jdbc:postgresql://db.example.com/snapshots");
    }
    Optional<String> user = Optional.ofNullable(settings.remove("database.user"));
    WorkerSettings worker = new WorkerSettings(
        threads(standard.threads()),
        duration("poll", standard.poll()),
        duration("look", standard.look()),
        duration("heartbeat", standard.heartbeat()),
        duration("retry", standard.retry()),
        duration("grace", standard.grace()));
    List<GroupSettings> served = served();
    settings
        .keySet()
        .forEach(key -> mistakes.add(key + ": is no setting; there are "
            + "database.url, database.user, serve, threads, poll, look, heartbeat, retry, grace, "
            + "groups.SETTING and group.NAME.SETTING"));
    mistakes.throwIfAny();
    return new WorkerConfiguration(url.orElseThrow(), user, worker, served);
  }

  private int threads(int standard) {
    String text = settings.remove("threads");
    if (text == null) {
      return standard;
    }
    if (!text.matches("[1-9]\\d{0,2}")) {
      mistakes.add("threads: must be a number from 1 to 999, not \"" + text + "\"");
      return standard;
    }
    return Integer.parseInt(text);
  }

  private Duration duration(String key, Duration standard) {
    String text = settings.remove(key);
    if (text == null) {
      return standard;
    }
    Duration duration = mistakes.reading(key, () -> DurationFormat.parse(text)).orElse(standard);
    if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
      mistakes.add(key + ": must be at least 1s, not " + text);
      return standard;
    }
    return duration;
  }

  /** All groups of the file, or the ones that this worker serves. */
  private List<GroupSettings> served() {
    String names = settings.remove("serve");
    List<String> served = names == null
        ? List.copyOf(groups.keySet())
        : Arrays.stream(names.split(",", -1)).map(String::strip).toList();
    if (served.isEmpty()) {
      mistakes.add("There is no group; a group has settings such as group.frankfurt.region");
    }
    served.stream()
        .filter(name -> !groups.containsKey(name))
        .forEach(name ->
            mistakes.add("serve: there is no group \"" + name + "\", only " + groups.keySet()));
    return groups.entrySet().stream()
        .flatMap(group -> GroupSettings.read(group.getKey(), group.getValue(), mistakes).stream())
        .filter(group -> served.contains(group.name()))
        .toList();
  }
}
