package io.github.lightsailsnapshot.notify.ses;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lightsailsnapshot.retention.text.PlainText;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that a notifier of SES refuses. */
class SesSettingsTest {
  private final SesFixture ses = new SesFixture();

  @AfterEach
  void close() {
    ses.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "me",
        "me@",
        "@example.com",
        "me@example",
        "a b@example.com",
        "me@exämple.com",
        "me@example.com,you@example.com",
        "me@example.com\r\nBcc: x@example.com",
        "Mé\u202e <me@example.com>",
        "Me\r\nBcc: x@example.com <me@example.com>",
        "Me <me@example.com> <you@example.com>",
        "me@-example.com",
        "me@example-.com",
        ".me@example.com",
        "me.@example.com",
        "m..e@example.com",
        "m:e@example.com",
        "m[e]@example.com",
        "m\\e@example.com",
        "me@aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.com"
      })
  void anInvalidAddressIsRefused(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ses.notifier().to(address))
        .withMessageStartingWith("\"" + PlainText.line(address) + "\" is not a mail address");
    assertThatIllegalArgumentException().isThrownBy(() -> SesNotifier.builder(ses.client, address));
  }

  @Test
  void aVeryLongNameIsRefusedQuickly() {
    for (String name : List.of("a".repeat(20_000), "\"" + "a".repeat(20_000) + "\"")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ses.notifier().to(name + " <me@example.com>"))
          .withMessageContaining("is not a mail address");
    }
  }

  @Test
  void aMailNeedsARecipient() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SesNotifier.builder(ses.client, "ops@example.com").build())
        .withMessage("A mail needs a recipient: there is none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "a\nb",
        "{outcome",
        "outcome}",
        "{}",
        "{hosts}",
        "{headlines}",
        "{{outcome}}"
      })
  void anInvalidSubjectIsRefused(String template) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ses.notifier().subject(template))
        .withMessageStartingWith("The subject \"" + PlainText.line(template) + "\" must ");
  }

  @Test
  void anInvalidTagIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ses.notifier().tag("a b", "c"))
        .withMessageContaining("\"a b\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ses.notifier().tag("a", ""))
        .withMessageContaining("\"\"");
  }

  @Test
  void anInvalidConfigurationSetIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ses.notifier().configurationSet("no spaces"))
        .withMessageContaining("\"no spaces\"");
  }
}
