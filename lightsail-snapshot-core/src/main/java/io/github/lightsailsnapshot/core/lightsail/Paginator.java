package io.github.lightsailsnapshot.core.lightsail;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads all pages of a listing. If in doubt about any of them, it fails with an incomplete listing.
 *
 * @param <T> the items
 */
final class Paginator<T> {
  private static final String WITHOUT_LIST =
      "The endpoint may be a wrong one, or a proxy or a wireless network's sign-on page may have answered;"
          + " or Lightsail answers so in a region without ";
  private static final int MOST_PAGES = 10_000;

  private final Kind<T> kind;
  private final Function<String, Page<T>> pageAt;
  private final List<@Nullable T> items = new ArrayList<>();
  private final Map<String, T> byName = new LinkedHashMap<>();
  private final Set<String> tokens = new HashSet<>();
  private Optional<Instant> servedAt = Optional.empty();

  Paginator(Kind<T> kind, Function<String, Page<T>> pageAt) {
    this.kind = kind;
    this.pageAt = pageAt;
  }

  /**
   * What is listed.
   *
   * @param plural what the items are called, such as {@code instance snapshots}
   * @param list what a page's list is called, such as {@code snapshots}
   * @param nameOf the name of an item, or null if it has none
   */
  record Kind<T>(String plural, String list, Function<T, @Nullable String> nameOf) {
    String incomplete() {
      return "Could not list all " + plural;
    }
  }

  /** Reads the pages. The items that were read before a failure stay readable. */
  void read() {
    Page<T> page = page("");
    try {
      add(page);
      while (!page.nextToken().isEmpty()) {
        page = next(page.nextToken());
        add(page);
      }
      servedAt = page.servedAt();
    } catch (SnapshotException.IncompleteListing incomplete) {
      throw page.servedAt().map(incomplete::servedAt).orElse(incomplete);
    }
  }

  /** The items so far; null stands for one that the service sent so. */
  List<@Nullable T> items() {
    return items;
  }

  /** The service's time at the last page. */
  Optional<Instant> servedAt() {
    return servedAt;
  }

  private void add(Page<T> page) {
    page.items().forEach(this::add);
  }

  /**
   * Repeats the request once if the answer has no list, such as <code>{}</code> or an empty body. Such an answer does
   * not count as an empty page: otherwise a truncated answer, or that of another server, would look like the end of the
   * listing.
   */
  private Page<T> page(String token) {
    Page<T> page = pageAt.apply(token);
    Page<T> again = page.hasList() ? page : pageAt.apply(token);
    if (!again.hasList()) {
      throw new SnapshotException.IncompleteListing(
          kind.incomplete() + ": the answer to page " + (tokens.size() + 1) + " had no list of "
              + kind.list() + ", twice. " + WITHOUT_LIST + kind.list());
    }
    return again;
  }

  private Page<T> next(String token) {
    if (!tokens.add(token) || tokens.size() >= MOST_PAGES) {
      throw new SnapshotException.IncompleteListing(kind.incomplete() + ": page "
          + (tokens.size() + 1) + " leads back to one that was read already");
    }
    try {
      return page(token);
    } catch (SnapshotException.IncompleteListing told) {
      throw told;
    } catch (SnapshotException failed) {
      throw incomplete(failed);
    }
  }

  private SnapshotException incomplete(SnapshotException failed) {
    String message = kind.incomplete() + ": page " + (tokens.size() + 1) + " failed";
    return failed
        .answer()
        .map(answer -> new SnapshotException.IncompleteListing(message, answer, failed))
        .orElseGet(() -> new SnapshotException.IncompleteListing(message, failed));
  }

  /**
   * Ignores an exact duplicate, because a page may overlap the previous one. A duplicate that differs is a
   * contradiction.
   */
  private void add(@Nullable T item) {
    String name = item == null ? null : kind.nameOf().apply(item);
    if (item == null || name == null) {
      items.add(item);
      return;
    }
    T known = byName.putIfAbsent(name, item);
    if (known == null) {
      items.add(item);
    } else if (!known.equals(item)) {
      throw new SnapshotException.IncompleteListing(
          kind.incomplete() + ": " + name + " is in it twice, and the two differ");
    }
  }
}
