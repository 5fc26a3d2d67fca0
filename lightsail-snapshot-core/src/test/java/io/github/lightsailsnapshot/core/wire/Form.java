package io.github.lightsailsnapshot.core.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a form, in which a list is numbered: {@code Destination.ToAddresses.member.1}. */
record Form(ObjectNode fields) {

  static Form parse(String body) {
    ObjectNode fields = Json.object();
    for (String pair : body.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      fields.put(decode(parts[0]), parts.length < 2 ? "" : decode(parts[1]));
    }
    return new Form(fields);
  }

  String text(String name) {
    return fields.path(name).asText("");
  }

  List<String> list(String name) {
    List<String> members = new ArrayList<>();
    for (int i = 1; fields.has(name + ".member." + i); i++) {
      members.add(text(name + ".member." + i));
    }
    return members;
  }

  Map<String, String> pairs(String name) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (int i = 1; fields.has(name + ".member." + i + ".Name"); i++) {
      pairs.put(text(name + ".member." + i + ".Name"), text(name + ".member." + i + ".Value"));
    }
    return pairs;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
