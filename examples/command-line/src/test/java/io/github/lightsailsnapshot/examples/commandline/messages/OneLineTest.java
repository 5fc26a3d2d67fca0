package io.github.lightsailsnapshot.examples.commandline.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.wire.HostileException;
import org.junit.jupiter.api.Test;

class OneLineTest {
  @Test
  void an_exception_is_named_with_its_cause() {
    assertThat(OneLine.of(new IllegalStateException("no", new RuntimeException("because\nof"))))
        .isEqualTo("IllegalStateException: no, because of RuntimeException: because");
    assertThat(OneLine.of(new IllegalStateException())).isEqualTo("IllegalStateException");
  }

  @Test
  void one_that_cannot_be_read_is_named_by_its_class() {
    assertThat(OneLine.of(new HostileException())).isEqualTo("HostileException");
    assertThat(OneLine.of(new IllegalStateException("no", new HostileException())))
        .isEqualTo("IllegalStateException: no, because of HostileException");
    assertThat(OneLine.message(new HostileException())).isEqualTo("HostileException");
    assertThat(OneLine.told(new HostileException())).isEqualTo("HostileException");
  }

  @Test
  void one_without_a_message_is_told_by_its_class() {
    assertThat(OneLine.message(new StackOverflowError())).isEqualTo("StackOverflowError");
  }
}
