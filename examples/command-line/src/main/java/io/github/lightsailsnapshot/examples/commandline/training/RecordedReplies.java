package io.github.lightsailsnapshot.examples.commandline.training;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Replies of Lightsail and SES, chosen by the text of a request. */
final class RecordedReplies {
  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern(
          "'web-auto-'uuuu-MM-dd'T'HH-mm-ss'Z'", Locale.ROOT)
      .withZone(ZoneOffset.UTC);
  private static final String MAIL =
      "<SendEmailResponse xmlns=\"http://ses.amazonaws.com/doc/2010-12-01/\"><SendEmailResult><MessageId>1</MessageId>"
          + "</SendEmailResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></SendEmailResponse>";

  private final Instant now;

  RecordedReplies(Instant now) {
    this.now = now;
  }

  byte[] to(String request) {
    Map<String, String> bodies = Map.of(
        "GetInstanceSnapshots", listing(),
        "CreateInstanceSnapshot", operation("CreateInstanceSnapshot"),
        "DeleteInstanceSnapshot", operation("DeleteInstanceSnapshot"),
        "SendEmail", MAIL);
    return bodies.entrySet().stream()
        .filter(known -> request.contains(known.getKey()))
        .map(known -> reply(known.getValue()))
        .findFirst()
        .orElseGet(() -> reply("{}"));
  }

  private byte[] reply(String body) {
    String type = body.startsWith("<") ? "text/xml" : "application/x-amz-json-1.1";
    return ("HTTP/1.1 200 OK\r\nDate: "
            + DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC))
            + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private String listing() {
    return IntStream.rangeClosed(1, 3)
        .mapToObj(day -> snapshot(now.minusSeconds(86_400L * day)))
        .collect(Collectors.joining(",", "{\"instanceSnapshots\":[", "]}"));
  }

  private static String snapshot(Instant created) {
    return ("{'name':'" + NAME.format(created) + "','createdAt':" + created.getEpochSecond()
            + ",'state':'available','sizeInGb':40,'tags':[{'key':'k','value':'v'}],'resourceType':'InstanceSnapshot',"
            + "'location':{'availabilityZone':'all','regionName':'eu-central-1'},'fromInstanceName':'web',"
            + "'fromInstanceArn':'arn:aws:lightsail:eu-central-1:111122223333:Instance/1','isFromAutoSnapshot':false}")
        .replace('\'', '"');
  }

  private String operation(String type) {
    return ("{'operations':[{'id':'1','createdAt':" + now.getEpochSecond()
            + ",'status':'Started','operationType':'" + type + "','resourceName':'web-auto'}]}")
        .replace('\'', '"');
  }
}
