package io.github.lightsailsnapshot.core.wire;

import java.util.UUID;

/** SES's replies. */
final class SesXml {
  private static final String NAMESPACE = " xmlns=\"http://ses.amazonaws.com/doc/2010-12-01/\"";

  private SesXml() {}

  static Reply sent(Call call) {
    String result =
        element("SendEmailResult", element("MessageId", UUID.randomUUID().toString()));
    String metadata = element("ResponseMetadata", element("RequestId", call.requestId()));
    return Reply.xml(200, document("SendEmailResponse", result + metadata));
  }

  static Reply error(Call call, AwsError error) {
    String type = element("Type", error.status() < 500 ? "Sender" : "Receiver");
    String code = element("Code", error.type());
    String details = element("Error", type + code + element("Message", escaped(error.message())));
    String requestId = element("RequestId", call.requestId());
    return Reply.xml(error.status(), document("ErrorResponse", details + requestId));
  }

  private static String document(String name, String content) {
    return "<" + name + NAMESPACE + ">" + content + "</" + name + ">";
  }

  private static String element(String name, String content) {
    return "<" + name + ">" + content + "</" + name + ">";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
