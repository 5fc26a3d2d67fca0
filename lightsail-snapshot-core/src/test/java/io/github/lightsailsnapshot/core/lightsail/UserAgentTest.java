package io.github.lightsailsnapshot.core.lightsail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UserAgentTest {
  @Test
  void aMissingFileOfTheBuildMakesTheVersionUnknown() throws IOException {
    assertThat(UserAgent.version(null)).isEqualTo("unknown");
    assertThat(UserAgent.version(InputStream.nullInputStream())).isEqualTo("unknown");
  }

  @Test
  void theVersionIsTheBuilds() throws IOException {
    byte[] file = "version=1.2.3".getBytes(StandardCharsets.UTF_8);
    assertThat(UserAgent.version(new ByteArrayInputStream(file))).isEqualTo("1.2.3");
    assertThat(UserAgent.SUFFIX).matches("lightsail-snapshot/\\d.*");
  }

  @Test
  void aNativeImageIsToldOfTheFile() throws IOException {
    String config =
        "/META-INF/native-image/io.github.lightsailsnapshot/lightsail-snapshot-core/resource-config.json";
    try (InputStream file = UserAgent.class.getResourceAsStream(config)) {
      JsonNode pattern = new ObjectMapper().readTree(file).at("/resources/includes/0/pattern");
      assertThat("io/github/lightsailsnapshot/core/lightsail/build.properties")
          .matches(pattern.asText());
    }
  }
}
