package io.github.lightsailsnapshot.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What adapters send, as files that a person has read. {@code -Dgolden.write=true} writes them anew; then read what changed.
 */
public final class Golden {
  private static final Path FILES = Path.of("src", "test", "resources", "golden");
  /** All in ASCII, so that a reader of a file sees what there is. */
  private static final ObjectMapper JSON = new ObjectMapper(
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build());

  private Golden() {}

  /** The text is what the file says, as bytes: half a character becomes a question mark on its way. */
  public static void matches(String file, String text) {
    String actual = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    try {
      if (Boolean.getBoolean("golden.write")) {
        Files.createDirectories(FILES);
        Files.writeString(FILES.resolve(file), actual);
      }
      assertThat(actual).isEqualTo(Files.readString(FILES.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JSON is what the file says, white space aside. */
  public static void matchesJson(String file, String actual) {
    matches(file, indented(actual) + "\n");
  }

  private static String indented(String json) {
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent);
    try {
      return JSON.writer(printer).writeValueAsString(JSON.readTree(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
