package io.github.lightsailsnapshot.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.examples.springboot.autoconfigure.SnapshotProperties;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonParserFactory;

/** What editors know of the properties. */
class MetadataTest {
  private static final String PREFIX = "lightsail.snapshot.";

  private final Map<String, Object> metadata = metadata();

  private static Map<String, Object> metadata() {
    try (InputStream file = Objects.requireNonNull(SnapshotProperties.class.getResourceAsStream(
        "/META-INF/spring-configuration-metadata.json"))) {
      String json = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return JsonParserFactory.getJsonParser().parseMap(json);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static Stream<Map<?, ?>> objects(Object list) {
    return ((List<?>) list).stream().map(item -> (Map<?, ?>) item);
  }

  /** What the metadata has in a list of theirs about the property of this name. */
  private Stream<Map<?, ?>> about(String name, String list) {
    return objects(metadata.get(list)).filter(item -> name.equals(item.get("name")));
  }

  @Test
  void everyPropertyIsDescribed() {
    List<String> names = names().toList();

    assertThat(names).hasSize(15);
    assertThat(names)
        .allSatisfy(name -> assertThat(about(name, "properties"))
            .extracting(property -> String.valueOf(property.get("description")))
            .singleElement()
            .asString()
            .endsWith("."));
  }

  private static Stream<String> names() {
    return Stream.concat(
        names(SnapshotProperties.class, PREFIX)
            .filter(name -> !name.equals(PREFIX + "recovery-point")),
        names(SnapshotProperties.RecoveryPoint.class, PREFIX + "recovery-point."));
  }

  private static Stream<String> names(Class<? extends Record> properties, String prefix) {
    return Stream.of(properties.getRecordComponents())
        .map(RecordComponent::getName)
        .map(name -> prefix + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
  }

  @Test
  void everySuggestedPolicyIsOne() {
    List<String> suggested = about(PREFIX + "keep", "hints")
        .flatMap(hint -> objects(hint.get("values")))
        .map(value -> String.valueOf(value.get("value")))
        .toList();

    assertThat(suggested)
        .hasSize(3)
        .allSatisfy(text -> assertThat(RetentionPolicy.valueOf(text)).isNotNull());
  }
}
