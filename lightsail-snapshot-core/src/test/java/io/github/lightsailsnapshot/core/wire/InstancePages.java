package io.github.lightsailsnapshot.core.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lists an account's instances in pages, sorted by name. A token is the name after which the next page begins. */
final class InstancePages {
  private final Map<String, String> arns;
  private final Map<String, Map<String, String>> tags = new TreeMap<>();
  private int pageSize = 100;

  InstancePages(Map<String, String> arns) {
    this.arns = arns;
  }

  void pageSize(int items) {
    pageSize = items;
  }

  void tag(String instance, String key, String value) {
    tags.computeIfAbsent(instance, unused -> new TreeMap<>()).put(key, value);
  }

  ObjectNode page(String token) {
    ObjectNode reply = Json.object();
    ArrayNode page = reply.putArray("instances");
    List<String> rest =
        new ArrayList<>(new TreeMap<>(arns).tailMap(token, false).keySet());
    rest.stream().limit(pageSize).forEach(name -> page.add(item(name)));
    if (rest.size() > pageSize) {
      reply.put("nextPageToken", rest.get(pageSize - 1));
    }
    return reply;
  }

  private ObjectNode item(String name) {
    ObjectNode item = Json.object().put("name", name).put("arn", arns.get(name));
    ArrayNode list = item.putArray("tags");
    tags.getOrDefault(name, Map.of())
        .forEach((key, value) -> list.addObject().put("key", key).put("value", value));
    return item;
  }
}
