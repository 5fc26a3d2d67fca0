package io.github.lightsailsnapshot.examples.commandline.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The schema of all documents that the command writes. */
public final class DocumentSchema {
  static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Schema SCHEMA = REGISTRY.getSchema(text(), InputFormat.JSON);

  private DocumentSchema() {}

  static String text() {
    try (InputStream bytes = JsonDocument.class.getResourceAsStream("documents.schema.json")) {
      return new String(Objects.requireNonNull(bytes).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static List<?> faults(String document) {
    return SCHEMA.validate(document, InputFormat.JSON);
  }

  /** Checks standard output, if it is a document. */
  public static void check(String output) {
    if (output.startsWith("{")) {
      assertThat(faults(output)).as("by the schema: %s", output).isEmpty();
    }
  }
}
