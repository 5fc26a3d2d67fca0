package io.github.lightsailsnapshot.retention;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForeignTest {

  @Test
  void aTextIsCutWhereItIsTooLongAndNotBefore() {
    assertThat(Foreign.bounded("12345", 5)).isEqualTo("12345");
    assertThat(Foreign.bounded("123456", 5)).isEqualTo("12345...");
  }
}
