package io.github.lightsailsnapshot.notify.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import io.github.lightsailsnapshot.core.report.RunId;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The kinds of values in a report, except for objects. */
final class ValueCodecs {
  static final JsonCodec<String> TEXT = new JsonCodec<>(
      "a text",
      json ->
          json.hasToken(JsonToken.VALUE_STRING) ? Optional.of(json.getText()) : Optional.empty(),
      JsonGenerator::writeString);

  static final JsonCodec<Boolean> FLAG = new JsonCodec<>(
      "true or false",
      json ->
          json.currentToken().isBoolean() ? Optional.of(json.getBooleanValue()) : Optional.empty(),
      JsonGenerator::writeBoolean);

  /** The format of {@link Instant#toString()}: in UTC, with seconds. */
  private static final Pattern TIME = Pattern.compile(
      "(\\d{4}|[+-]\\d{4,10})-\\d{2}-\\d{2}" + "T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z");

  static final JsonCodec<Instant> INSTANT = spelt(
      "a time in UTC such as \"2026-11-22T03:00:00Z\"", ValueCodecs::instant, Instant::toString);

  static final JsonCodec<ZoneId> ZONE = spelt(
      "a time zone that this Java knows, such as \"UTC\" or \"Europe/Berlin\"",
      ZoneId::of,
      ZoneId::getId);

  static final JsonCodec<RunId> RUN_ID =
      spelt("the id of a run: 1 to 64 letters, digits and hyphens", RunId::new, RunId::value);

  private ValueCodecs() {}

  private static Instant instant(String text) {
    if (!TIME.matcher(text).matches()) {
      throw new DateTimeException(text);
    }
    return Instant.parse(text);
  }

  /** A value with a text form. */
  private static <T> JsonCodec<T> spelt(
      String wanted, Function<String, T> reading, Function<T, String> spelling) {
    return new JsonCodec<>(
        wanted,
        json -> TEXT.reading().from(json).flatMap(text -> parsed(text, reading)),
        (json, value) -> json.writeString(spelling.apply(value)));
  }

  private static <T> Optional<T> parsed(String text, Function<String, T> reading) {
    try {
      return Optional.of(reading.apply(text));
    } catch (DateTimeException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  /** One of the names of an enumeration. */
  static <E extends Enum<E>> JsonCodec<E> word(Class<E> type) {
    List<E> words = List.of(type.getEnumConstants());
    String wanted = words.stream().map(Enum::name).collect(Collectors.joining(" or "));
    return new JsonCodec<>(
        wanted,
        json -> TEXT.reading()
            .from(json)
            .flatMap(
                text -> words.stream().filter(word -> word.name().equals(text)).findFirst()),
        (json, word) -> json.writeString(word.name()));
  }

  /** One of several texts. */
  static JsonCodec<String> oneOf(String... texts) {
    List<String> all = List.of(texts);
    return new JsonCodec<>(
        '"' + String.join("\" or \"", all) + '"',
        json -> TEXT.reading().from(json).filter(all::contains),
        JsonGenerator::writeString);
  }

  static JsonCodec<Long> whole(long least, long most) {
    return new JsonCodec<>(
        "a whole number from " + least + " to " + most,
        json -> wholeNumber(json).filter(number -> number >= least && number <= most),
        JsonGenerator::writeNumber);
  }

  private static Optional<Long> wholeNumber(JsonParser json) throws IOException {
    return json.hasToken(JsonToken.VALUE_NUMBER_INT)
            && json.getNumberType() != NumberType.BIG_INTEGER
        ? Optional.of(json.getLongValue())
        : Optional.empty();
  }

  /** A value or null. */
  static <T> JsonCodec<Optional<T>> optional(JsonCodec<T> codec) {
    return new JsonCodec<>(
        codec.wanted() + ", or null", json -> orNull(json, codec), (json, value) -> {
          if (value.isPresent()) {
            codec.write(json, value.get());
          } else {
            json.writeNull();
          }
        });
  }

  private static <T> Optional<Optional<T>> orNull(JsonParser json, JsonCodec<T> codec)
      throws IOException {
    Optional<T> value =
        json.hasToken(JsonToken.VALUE_NULL) ? Optional.empty() : codec.reading().from(json);
    return value.isPresent() || json.hasToken(JsonToken.VALUE_NULL)
        ? Optional.of(value)
        : Optional.empty();
  }

  static <T> JsonCodec<List<T>> list(JsonCodec<T> codec) {
    return new JsonCodec<>("a list", json -> elements(json, codec), (json, values) -> {
      json.writeStartArray();
      for (T value : values) {
        codec.write(json, value);
      }
      json.writeEndArray();
    });
  }

  private static <T> Optional<List<T>> elements(JsonParser json, JsonCodec<T> codec)
      throws IOException {
    if (!json.hasToken(JsonToken.START_ARRAY)) {
      return Optional.empty();
    }
    List<T> elements = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      elements.add(codec.read(json));
    }
    return Optional.of(elements);
  }
}
