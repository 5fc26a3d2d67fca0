package io.github.lightsailsnapshot.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SourceRefTest {
  private static final SourceRef WEB = SourceRef.of("web-1");

  @Test
  void itsIdIsItsNameUntilAnotherOneIsKnown() {
    assertThat(WEB.id()).isEqualTo("web-1");
    assertThat(WEB.withId("arn:1").id()).isEqualTo("arn:1");
  }

  @Test
  void sourcesOfOneNameDifferByIdKindAndRegion() {
    assertThat(WEB)
        .isNotEqualTo(WEB.withId("arn:1"))
        .isNotEqualTo(WEB.ofKind("disk"))
        .isNotEqualTo(WEB.in("eu-west-3"));
  }

  @Test
  void isReadAsAPhrase() {
    assertThat(WEB).hasToString("web-1");
    assertThat(WEB.withId("arn:1").ofKind("instance").in("eu-west-3"))
        .hasToString("instance web-1 in eu-west-3");
  }

  @Test
  void isRefusedWithoutANameOrAnId() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SourceRef.of(null))
        .withMessage("A source needs its name");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WEB.withId(null))
        .withMessage("A source needs its id");
  }
}
