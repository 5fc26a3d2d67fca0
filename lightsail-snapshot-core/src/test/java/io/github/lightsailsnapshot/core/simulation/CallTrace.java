package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an execution asked and was told, in order. */
final class CallTrace {
  private final SimulatedRegion region;
  private final List<RecordedCall> exchanges = new ArrayList<>();
  private int beforeTaken = Integer.MAX_VALUE;
  private int beforePruning = Integer.MAX_VALUE;

  CallTrace(SimulatedRegion region) {
    this.region = region;
  }

  void add(RecordedCall exchange) {
    exchanges.add(exchange);
  }

  /** From now on it has its snapshot. */
  void taken() {
    beforeTaken = exchanges.size();
  }

  /** From now on it deletes. */
  void pruningBegins() {
    beforePruning = Math.min(beforePruning, exchanges.size());
  }

  List<RecordedCall> all() {
    return exchanges;
  }

  Stream<RecordedCall> of(CallKind verb) {
    return exchanges.stream().filter(exchange -> exchange.is(verb));
  }

  List<RecordedCall> beforeTaken() {
    return exchanges.subList(0, Math.min(beforeTaken, exchanges.size()));
  }

  List<RecordedCall> sinceTaken() {
    return exchanges.subList(Math.min(beforeTaken, exchanges.size()), exchanges.size());
  }

  List<RecordedCall> beforePruning() {
    return exchanges.subList(0, Math.min(beforePruning, exchanges.size()));
  }

  List<RecordedCall> sincePruning() {
    return exchanges.subList(Math.min(beforePruning, exchanges.size()), exchanges.size());
  }

  Optional<RecordedCall> last() {
    return exchanges.isEmpty()
        ? Optional.empty()
        : Optional.of(exchanges.get(exchanges.size() - 1));
  }

  /**
   * For how long complete listings have missed a snapshot before anything was deleted that an earlier one showed. Only those
   * count that came after the run made it: its name may be that of one that was gone.
   */
  Optional<Duration> isMissedSince(String name) {
    Optional<Instant> since = Optional.empty();
    boolean wasSeen = false;
    for (RecordedCall call : beforePruning()) {
      boolean isMadeAnew = call.is(CallKind.CREATE) && call.name().equals(name) && call.succeeded();
      if (isMadeAnew) {
        wasSeen = false;
        since = Optional.empty();
      }
      if (call.listing().isEmpty()) {
        continue;
      }
      boolean isShown = shows(call.listing().get(), name);
      wasSeen |= isShown;
      since = isShown || !wasSeen ? Optional.empty() : since.or(() -> Optional.of(call.endedAt()));
    }
    Optional<Instant> last = lastListing(beforePruning()).map(RecordedCall::endedAt);
    return since.map(first -> Duration.between(first, last.orElse(first)));
  }

  static boolean shows(Listing listing, String name) {
    return find(listing, name).isPresent()
        || listing.unreadable().stream().anyMatch(item -> item.name().equals(name));
  }

  /** The last listing before anything was deleted, if a snapshot could not be read in it. */
  Optional<Listing> showsUnreadable(String name) {
    return lastListing(beforePruning())
        .flatMap(RecordedCall::listing)
        .filter(listing ->
            listing.unreadable().stream().anyMatch(item -> item.name().equals(name)));
  }

  /** What came after an exchange. */
  List<RecordedCall> after(RecordedCall call) {
    return exchanges.subList(exchanges.indexOf(call) + 1, exchanges.size());
  }

  /** The last complete listing. */
  Optional<RecordedCall> lastListing() {
    return lastListing(exchanges);
  }

  static Optional<RecordedCall> lastListing(List<RecordedCall> among) {
    for (int i = among.size() - 1; i >= 0; i--) {
      if (among.get(i).listing().isPresent()) {
        return Optional.of(among.get(i));
      }
    }
    return Optional.empty();
  }

  /** The job's own snapshots in a listing, newest first. */
  List<Snapshot> own(Listing listing) {
    return listing.snapshots().stream()
        .filter(region::isOwn)
        .sorted(Snapshot.NEWEST_FIRST)
        .toList();
  }

  /** The own snapshot of a name as it was shown last before anything was deleted. */
  Optional<Snapshot> lastSeen(String name) {
    List<RecordedCall> before = beforePruning();
    for (int i = before.size() - 1; i >= 0; i--) {
      Optional<Snapshot> seen = before.get(i).listing().flatMap(listing -> find(listing, name));
      if (seen.isPresent()) {
        return seen;
      }
    }
    return Optional.empty();
  }

  /** The own snapshot in the state in which it was shown last before anything was deleted. */
  TakenSnapshot lastSeenBeforePruning(TakenSnapshot own) {
    State state = lastSeen(own.name()).map(Snapshot::state).orElse(State.PENDING);
    return new TakenSnapshot(own.name(), own.origin(), state, own.createdAt());
  }

  /** Whether a listing that was read while deleting shows that the own snapshot has failed or is gone. */
  boolean showsThatOwnIsLost(Optional<String> own) {
    return own.isPresent()
        && sincePruning().stream()
            .flatMap(call -> call.listing().stream())
            .anyMatch(listing -> isLost(listing, own.get()));
  }

  static boolean isLost(Listing listing, String own) {
    return find(listing, own).filter(seen -> seen.state() != State.ERROR).isEmpty();
  }

  /** The last complete listing that a plan was made on. */
  Optional<RecordedCall> lastPlanned(Optional<String> own) {
    boolean isLost = showsThatOwnIsLost(own);
    List<RecordedCall> read =
        exchanges.stream().filter(call -> call.listing().isPresent()).toList();
    int last = read.size() - (isLost ? 2 : 1);
    return last < 0 ? Optional.empty() : Optional.of(read.get(last));
  }

  /** The own snapshot as it was shown last at all. */
  Optional<Snapshot> lastShown(String name) {
    return exchanges.stream()
        .flatMap(call -> call.listing().stream())
        .flatMap(listing -> find(listing, name).stream())
        .reduce((earlier, later) -> later);
  }

  static Optional<Snapshot> find(Listing listing, String name) {
    return listing.snapshots().stream().filter(item -> item.name().equals(name)).findFirst();
  }
}
