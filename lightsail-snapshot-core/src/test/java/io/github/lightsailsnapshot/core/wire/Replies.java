package io.github.lightsailsnapshot.core.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.Consumer;

/** Replies that are not a plain success, in the form of the service that was called. */
final class Replies {
  private static final Set<String> OF_THE_FRONT_DOOR =
      Set.of("AccessDeniedException", "UnauthenticatedException");

  private Replies() {}

  static Reply error(Call call, AwsError error) {
    return call.service().equals("ses") ? SesXml.error(call, error) : json(error);
  }

  static Reply failedOperation(Call call, String errorCode, String errorDetails) {
    ObjectNode reply = Json.object();
    reply.putArray("operations").add(Items.failed(call, errorCode, errorDetails));
    return Reply.json(200, reply.toString());
  }

  static Reply altered(Reply reply, Consumer<ObjectNode> change) {
    ObjectNode body = Json.parse(reply.body());
    change.accept(body);
    return reply.withBody(body.toString());
  }

  /** Refusals of authorization, which come from in front of the service, spell "Message" with a capital. */
  private static Reply json(AwsError error) {
    ObjectNode body = Json.object().put("__type", error.type());
    if (!error.code().isEmpty()) {
      body.put("code", error.code());
    }
    body.put(OF_THE_FRONT_DOOR.contains(error.type()) ? "Message" : "message", error.message());
    return Reply.json(error.status(), body.toString());
  }
}
