package io.github.lightsailsnapshot.core.lightsail;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lightsail.model.InstanceSnapshot;

/** Reads all pages of a listing. If in doubt about any of them, it fails with an incomplete listing. */
final class Paginator {
  private static final String INCOMPLETE = "Could not list all instance snapshots";
  private static final String WITHOUT_LIST =
      "The endpoint may be a wrong one, or a proxy or a wireless network's sign-on page may have answered;"
          + " or Lightsail answers so in a region without snapshots";
  private static final int MOST_PAGES = 10_000;

  private final Function<String, SnapshotPage> pageAt;
  private final SnapshotMapper items = new SnapshotMapper();
  private final Map<String, InstanceSnapshot> byName = new LinkedHashMap<>();
  private final Set<String> tokens = new HashSet<>();

  Paginator(Function<String, SnapshotPage> pageAt) {
    this.pageAt = pageAt;
  }

  Listing read() {
    SnapshotPage page = page("");
    try {
      page.items().forEach(this::add);
      while (!page.nextToken().isEmpty()) {
        page = next(page.nextToken());
        page.items().forEach(this::add);
      }
      return items.listing(page.servedAt());
    } catch (SnapshotException.IncompleteListing incomplete) {
      throw page.servedAt().map(incomplete::servedAt).orElse(incomplete);
    }
  }

  /**
   * Repeats the request once if the answer has no list, such as <code>{}</code> or an empty body. Such an answer does
   * not count as an empty page: otherwise a truncated answer, or that of another server, would look like the end of the
   * listing.
   */
  private SnapshotPage page(String token) {
    SnapshotPage page = pageAt.apply(token);
    SnapshotPage again = page.hasList() ? page : pageAt.apply(token);
    if (!again.hasList()) {
      throw new SnapshotException.IncompleteListing(INCOMPLETE + ": the answer to page "
          + (tokens.size() + 1) + " had no list of snapshots, twice. " + WITHOUT_LIST);
    }
    return again;
  }

  private SnapshotPage next(String token) {
    if (!tokens.add(token) || tokens.size() >= MOST_PAGES) {
      throw new SnapshotException.IncompleteListing(INCOMPLETE + ": page " + (tokens.size() + 1)
          + " leads back to one that was read already");
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
    String message = INCOMPLETE + ": page " + (tokens.size() + 1) + " failed";
    return failed
        .answer()
        .map(answer -> new SnapshotException.IncompleteListing(message, answer, failed))
        .orElseGet(() -> new SnapshotException.IncompleteListing(message, failed));
  }

  /**
   * Ignores an exact duplicate, because a page may overlap the previous one. A duplicate that differs is a
   * contradiction.
   */
  private void add(@Nullable InstanceSnapshot item) {
    if (item == null || item.name() == null) {
      items.add(item);
      return;
    }
    InstanceSnapshot known = byName.putIfAbsent(item.name(), item);
    if (known == null) {
      items.add(item);
    } else if (!known.equals(item)) {
      throw new SnapshotException.IncompleteListing(
          INCOMPLETE + ": " + item.name() + " is in it twice, and the two differ");
    }
  }
}
