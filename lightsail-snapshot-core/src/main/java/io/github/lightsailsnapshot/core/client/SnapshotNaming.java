package io.github.lightsailsnapshot.core.client;

import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The naming scheme by which a job names its snapshots and recognises them: {@code basename-2026-11-22T03-00-00Z}, with
 * the time in UTC. The names of further snapshots for the same time end in {@code Z-2}, {@code Z-3} and so on, up to
 * {@code Z-999}.
 *
 * <p>Names without the {@code Z}, {@code basename-2026-11-22T03-00-00}, are recognised too. A widely used shell script
 * gives such names, so its users can migrate. The time in a name never decides what is kept; the snapshot's creation
 * time does.
 *
 * @param basename what the names begin with: letters, digits, {@code .}, {@code _} and {@code -}, beginning with a
 *     letter or digit, at most 230 characters
 */
public record SnapshotNaming(String basename) {
  /** The highest number that a name can end with, and so the number of names that a slot has. */
  public static final int LAST_NUMBER = 999;

  private static final int LONGEST_BASENAME = 230;
  private static final Pattern BASENAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final Pattern TIME = Pattern.compile(
      "-([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}-[0-9]{2}-[0-9]{2})(Z(?:-(?:[2-9]|[1-9][0-9]{1,2}))?)?");
  private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
          "uuuu-MM-dd'T'HH-mm-ss", Locale.ROOT)
      .withResolverStyle(ResolverStyle.STRICT);

  /**
   * Checks the basename.
   *
   * @throws IllegalArgumentException if the basename is empty or too long, contains another character, or does not
   *     begin with a letter or digit
   */
  public SnapshotNaming {
    if (basename == null
        || !BASENAME.matcher(basename).matches()
        || basename.length() > LONGEST_BASENAME) {
      throw new IllegalArgumentException(
          "The basename \"" + basename + "\" must be letters, digits, '.', '_' and '-',"
              + " beginning with a letter or digit, at most " + LONGEST_BASENAME + " characters");
    }
  }

  /**
   * Returns the default naming for a source: its basename is the source's name followed by {@code -auto}.
   *
   * @param source the name of the job's source
   * @return the naming
   * @throws IllegalArgumentException if the result is not a valid basename
   */
  public static SnapshotNaming ofSource(String source) {
    return new SnapshotNaming(source + "-auto");
  }

  /**
   * Returns the first name for a time.
   *
   * @param time the time, truncated to seconds; years 0 to 9999
   * @return the name
   */
  public String nameAt(Instant time) {
    return basename + "-" + FORMAT.format(time.atOffset(ZoneOffset.UTC)) + "Z";
  }

  /**
   * Returns the name with a given number for a time.
   *
   * @param time the time, truncated to seconds; years 0 to 9999
   * @param number 1 to 999; the name with number 1 has no suffix
   * @return the name
   */
  public String nameAt(Instant time, int number) {
    return number == 1 ? nameAt(time) : nameAt(time) + "-" + number;
  }

  /**
   * Returns whether a name follows this naming, or that of the shell script, and contains a valid time.
   *
   * @param name a snapshot's name
   * @return whether this naming recognises the name
   */
  public boolean recognises(String name) {
    return parsed(name).isPresent();
  }

  /**
   * Returns the time in a name of this naming. The time zone of the shell script's names is unknown, so they have none.
   *
   * @param name a snapshot's name
   * @return the time in UTC, or empty if the name is not one that this naming gives
   */
  public Optional<Instant> timeIn(String name) {
    return parsed(name)
        .filter(matcher -> matcher.group(2) != null)
        .map(matcher -> LocalDateTime.parse(matcher.group(1), FORMAT).toInstant(ZoneOffset.UTC));
  }

  private Optional<Matcher> parsed(String name) {
    if (!name.startsWith(basename)) {
      return Optional.empty();
    }
    Matcher matcher = TIME.matcher(name.substring(basename.length()));
    return matcher.matches() && isInCalendar(matcher.group(1))
        ? Optional.of(matcher)
        : Optional.empty();
  }

  private static boolean isInCalendar(String time) {
    try {
      LocalDateTime.parse(time, FORMAT);
      return true;
    } catch (DateTimeException notInCalendar) {
      return false;
    }
  }

  /**
   * Returns whether a snapshot belongs to a job with this naming: its name is {@linkplain #recognises recognised}, it
   * was taken of the source, and it is not a copy of an automatic snapshot. A job never deletes any other snapshot.
   *
   * @param snapshot the snapshot
   * @param source the name of the job's source
   * @return whether the snapshot is the job's
   */
  public boolean owns(Snapshot snapshot, String source) {
    return recognises(snapshot.name())
        && snapshot.source().name().equals(source)
        && !snapshot.fromAutomatic();
  }
}
