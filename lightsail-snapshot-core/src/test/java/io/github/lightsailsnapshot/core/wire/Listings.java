package io.github.lightsailsnapshot.core.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** How the account lists its snapshots: in pages, in order and honestly unless told otherwise. Thread-safe. */
public final class Listings {
  private int pageSize = 100;
  private After createdShow = After.now();
  private After deletedHide = After.now();
  private int repeatedTokens;
  private final Set<Integer> emptyPages = new HashSet<>();
  private UnaryOperator<List<ObjectNode>> oddity = UnaryOperator.identity();

  Listings() {}

  /** How many items a page has, at least 1. */
  public synchronized Listings pageSize(int items) {
    pageSize = items;
    return this;
  }

  /** When a snapshot that is created from now on is first listed. It exists, and its name is taken, at once. */
  public synchronized Listings createdShow(After when) {
    createdShow = when;
    return this;
  }

  /** When a snapshot that is deleted from now on is no longer listed. It is gone, and its name free, at once. */
  public synchronized Listings deletedHide(After when) {
    deletedHide = when;
    return this;
  }

  /** One page has no items but a token for more; {@code page} counts from 1. */
  public synchronized Listings emptyPage(int page) {
    emptyPages.add(page);
    return this;
  }

  /** The next page that is asked for by a token answers with that same token, so that it comes a second time. */
  public synchronized Listings repeatToken() {
    repeatedTokens = 1;
    return this;
  }

  /** Every page that is asked for by a token answers with that token: a listing without an end. */
  public synchronized Listings repeatTokenForever() {
    repeatedTokens = Integer.MAX_VALUE;
    return this;
  }

  /** This snapshot comes once more at the end, exactly as it came before. */
  public Listings repeatItem(String name) {
    return contradict(name, item -> {});
  }

  /** A second item of this name comes at the end, with other data. */
  public Listings contradict(String name, Consumer<ObjectNode> change) {
    return alter(items -> withTwin(items, name, change));
  }

  public Listings shuffle(long seed) {
    return alter(items -> {
      Collections.shuffle(items, new Random(seed));
      return items;
    });
  }

  public Listings order(Comparator<ObjectNode> order) {
    return alter(items -> items.stream().sorted(order).toList());
  }

  /** Anything else: what is listed is what {@code change} makes of the list, all pages together. */
  public synchronized Listings alter(UnaryOperator<List<ObjectNode>> change) {
    UnaryOperator<List<ObjectNode>> before = oddity;
    oddity = items -> change.apply(new ArrayList<>(before.apply(items)));
    return this;
  }

  synchronized int pageSize() {
    return pageSize;
  }

  synchronized After createdShow() {
    return createdShow;
  }

  synchronized After deletedHide() {
    return deletedHide;
  }

  synchronized boolean isEmpty(int page) {
    return emptyPages.contains(page);
  }

  synchronized boolean endless() {
    return repeatedTokens == Integer.MAX_VALUE;
  }

  synchronized boolean takeRepeatedToken() {
    boolean repeat = repeatedTokens > 0;
    repeatedTokens -= repeat && !endless() ? 1 : 0;
    return repeat;
  }

  synchronized List<ObjectNode> altered(List<ObjectNode> items) {
    return oddity.apply(items);
  }

  private static List<ObjectNode> withTwin(
      List<ObjectNode> items, String name, Consumer<ObjectNode> change) {
    List<ObjectNode> found = items.stream()
        .filter(item -> item.path("name").asText().equals(name))
        .limit(1)
        .map(ObjectNode::deepCopy)
        .toList();
    found.forEach(change);
    items.addAll(found);
    return items;
  }
}
