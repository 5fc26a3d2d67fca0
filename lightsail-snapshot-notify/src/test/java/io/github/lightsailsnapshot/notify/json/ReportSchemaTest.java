package io.github.lightsailsnapshot.notify.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.lightsailsnapshot.core.report.RunReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The schema and the reader say the same, of the examples and of whatever is made of them. */
class ReportSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Schema SCHEMA = REGISTRY.getSchema(ReportJson.schema(), InputFormat.JSON);

  private static List<?> faults(String json) {
    return SCHEMA.validate(json, InputFormat.JSON);
  }

  @Test
  void theSchemaIsOne() {
    Schema ofSchemas =
        REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertThat(ofSchemas.validate(ReportJson.schema(), InputFormat.JSON)).isEmpty();
    assertThat(ofSchemas.validate("{\"type\": 7}", InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void everyExampleFitsAndCanBeRead() throws IOException {
    assertThat(Documents.examples()).hasSizeGreaterThan(5).allSatisfy(example -> {
      assertThat(faults(example)).isEmpty();
      RunReport report = ReportJson.read(example);
      assertThat(JSON.readTree(ReportJson.write(report))).isEqualTo(JSON.readTree(example));
    });
  }

  @Test
  void whateverIsWrittenFits() {
    for (long seed = 0; seed < 200; seed++) {
      assertThat(faults(ReportJson.write(RandomReports.of(seed))))
          .as("seed " + seed)
          .isEmpty();
      assertThat(faults(ReportJson.write(RandomReports.fleet(seed))))
          .as("fleet of seed " + seed)
          .isEmpty();
    }
  }

  @Test
  void bothRefuseAnExampleThatLacksAFieldOrHasOneOfAnotherType() throws IOException {
    int refused = 0;
    for (String example : Documents.examples()) {
      for (String mutant : mutants(JSON.readTree(example))) {
        assertThat(faults(mutant)).as(mutant).isNotEmpty();
        assertThatThrownBy(() -> ReportJson.read(mutant))
            .as(mutant)
            .isInstanceOf(ReportFormatException.class)
            .hasMessageStartingWith("/")
            .hasNoCause();
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(500);
  }

  @Test
  void bothPassOverFieldsThatTheyDoNotKnow() throws IOException {
    for (String example : Documents.examples()) {
      JsonNode grown = JSON.readTree(example);
      eachObject(grown, object -> object.putObject("added").putArray("later").add(1));
      assertThat(faults(grown.toString())).isEmpty();
      assertThat(ReportJson.read(grown.toString())).isEqualTo(ReportJson.read(example));
    }
  }

  private static void eachObject(JsonNode node, Consumer<ObjectNode> visitor) {
    node.forEach(child -> eachObject(child, visitor));
    if (node instanceof ObjectNode object) {
      visitor.accept(object);
    }
  }

  /** For each field of each object the same text without it, and with a value of another type. */
  private static List<String> mutants(JsonNode document) {
    List<String> mutants = new ArrayList<>();
    eachObject(document, object -> {
      for (String name : names(object)) {
        JsonNode value = object.get(name);
        object.set(name, otherType(value));
        mutants.add(document.toString());
        object.remove(name);
        mutants.add(document.toString());
        object.set(name, value);
      }
    });
    return mutants;
  }

  private static List<String> names(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static JsonNode otherType(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING, NULL -> JSON.getNodeFactory().numberNode(7);
      case NUMBER, ARRAY -> JSON.getNodeFactory().textNode("7");
      case BOOLEAN -> JSON.getNodeFactory().nullNode();
      default -> JSON.createArrayNode();
    };
  }
}
