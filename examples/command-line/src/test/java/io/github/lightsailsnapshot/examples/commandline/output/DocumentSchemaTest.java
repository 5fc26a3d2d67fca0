package io.github.lightsailsnapshot.examples.commandline.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import io.github.lightsailsnapshot.core.testing.SampleReports;
import io.github.lightsailsnapshot.examples.commandline.ProgramRun;
import io.github.lightsailsnapshot.notify.json.ReportJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One schema describes every document. Whatever a packaged jar writes in the integration tests is held to it too. */
class DocumentSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir
  private Path folder;

  private static String document(String... args) {
    ProgramRun program = new ProgramRun();
    assertThat(program.run(args)).as(program.err.toString(UTF_8)).isZero();
    return program.out.toString(UTF_8);
  }

  private static String[] scheduled(String command) {
    return new String[] {
      command,
      "-i",
      "web",
      "-m",
      "7",
      "--heartbeat",
      "https://x.example.com/S3CRET",
      "--output",
      "json"
    };
  }

  private List<String> documents() {
    List<String> all = new ArrayList<>();
    SampleReports.all().forEach(report -> all.add(ReportJson.write(report)));
    all.add(document(scheduled("crontab")));
    all.add(document(scheduled("systemd")));
    all.add(document(
        "fleet", "init", "--config", folder.resolve("fleet.yaml").toString(), "--output", "json"));
    String[] forecast = {
      "forecast",
      "--keep",
      "daily=3",
      "--for",
      "10d",
      "--price",
      "0.05",
      "--size-gb",
      "40",
      "--compare",
      "last=2",
      "--output",
      "json"
    };
    all.add(document(forecast));
    return all;
  }

  @Test
  void the_schema_is_one_and_holds_that_of_the_reports() throws IOException {
    assertThat(DocumentSchema.REGISTRY
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
            .validate(DocumentSchema.text(), InputFormat.JSON))
        .isEmpty();
    ObjectNode held = (ObjectNode) JSON.readTree(DocumentSchema.text()).at("/$defs/report");
    assertThat(held.remove("$id")).isNotNull();
    assertThat(held).isEqualTo(JSON.readTree(ReportJson.schema()));
  }

  @Test
  void every_document_fits_and_none_that_lacks_a_field() throws IOException {
    List<String> documents = documents();
    assertThat(documents).hasSizeGreaterThan(9);
    for (String document : documents) {
      assertThat(DocumentSchema.faults(document)).as(document).isEmpty();
      assertThat(document).doesNotContain("S3CRET").hasLineCount(1);
      for (String mutant : withoutAField(document)) {
        assertThat(DocumentSchema.faults(mutant)).as(mutant).isNotEmpty();
      }
    }
  }

  /** A forecast without a comparison is right too. */
  private static List<String> withoutAField(String document) throws IOException {
    ObjectNode whole = (ObjectNode) JSON.readTree(document);
    List<String> fields = new ArrayList<>();
    whole.fieldNames().forEachRemaining(fields::add);
    fields.remove("compared");
    List<String> mutants = new ArrayList<>();
    for (String field : fields) {
      ObjectNode mutant = whole.deepCopy();
      JsonNode unused = mutant.remove(field);
      mutants.add(mutant.toString());
    }
    return mutants;
  }

  @Test
  void unknown_kinds_and_other_types_are_refused() {
    assertThat(DocumentSchema.faults("{\"version\":1,\"kind\":\"other\"}")).isNotEmpty();
    assertThat(DocumentSchema.faults("{\"version\":1,\"kind\":\"fleet-init\",\"file\":7}"))
        .isNotEmpty();
    assertThat(DocumentSchema.faults("{\"version\":2,\"kind\":\"fleet-init\",\"file\":\"x\"}"))
        .isNotEmpty();
  }

  @Test
  void the_lines_of_a_crontab_do_not_ask_for_a_document() throws IOException {
    JsonNode crontab = JSON.readTree(document(scheduled("crontab")));
    assertThat(crontab.at("/lines").toString())
        .contains("--instance web")
        .doesNotContain("--output");
    assertThat(crontab.at("/variables/0").asText()).isEqualTo("LIGHTSAIL_SNAPSHOT_HEARTBEAT");
  }
}
