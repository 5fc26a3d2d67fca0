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
        throw new IllegalArgumentException(
            "\"" + PlainText.line(value, PlainText.LONGEST_QUOTE) + "\" is not " + expected);
      }
      return value;
    });
  }

  private static boolean flag(String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default ->
        throw new IllegalArgumentException(
            "\"" + PlainText.line(value, PlainText.LONGEST_QUOTE) + "\" is neither true nor false");
    };
  }

  private static Duration within(Duration least, Duration most, String value) {
    Duration length = new LengthOfTime().convert(value);
    if (length.compareTo(least) < 0 || length.compareTo(most) > 0 || length.toNanosPart() != 0) {
      throw new IllegalArgumentException("\"" + PlainText.line(value, PlainText.LONGEST_QUOTE)
          + "\" is not in whole seconds from " + LengthOfTime.text(least) + " to "
          + LengthOfTime.text(most));
    }
    return length;
  }

  private static RetentionPolicy policy(String value) {
    return PolicyParser.discovered().parse(value);
  }

  /** Checked with a name for {@code {source}}, because the real ones are not known yet. */
  private static String basename(String value) {
    SnapshotNaming unused = new SnapshotNaming(value.replace("{source}", "web"));
    return value;
  }
}
