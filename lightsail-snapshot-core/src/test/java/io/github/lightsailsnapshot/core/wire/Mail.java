package io.github.lightsailsnapshot.core.wire;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A mail that SES took, as its reader would see it.
 *
 * @param source the sender
 * @param to the recipients; as {@code cc}, {@code bcc} and {@code replyTo}, empty if none
 * @param text the plain text; its data is empty if there is none, as with {@code html}
 * @param configurationSet empty if none
 */
public record Mail(
    String source,
    List<String> to,
    List<String> cc,
    List<String> bcc,
    List<String> replyTo,
    Content subject,
    Content text,
    Content html,
    String configurationSet,
    Map<String, String> tags) {

  /** To, cc and bcc in one. */
  public List<String> recipients() {
    return Stream.of(to, cc, bcc).flatMap(List::stream).toList();
  }

  /**
   * A part of the mail.
   *
   * @param data what is read, with a question mark for what the charset cannot carry
   * @param charset as the sender said; empty if not, which for SES means seven bits
   */
  public record Content(String data, String charset) {}
}
