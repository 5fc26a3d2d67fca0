package io.github.lightsailsnapshot.core.wire;

import io.github.lightsailsnapshot.core.wire.Mail.Content;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Reads a mail from the form that SES is sent. */
record MailForm(Form form) {

  Mail mail() {
    return new Mail(
        form.text("Source"),
        form.list("Destination.ToAddresses"),
        form.list("Destination.CcAddresses"),
        form.list("Destination.BccAddresses"),
        form.list("ReplyToAddresses"),
        content("Message.Subject"),
        content("Message.Body.Text"),
        content("Message.Body.Html"),
        form.text("ConfigurationSetName"),
        form.pairs("Tags"));
  }

  private Content content(String part) {
    String charset = form.text(part + ".Charset");
    return new Content(readable(form.text(part + ".Data"), charset), charset);
  }

  /** What the charset cannot carry becomes a question mark, so that a mail without a charset shows. */
  private static String readable(String data, String charset) {
    Charset carrier = charset.isEmpty() ? StandardCharsets.US_ASCII : Charset.forName(charset);
    return new String(data.getBytes(carrier), carrier);
  }
}
