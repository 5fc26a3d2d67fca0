package io.github.lightsailsnapshot.core.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;

/** JSON as Lightsail writes it. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ObjectNode parse(String text) {
    try {
      JsonNode node = MAPPER.readTree(text.isBlank() ? "{}" : text);
      return node instanceof ObjectNode object ? object : object();
    } catch (JsonProcessingException e) {
      throw new AwsFailure(AwsError.of("SerializationException", e.getOriginalMessage(), 400));
    }
  }

  /** Seconds since 1970 with a fraction: this protocol's form of a time. Lightsail's end at the millisecond. */
  static BigDecimal time(Instant instant) {
    return BigDecimal.valueOf(instant.toEpochMilli(), 3);
  }
}
