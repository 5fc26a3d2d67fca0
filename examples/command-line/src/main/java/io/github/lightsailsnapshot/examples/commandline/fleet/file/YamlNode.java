package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import io.github.lightsailsnapshot.retention.text.PlainText;
import java.util.List;
import java.util.Set;

/** What the file contains, before anything is interpreted. */
sealed interface YamlNode {

  Position at();

  /** What it is, for messages. */
  String described();

  /**
   * A scalar.
   *
   * @param written its text, without quotes
   * @param isPlain whether it has no quotes
   */
  record Text(Position at, String written, boolean isPlain) implements YamlNode {
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

    boolean isNothing() {
      return isPlain && NOTHING.contains(written);
    }

    @Override
    public String described() {
      return isNothing()
          ? "nothing"
          : "\"" + PlainText.line(written, PlainText.LONGEST_QUOTE) + "\"";
    }
  }

  /** A sequence. */
  record Items(Position at, List<YamlNode> values) implements YamlNode {
    @Override
    public String described() {
      return "a list";
    }
  }

  /** A mapping. */
  record Section(Position at, List<Entry> entries) implements YamlNode {
    @Override
    public String described() {
      return "a section with keys";
    }
  }

  /** A key and its value. */
  record Entry(Text key, YamlNode value) {}

  /** What was refused already. */
  record Refused(Position at) implements YamlNode {
    @Override
    public String described() {
      return "what was refused";
    }
  }
}
