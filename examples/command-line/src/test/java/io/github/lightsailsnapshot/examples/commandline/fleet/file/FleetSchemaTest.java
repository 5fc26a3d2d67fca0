package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schema and the reader refuse the same. */
class FleetSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Schema SCHEMA = REGISTRY.getSchema(Templates.schema(), InputFormat.JSON);

  /** What is a name or a text as it is written, so that a number or true is one too. */
  private static final Set<String> AS_WRITTEN = Set.of(
      "name",
      "basename",
      "log-file",
      "profile",
      "before",
      "after",
      "keep-from-tag",
      "instances",
      "named",
      "tagged",
      "except");

  @TempDir
  Path home;

  private ConfigurationFolder folder;

  @BeforeEach
  void start() {
    folder = new ConfigurationFolder(home);
    folder.variables.put("SLACK_URL", "https://hooks.example.com/T/B/x");
    folder.variables.put("PING_URL", "https://ping.example.com/uuid");
    folder.variables.put("WEBHOOK_KEY", "0123456789abcdef");
  }

  private static String everything() throws IOException {
    try (var in = FleetSchemaTest.class.getResourceAsStream("everything.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static JsonNode tree(String yaml) {
    return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }

  private static List<?> faults(JsonNode file) {
    return SCHEMA.validate(file.toString(), InputFormat.JSON);
  }

  private void bothRefuse(JsonNode file) {
    assertThat(faults(file)).as("schema: %s", file).isNotEmpty();
    assertThat(folder.mistakes(file.toString())).as("reader: %s", file).isNotEmpty();
  }

  private void bothAccept(String yaml) {
    assertThat(faults(tree(yaml))).isEmpty();
    assertThat(folder.mistakes(yaml)).isEmpty();
    assertThat(folder.mistakes(tree(yaml).toString())).isEmpty();
  }

  @Test
  void the_schema_is_one() {
    Schema ofSchemas =
        REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertThat(ofSchemas.validate(Templates.schema(), InputFormat.JSON)).isEmpty();
  }

  @Test
  void both_accept_the_examples() throws IOException {
    bothAccept(ReadmeExample.yaml());
    bothAccept(Templates.example());
    bothAccept(everything());
  }

  @Test
  void the_parts_of_the_written_example_that_are_commented_out_are_right_too() {
    StringBuilder all = new StringBuilder();
    for (String line : Templates.example().split("\n", -1)) {
      boolean isComment = line.matches("# [A-Z].*|# yaml-lang.*") || line.isBlank();
      all.append(isComment ? "" : line.replaceFirst("^( *)# ", "$1")).append('\n');
    }
    folder.file("heartbeat-url", "https://ping.example.com/uuid");
    assertThat(folder.mistakes(all.toString())).isEmpty();
    assertThat(folder.read(all.toString()).groups()).hasSize(2);
    assertThat(faults(tree(all.toString()))).isEmpty();
  }

  @Test
  void the_test_file_has_every_key_of_the_schema() throws IOException {
    Set<String> inSchema = new TreeSet<>();
    each(JSON.readTree(Templates.schema()), "", node -> {
      if (node.path("properties").isObject()) {
        node.path("properties").fieldNames().forEachRemaining(inSchema::add);
      }
    });
    Set<String> inFile = new TreeSet<>();
    JsonNode file = tree(everything());
    each(file, "", node -> node.fieldNames().forEachRemaining(inFile::add));
    assertThat(inFile).isEqualTo(inSchema);
  }

  private static void each(JsonNode node, String key, Consumer<JsonNode> visit) {
    visit.accept(node);
    node.properties().forEach(field -> each(field.getValue(), field.getKey(), visit));
    if (node.isArray()) {
      node.forEach(item -> each(item, key, visit));
    }
  }

  @Test
  void both_refuse_each_key_that_is_misspelt() throws IOException {
    int refused = 0;
    for (String yaml : List.of(everything(), ReadmeExample.yaml())) {
      for (JsonNode mutant : Mutants.misspelt(tree(yaml))) {
        bothRefuse(mutant);
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(70);
  }

  @Test
  void both_refuse_each_value_of_another_type() throws IOException {
    int refused = 0;
    for (String yaml : List.of(everything(), ReadmeExample.yaml())) {
      for (JsonNode mutant : Mutants.ofOtherTypes(tree(yaml), AS_WRITTEN)) {
        bothRefuse(mutant);
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(300);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/parallelism | 0 | 1",
        "/parallelism | 33 | 32",
        "/max-deletions | 0 | 1",
        "/max-deletions | 1000000000 | 999999999",
        "/defaults/max-deletions | 0 | 1",
        "/defaults/max-deletions | 1000000000 | 999999999",
        "/groups/1/max | 0 | 1",
        "/groups/1/max | -1 | 999999999",
        "/groups/1/max | 1.5 | 2",
        "/defaults/wait | \"25h\" | \"24h\"",
        "/defaults/wait | \"2d\" | \"1d\"",
        "/defaults/wait | 1 | 0",
        "/defaults/slot | \"59s\" | \"60s\"",
        "/defaults/slot | \"0m\" | \"1m\"",
        "/defaults/slot | \"367d\" | \"366d\"",
        "/defaults/hook-limit | \"0s\" | \"1s\"",
        "/defaults/hook-limit | \"11m\" | \"10m\"",
        "/defaults/hook-limit | \"1h\" | \"5m\"",
        "/groups | [] | [{\"instances\":\"a\"}]",
        "/groups/0/regions | [] | [\"eu-west-1\"]",
        "/groups/4/instances | [] | [\"a\"]",
        "/groups/1/instances/named | [] | [\"a\"]",
        "/groups/0/instances/except | [] | [\"a\"]",
        "/groups/0/instances/all | false | true",
        "/notify/mail/to | [] | [\"a@b.c\"]",
        "/notify/on | \"never\" | \"always\"",
        "/notify/webhook/format | \"xml\" | \"teams\"",
        "/notify/webhook/url | \"https://x.example.com\" | \"${SLACK_URL}\"",
      })
  void both_know_the_bounds(String place, String outside, String within) throws IOException {
    ObjectNode file = (ObjectNode) tree(everything());
    bothRefuse(with(file, place, outside));
    JsonNode right = with(file, place, within);
    assertThat(faults(right)).isEmpty();
    assertThat(folder.mistakes(right.toString())).isEmpty();
  }

  private static JsonNode with(JsonNode file, String place, String value) throws IOException {
    JsonNode copy = file.deepCopy();
    int slash = place.lastIndexOf('/');
    ((ObjectNode) copy.at(place.substring(0, slash)))
        .set(place.substring(slash + 1), JSON.readTree(value));
    return copy;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/defaults | regions | [\"eu-west-1\"]",
        "/defaults | max | 3",
        "/groups/3 | instances | {}",
        "/groups/3 | instances | {\"all\": true, \"tagged\": \"x\"}",
        "/groups/3 | instances | {\"except\": \"x\"}",
      })
  void both_refuse_what_excludes_each_other(String section, String key, String value)
      throws IOException {
    ObjectNode file = (ObjectNode) tree(everything());
    bothRefuse(with(file, section + "/" + key, value));
  }

  @Test
  void both_require_what_is_required() throws IOException {
    for (String place : List.of(
        "/groups",
        "/groups/0/instances",
        "/notify/mail/from",
        "/notify/mail/to",
        "/notify/webhook/url",
        "/notify/heartbeat/url")) {
      JsonNode copy = tree(everything());
      int slash = place.lastIndexOf('/');
      JsonNode unused =
          ((ObjectNode) copy.at(place.substring(0, slash))).remove(place.substring(slash + 1));
      bothRefuse(copy);
    }
  }

  /** Files that differ from a right one in one place. */
  private record Mutants(JsonNode root, List<JsonNode> all) {
    static List<JsonNode> misspelt(JsonNode root) {
      Mutants mutants = new Mutants(root, new ArrayList<>());
      each(root, "", node -> {
        if (node instanceof ObjectNode section) {
          List<String> keys = new ArrayList<>();
          section.fieldNames().forEachRemaining(keys::add);
          keys.forEach(key -> mutants.misspell(section, key));
        }
      });
      return mutants.all();
    }

    private void misspell(ObjectNode section, String key) {
      JsonNode value = section.remove(key);
      section.set(key + "x", value);
      all.add(root.deepCopy());
      JsonNode unused = section.remove(key + "x");
      section.set(key, value);
    }

    static List<JsonNode> ofOtherTypes(JsonNode root, Set<String> asWritten) {
      Mutants mutants = new Mutants(root, new ArrayList<>());
      mutants.change(root, "", asWritten);
      return mutants.all();
    }

    private void change(JsonNode node, String parent, Set<String> asWritten) {
      if (node instanceof ObjectNode section) {
        List<String> keys = new ArrayList<>();
        section.fieldNames().forEachRemaining(keys::add);
        for (String key : keys) {
          JsonNode value = section.get(key);
          for (JsonNode other : others(value, asWritten.contains(key))) {
            section.set(key, other);
            all.add(root.deepCopy());
            section.set(key, value);
          }
          change(value, key, asWritten);
        }
      } else if (node instanceof ArrayNode items) {
        for (int i = 0; i < items.size(); i++) {
          JsonNode value = items.get(i);
          for (JsonNode other : others(value, asWritten.contains(parent))) {
            items.set(i, other);
            all.add(root.deepCopy());
            items.set(i, value);
          }
          change(value, parent, asWritten);
        }
      }
    }

    private static List<JsonNode> others(JsonNode value, boolean isAsWritten) {
      List<JsonNode> others = new ArrayList<>(List.of(
          JSON.createObjectNode().put("x", 1),
          JSON.createArrayNode().add(JSON.createArrayNode().add(1)),
          JSON.nullNode()));
      if (!isAsWritten && !value.isNumber()) {
        others.add(JSON.getNodeFactory().numberNode(7));
      }
      if (!isAsWritten && !value.isBoolean()) {
        others.add(JSON.getNodeFactory().booleanNode(true));
      }
      if (value.isNumber() || value.isBoolean() || (value.isContainerNode() && !isAsWritten)) {
        others.add(JSON.getNodeFactory().textNode("text"));
      }
      return others;
    }
  }
}
