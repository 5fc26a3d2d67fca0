package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.ValueType.Form;
import io.github.lightsailsnapshot.examples.commandline.options.AtLeastOne;
import io.github.lightsailsnapshot.examples.commandline.options.LengthOfTime;
import io.github.lightsailsnapshot.examples.commandline.options.RegionName;
import io.github.lightsailsnapshot.examples.commandline.options.TimeZoneName;
import io.github.lightsailsnapshot.retention.PolicyParser;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.text.PlainText;
import java.time.Duration;
import java.time.ZoneId;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/** What values can be. */
final class Types {
  static final ValueType<Boolean> FLAG = new ValueType<>(Form.PLAIN, "true or false", Types::flag);
  static final ValueType<Integer> COUNT =
      new ValueType<>(Form.PLAIN, "a whole number from 1 to 999999999", new AtLeastOne()::convert);
  static final ValueType<Region> REGION =
      ValueType.text("an AWS region, such as eu-central-1", new RegionName()::convert);
  static final ValueType<ZoneId> ZONE =
      ValueType.text("a time zone, such as Europe/Berlin", new TimeZoneName()::convert);
  static final ValueType<RetentionPolicy> POLICY =
      ValueType.text("a policy, such as daily=7, weekly=5", Types::policy);
  static final ValueType<String> BASENAME = ValueType.text(
      "what the names of snapshots begin with, such as \"{source}-nightly\"", Types::basename);
  static final ValueType<String> NAME =
      matching("the name of an instance, or a pattern such as web-*", "[A-Za-z0-9._*?-]{1,255}");
  static final ValueType<String> MAIL =
      matching("a mail address, such as ops@example.com", "[^@,\\p{Cntrl}]+@[^@,\\s\\p{Cntrl}]+");
  static final ValueType<String> TAG =
      matching("a tag, such as backup or backup=yes", "[^=\\p{Cntrl}][^\\p{Cntrl}]*");

  private static final int LONGEST_BASENAME = 230;
  private static final Pattern LENGTH = Pattern.compile(
      "0[smhd]?|[1-9][0-9]{0,8}(d(([01]?[0-9]|2[0-3])h)?([0-5]?[0-9]m)?([0-5]?[0-9]s)?"
          + "|h([0-5]?[0-9]m)?([0-5]?[0-9]s)?|m([0-5]?[0-9]s)?|s)");

  private Types() {}

  /** Any text that is not blank and has no control characters. */
  static ValueType<String> text(String expected) {
    return matching(expected, "[^\\p{Cntrl}]*[^\\p{Cntrl}\\s][^\\p{Cntrl}]*");
  }

  static ValueType<String> secret(String example) {
    return new ValueType<>(Form.REFERENCE, example, value -> value);
  }

  static ValueType<Duration> time(Duration least, Duration most, String example) {
    String expected = "a length of time from " + LengthOfTime.text(least) + " to "
        + LengthOfTime.text(most) + ", such as " + example;
    return ValueType.text(expected, value -> within(least, most, value));
  }

  static final ValueType<Duration> SLOT =
      time(SnapshotJob.SHORTEST_SLOT, SnapshotJob.LONGEST_SLOT, "1d");

  private static ValueType<String> matching(String expected, String form) {
    Pattern pattern = Pattern.compile(form);
    return ValueType.text(expected, value -> {
      if (!pattern.matcher(value).matches()) {
        throw new IllegalArgumentException(quoted(value) + " is not " + expected);
      }
      return value;
    });
  }

  private static boolean flag(String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(quoted(value) + " is neither true nor false");
    };
  }

  /** The schema of the file has the same bounds, so only lengths that a pattern can compare are read. */
  private static Duration within(Duration least, Duration most, String value) {
    if (!LENGTH.matcher(value).matches()) {
      throw new IllegalArgumentException(quoted(value)
          + " is not a length of time such as 90s, 30m, 1h, 2d or 1h30m, the largest unit first, the others below 24h,"
          + " 60m and 60s");
    }
    Duration length = new LengthOfTime().convert(value);
    if (length.compareTo(least) < 0 || length.compareTo(most) > 0) {
      throw new IllegalArgumentException(quoted(value) + " is not from " + LengthOfTime.text(least)
          + " to " + LengthOfTime.text(most));
    }
    return length;
  }

  private static String quoted(String value) {
    return "\"" + PlainText.line(value, PlainText.LONGEST_QUOTE) + "\"";
  }

  private static RetentionPolicy policy(String value) {
    return PolicyParser.discovered().parse(value);
  }

  /** Checked with a name for {@code {source}}, because the real ones are not known yet. */
  private static String basename(String value) {
    SnapshotNaming unused = new SnapshotNaming(value.replace("{source}", "web"));
    if (value.length() > LONGEST_BASENAME) {
      throw new IllegalArgumentException(
          "it has more than " + LONGEST_BASENAME + " characters, with {source} as it is written");
    }
    return value;
  }
}
