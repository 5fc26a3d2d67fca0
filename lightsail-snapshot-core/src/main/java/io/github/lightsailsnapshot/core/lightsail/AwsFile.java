package io.github.lightsailsnapshot.core.lightsail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.profiles.ProfileFile;

/** One of the two AWS files that contain profiles. */
record AwsFile(String kind, Path path, ProfileFile.Type type) {
  private static final Pattern OF_THE_PARSER =
      Pattern.compile("(?s)(Expected [^\\n]*?)?(?: on)? line (\\d+).*|.* on line (\\d+).*");
  private static final Pattern HEADING =
      Pattern.compile("\\s*\\[\\s*(?:profile\\s+)?([^\\]]*?)\\s*\\]");
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /** Whether the file can be read; a missing file is treated like an empty one. */
  boolean isReadable() {
    return Files.isRegularFile(path) && Files.isReadable(path);
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException if it is malformed; the message names file and line
   */
  ProfileFile read() {
    try {
      return ProfileFile.builder().content(path).type(type).build();
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException(
          "The AWS " + kind + " file " + path + " is malformed: " + why(malformed));
    }
  }

  /** Repeats only the fixed part of the parser's message: the quoted line itself may contain a key. */
  private String why(IllegalArgumentException malformed) {
    if (beginsWithMark()) {
      return "it begins with a byte order mark; save it as UTF-8 without one";
    }
    Matcher said = OF_THE_PARSER.matcher(Objects.requireNonNullElse(malformed.getMessage(), ""));
    if (!said.matches()) {
      return "see its headings, [like this], and its properties, name = value";
    }
    String line = said.group(2) == null ? said.group(3) : said.group(2);
    return "line " + line + (said.group(1) == null ? "" : ": " + said.group(1).strip());
  }

  /** The number of the line that sets a property of a profile; the last one counts. */
  OptionalInt line(String profile, String property) {
    OptionalInt found = OptionalInt.empty();
    String heading = "";
    int number = 0;
    for (String line : lines()) {
      number++;
      Matcher begin = HEADING.matcher(line);
      if (begin.lookingAt()) {
        heading = begin.group(1);
      } else if (heading.equals(profile) && line.matches(Pattern.quote(property) + "\\s*=.*")) {
        found = OptionalInt.of(number);
      }
    }
    return found;
  }

  private List<String> lines() {
    try {
      return isReadable() ? Files.readAllLines(path) : List.of();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  private boolean beginsWithMark() {
    try (InputStream file = Files.newInputStream(path)) {
      return Arrays.equals(file.readNBytes(MARK.length), MARK);
    } catch (IOException unreadable) {
      return false;
    }
  }

  /** The path, and the reason if the file is not read. */
  String state() {
    if (isReadable()) {
      return path.toString();
    }
    return path + " (" + whyNot() + ")";
  }

  private String whyNot() {
    if (Files.isDirectory(path)) {
      return "is a directory";
    }
    if (Files.isRegularFile(path)) {
      return "cannot be read by this user";
    }
    return Files.exists(path) ? "is not a regular file" : "not there";
  }
}
