package io.github.lightsailsnapshot.notify.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON with Jackson, but with error messages of this library. */
final class JsonText {
  static final int MOST_CHARACTERS = 100_000_000;
  private static final int DEEPEST = 100;

  /**
   * Text with an unpaired surrogate is written with escapes, because encoding it would replace the surrogate by a
   * question mark.
   */
  private static final int LAST_UNESCAPED = 0xD7FF;

  /** Field names are foreign text, so they are not interned. */
  private static final JsonFactory FACTORY = new JsonFactoryBuilder()
      .highestNonEscapedChar(LAST_UNESCAPED)
      .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
      .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxStringLength(MOST_CHARACTERS)
          .maxNameLength(MOST_CHARACTERS)
          .maxNestingDepth(DEEPEST)
          .build())
      .build();

  private JsonText() {}

  /** Reads a value from a parser. */
  @FunctionalInterface
  interface Reading<T> {
    T from(JsonParser json) throws IOException;
  }

  static <T> String of(JsonCodec<T> codec, T value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      codec.write(json, value);
    } catch (IOException notIntoMemory) {
      throw new UncheckedIOException(notIntoMemory);
    }
    return text.toString();
  }

  static <T> T read(String text, Reading<T> reading) {
    if (text.length() > MOST_CHARACTERS) {
      throw new ReportFormatException(
          "The report has " + text.length() + " characters: give at most " + MOST_CHARACTERS);
    }
    try (JsonParser json = FACTORY.createParser(text)) {
      return reading.from(json);
    } catch (StreamConstraintsException beyond) {
      throw new ReportFormatException("The report holds a number too long or is nested deeper than "
          + DEEPEST + ": give what ReportJson wrote");
    } catch (JsonProcessingException broken) {
      throw new ReportFormatException("The report is not JSON or ends too early"
          + place(broken.getLocation()) + ": give one whole JSON object");
    } catch (IOException notFromMemory) {
      throw new UncheckedIOException(notFromMemory);
    }
  }

  private static String place(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : ", at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }
}
