package io.github.lightsailsnapshot.notify.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.lightsailsnapshot.retention.text.PlainText;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes an object field by field, and recreates it from its fields. Unknown fields are ignored. */
final class ObjectCodec<R> {
  private static final int LONGEST_REASON = 300;

  private final List<? extends Field<? super R, ?>> fields;
  private final Map<String, Field<? super R, ?>> byName;
  private final Function<Found, R> maker;

  private ObjectCodec(List<? extends Field<? super R, ?>> fields, Function<Found, R> maker) {
    this.fields = fields;
    this.byName = fields.stream().collect(Collectors.toMap(Field::name, field -> field));
    this.maker = maker;
  }

  /**
   * @param fields all fields, in the order in which they are written
   * @param maker creates the object, and may throw an {@link IllegalArgumentException}
   */
  static <R> JsonCodec<R> of(List<? extends Field<? super R, ?>> fields, Function<Found, R> maker) {
    ObjectCodec<R> codec = new ObjectCodec<>(fields, maker);
    return new JsonCodec<>("an object", codec::read, codec::write);
  }

  /** A required field of an object. */
  record Field<R, T>(String name, JsonCodec<T> codec, Function<R, T> getter) {
    private void write(JsonGenerator json, R object) throws IOException {
      json.writeFieldName(name);
      codec.write(json, getter.apply(object));
    }
  }

  /** The values that were read. */
  static final class Found {
    private final Map<String, Object> values = new HashMap<>();

    @SuppressWarnings("unchecked")
    <T> T get(Field<?, T> field) {
      return (T) Objects.requireNonNull(values.get(field.name()), field.name());
    }
  }

  private void write(JsonGenerator json, R object) throws IOException {
    json.writeStartObject();
    for (Field<? super R, ?> field : fields) {
      field.write(json, object);
    }
    json.writeEndObject();
  }

  private Optional<R> read(JsonParser json) throws IOException {
    if (!json.hasToken(JsonToken.START_OBJECT)) {
      return Optional.empty();
    }
    Found found = new Found();
    FieldReader.each(json, name -> {
      Field<? super R, ?> field = byName.get(name);
      if (field == null) {
        json.skipChildren();
      } else {
        found.values.put(name, field.codec().read(json));
      }
    });
    return Optional.of(made(json, found));
  }

  private R made(JsonParser json, Found found) {
    for (Field<? super R, ?> field : fields) {
      if (!found.values.containsKey(field.name())) {
        throw ReportFormatException.at(
            json, "/" + field.name(), "is missing: give " + field.codec().wanted());
      }
    }
    try {
      return maker.apply(found);
    } catch (IllegalArgumentException refused) {
      throw ReportFormatException.at(
          json,
          "",
          "cannot be: " + PlainText.line(String.valueOf(refused.getMessage()), LONGEST_REASON));
    }
  }
}
