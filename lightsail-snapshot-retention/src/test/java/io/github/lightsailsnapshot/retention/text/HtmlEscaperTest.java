package io.github.lightsailsnapshot.retention.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlEscaperTest {

  @Test
  void markupIsText() {
    assertThat(HtmlEscaper.escape("<script>alert('a' && \"b\")</script>"))
        .isEqualTo("&#60;script&#62;alert(&#39;a&#39; &#38;&#38; &#34;b&#34;)&#60;/script&#62;");
  }

  @Test
  void whatIsEscapedAlreadyIsShownAsItWas() {
    assertThat(HtmlEscaper.escape("&lt;")).isEqualTo("&#38;lt;");
  }

  @Test
  void allOtherTextIsAsItWas() {
    assertThat(HtmlEscaper.escape("web-1 wöb ✓ 日本 😀")).isEqualTo("web-1 wöb ✓ 日本 😀");
  }
}
