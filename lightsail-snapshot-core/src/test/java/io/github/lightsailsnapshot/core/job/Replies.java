package io.github.lightsailsnapshot.core.job;

import io.github.lightsailsnapshot.core.client.Listing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Replies of a service that lag, get lost or tell less than they should, for {@link ScriptedClient}. */
final class Replies {
  private Replies() {}

  /** The request is granted, and its reply is lost. */
  static UnaryOperator<Supplier<Optional<Instant>>> lost(RuntimeException instead) {
    return real -> () -> {
      Optional<Instant> unused = real.get();
      throw instead;
    };
  }

  /** Something happens, and the call fails. */
  static <T> UnaryOperator<Supplier<T>> failingAfter(Runnable what, RuntimeException failure) {
    return real -> () -> {
      what.run();
      throw failure;
    };
  }

  /** The thread is interrupted, and the call fails. */
  static <T> UnaryOperator<Supplier<T>> interrupted(RuntimeException failure) {
    return failingAfter(() -> Thread.currentThread().interrupt(), failure);
  }

  /** A listing that does not show a name yet. */
  static UnaryOperator<Supplier<Listing>> without(String name) {
    return real -> () -> hiding(real.get(), name, List.of());
  }

  /** A listing that shows a name as an item that could not be read. */
  static UnaryOperator<Supplier<Listing>> unreadable(String name) {
    return real ->
        () -> hiding(real.get(), name, List.of(new Listing.Unreadable(name, "state is missing")));
  }

  /** A listing that does not tell the service's time. */
  static UnaryOperator<Supplier<Listing>> untimed() {
    return real -> () -> {
      Listing listing = real.get();
      return new Listing(listing.snapshots(), listing.unreadable(), Optional.empty());
    };
  }

  private static Listing hiding(Listing listing, String name, List<Listing.Unreadable> items) {
    return new Listing(
        listing.snapshots().stream()
            .filter(snapshot -> !snapshot.name().equals(name))
            .toList(),
        items,
        listing.servedAt());
  }
}
