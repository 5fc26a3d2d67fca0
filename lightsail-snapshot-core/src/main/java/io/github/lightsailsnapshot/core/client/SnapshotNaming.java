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
 * The names that a job gives its snapshots, and by which it knows them again: {@code basename-2026-11-22T03-00-00Z}, the time
 * in UTC. A further snapshot for the same time ends in {@code Z-2}, {@code Z-3} and so on up to {@code Z-999}.
 *
 * <p>Names of the well known shell script, {@code basename-2026-11-22T03-00-00}, are known again as well, so that its users
 * can move over. The time in a name never decides what is kept: the time of creation does.
 *
 * @param basename what the names begin with: letters, digits, {@code .}, {@code _} and {@code -}, beginning with a letter or
 *     digit, at most 230 characters
 */
public record SnapshotNaming(String basename) {
  /** The greatest number that a name can end with: a slot has as many names. */
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
   * @throws IllegalArgumentException if it has other characters, begins otherwise, is empty or too long
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
   * The naming of a job that is given no basename: the source's name with {@code -auto}.
   *
   * @param source the name of the job's source
   * @return the naming
   * @throws IllegalArgumentException if that is no basename
   */
  public static SnapshotNaming ofSource(String source) {
    return new SnapshotNaming(source + "-auto");
  }

  /**
   * The name for a time.
   *
   * @param time the time, of which the whole seconds count; the years 0 to 9999
   * @return the name
   */
  public String nameAt(Instant time) {
    return basename + "-" + FORMAT.format(time.atOffset(ZoneOffset.UTC)) + "Z";
  }

  /**
   * The name of a further snapshot for the same time.
   *
   * @param time the time, of which the whole seconds count; the years 0 to 9999
   * @param number 1 for the first one, whose name bears no number, up to 999
   * @return the name
   */
  public String nameAt(Instant time, int number) {
    return number == 1 ? nameAt(time) : nameAt(time) + "-" + number;
  }

  /**
   * Whether the whole name is one that this naming gives, or that the well known shell script gives, with a time that the
   * calendar has.
   *
   * @param name a snapshot's name
   * @return whether it fits
   */
  public boolean recognises(String name) {
    return parsed(name).isPresent();
  }

  /**
   * The time in a name that this naming gives. A name that the shell script gave has none: its zone is not known.
   *
   * @param name a snapshot's name
   * @return the time, in UTC; nothing if this naming does not give such a name
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
   * Whether a snapshot was made by a job of this naming: its name fits, it was taken of the source, and it is no copy of an
   * automatic snapshot. Nothing else is ever deleted.
   *
   * @param snapshot the snapshot
   * @param source the name of the job's source
   * @return whether it is the job's own
   */
  public boolean owns(Snapshot snapshot, String source) {
    return recognises(snapshot.name())
        && snapshot.source().name().equals(source)
        && !snapshot.fromAutomatic();
  }
}
