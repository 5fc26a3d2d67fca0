package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The schema and the reader draw the same line, where it is a matter of arithmetic and not of one key. A schema sees what a
 * number stands for and not how it is written, so {@code +5} and {@code 2.0} are the reader's alone to refuse.
 */
class SchemaBoundsTest {
  private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12)
      .getSchema(Templates.schema(), InputFormat.JSON);
  private static final List<String> AFTER =
      List.of("", "0", "00", "1", "09", "23", "24", "59", "60");

  @TempDir
  Path home;

  private static String file(String key, String json) {
    return "{\"groups\": [{\"instances\": \"web\", \"max\": 1, \"" + key + "\": " + json + "}]}";
  }

  private boolean accepted(ConfigurationFolder folder, String key, String json) {
    String file = file(key, json);
    boolean bySchema = SCHEMA.validate(file, InputFormat.JSON).isEmpty();
    boolean byReader = folder.mistakes(file).isEmpty();
    assertThat(bySchema).as("schema as reader: %s", file).isEqualTo(byReader);
    return byReader;
  }

  /** Of one unit, around the bounds; and of two to four. */
  private static List<String> lengths(Duration least, Duration most) {
    List<String> all = new ArrayList<>(List.of("0", "00", "01m", "1", "", " 1h", "1H", "PT1H"));
    for (Duration bound : List.of(least, most)) {
      for (int beside = -1; beside <= 1; beside++) {
        all.add(bound.toSeconds() + beside + "s");
        all.add(bound.toMinutes() + beside + "m");
        all.add(bound.toHours() + beside + "h");
        all.add(bound.toDays() + beside + "d");
      }
    }
    for (String first : firsts(most)) {
      for (String second : AFTER) {
        for (String third : List.of("", "0", "59", "60")) {
          all.add(first + unit(second, "h") + unit(third, "m") + unit(third, "s"));
          all.add(first.replace('d', 'h') + unit(second, "m") + unit(third, "s"));
          all.add(first.replace('d', 'm') + unit(second, "s"));
        }
      }
    }
    all.removeIf(text -> text.startsWith("-"));
    return all;
  }

  private static List<String> firsts(Duration most) {
    return Stream.of(
            0,
            1,
            most.toDays() - 1,
            most.toDays(),
            most.toHours() - 1,
            most.toHours(),
            most.toMinutes() - 1,
            most.toMinutes())
        .map(number -> number + "d")
        .toList();
  }

  private static String unit(String number, String unit) {
    return number.isEmpty() ? "" : number + unit;
  }

  @ParameterizedTest
  @CsvSource({"wait, PT0S, P1D", "slot, PT1M, P366D", "hook-limit, PT1S, PT10M"})
  void lengths_of_several_units(String key, Duration least, Duration most) {
    ConfigurationFolder folder = new ConfigurationFolder(home);
    String more = key.equals("hook-limit") ? ", \"before\": \"x" : "";
    List<String> lengths = lengths(least, most);
    long accepted = lengths.stream()
        .filter(length ->
            accepted(folder, key, "\"" + length + "\"" + (more.isEmpty() ? "" : more + "\"")))
        .count();
    assertThat(accepted).isBetween(20L, lengths.size() - 50L);
  }

  @Test
  void a_length_that_is_longer_by_its_smaller_unit() {
    ConfigurationFolder folder = new ConfigurationFolder(home);
    assertThat(accepted(folder, "wait", "\"23h59m59s\"")).isTrue();
    assertThat(accepted(folder, "wait", "\"1d1s\"")).isFalse();
    assertThat(accepted(folder, "wait", "\"1d25h\"")).isFalse();
    assertThat(accepted(folder, "wait", "\"23h60m\"")).isFalse();
    assertThat(accepted(folder, "slot", "\"366d1s\"")).isFalse();
    assertThat(accepted(folder, "slot", "\"365d23h\"")).isTrue();
    assertThat(folder.mistakes(file("wait", "\"1d1h\"")).toString())
        .contains("wait: \"1d1h\" is not from 0s to 1d");
    assertThat(folder.mistakes(file("wait", "\"1h90m\"")).toString())
        .contains(
            "\"1h90m\" is not a length of time such as 90s, 30m, 1h, 2d or 1h30m, the largest");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024",
        "7",
        "1.5",
        "true",
        "\"2024\"",
        "\"{source}\"",
        "\"{source}-x\"",
        "\"x{source}\"",
        "\"${NAME}-x\"",
        "0"
      })
  void basenames_that_are_right(String json) {
    ConfigurationFolder folder = new ConfigurationFolder(home);
    folder.variables.put("NAME", "a");
    assertThat(accepted(folder, "basename", json)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "\"-x\"",
        "\"a b\"",
        "\"a/b\"",
        "\"{name}\"",
        "\"a{source\"",
        "\"$${A}\"",
        "\"\"",
        "\"ä\""
      })
  void basenames_that_are_wrong(String json) {
    assertThat(accepted(new ConfigurationFolder(home), "basename", json)).isFalse();
  }

  @Test
  void basenames_at_their_longest() {
    ConfigurationFolder folder = new ConfigurationFolder(home);
    assertThat(accepted(folder, "basename", "\"" + "a".repeat(230) + "\"")).isTrue();
    assertThat(accepted(folder, "basename", "\"" + "a".repeat(231) + "\"")).isFalse();
    assertThat(accepted(folder, "basename", "\"" + "a".repeat(222) + "{source}\""))
        .isTrue();
    assertThat(accepted(folder, "basename", "\"" + "a".repeat(223) + "{source}\""))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"$${HOME}\"",
        "\"echo $$\"",
        "\"${NAME}${NAME}\"",
        "\"a $${ b\"",
        "\"$x\"",
        "\"}\""
      })
  void references_that_are_right(String json) {
    ConfigurationFolder folder = new ConfigurationFolder(home);
    folder.variables.put("NAME", "a");
    assertThat(accepted(folder, "before", json)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"${\"",
        "\"${}\"",
        "\"${a b}\"",
        "\"${NAME\"",
        "\"${NAME}${\"",
        "\"a\\tb\"",
        "\" \""
      })
  void references_and_text_that_are_wrong(String json) {
    ConfigurationFolder folder = new ConfigurationFolder(home);
    folder.variables.put("NAME", "a");
    assertThat(accepted(folder, "before", json)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"$${A}\"", "\"${a-b}\"", "\"3\"", "0", "1000000000"})
  void counts_that_are_wrong(String json) {
    assertThat(accepted(new ConfigurationFolder(home), "max-deletions", json)).isFalse();
  }
}
