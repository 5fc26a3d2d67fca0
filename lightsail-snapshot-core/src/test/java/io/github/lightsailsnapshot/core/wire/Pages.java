package io.github.lightsailsnapshot.core.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Cuts listings into pages. A token stands for what was served so far, not for an offset: the next page is made of what
 * is there by then, so that an item that goes hides no other one, and a page that is asked for twice comes twice.
 */
final class Pages {
  private static final Cursor START = new Cursor(1, Set.of());

  private final Map<String, Cursor> cursors = new HashMap<>();
  private final Listings listings;

  Pages(Listings listings) {
    this.listings = listings;
  }

  /** A page for this token, or the first one if it is empty. */
  ObjectNode page(String token, List<ObjectNode> items) {
    Cursor cursor = cursor(token);
    Map<String, ObjectNode> rest = numbered(items);
    rest.keySet().removeAll(cursor.served());
    List<String> keys = rest.keySet().stream().limit(size(cursor)).toList();
    ObjectNode page = Json.object();
    page.putArray("instanceSnapshots").addAll(keys.stream().map(rest::get).toList());
    return withToken(page, token, cursor.next(keys), rest.size() > keys.size());
  }

  private Cursor cursor(String token) {
    Cursor cursor = token.isEmpty() ? START : cursors.get(token);
    if (cursor == null) {
      throw new AwsFailure(AwsError.invalidInput("The page token is not valid: " + token));
    }
    return cursor;
  }

  private int size(Cursor cursor) {
    return listings.isEmpty(cursor.page()) ? 0 : listings.pageSize();
  }

  private ObjectNode withToken(ObjectNode page, String token, Cursor next, boolean more) {
    if (!token.isEmpty() && listings.takeRepeatedToken()) {
      return page.put("nextPageToken", token);
    }
    return more || listings.isEmpty(next.page()) || listings.endless()
        ? page.put("nextPageToken", newToken(next))
        : page;
  }

  private String newToken(Cursor cursor) {
    String token = UUID.randomUUID().toString();
    cursors.put(token, cursor);
    return token;
  }

  /** Items of one name are told apart by their number, or an item that is listed twice would be served once. */
  private static Map<String, ObjectNode> numbered(List<ObjectNode> items) {
    Map<String, ObjectNode> numbered = new LinkedHashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    for (ObjectNode item : items) {
      String name = item.path("name").asText("");
      numbered.put(name + "#" + seen.merge(name, 1, Integer::sum), item);
    }
    return numbered;
  }

  private record Cursor(int page, Set<String> served) {
    Cursor next(List<String> keys) {
      Set<String> all = new HashSet<>(served);
      all.addAll(keys);
      return new Cursor(page + 1, all);
    }
  }
}
