package io.github.lightsailsnapshot.core.job;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.time.VirtualTime;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import io.github.lightsailsnapshot.retention.SourceRef;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Several hosts that share the slots of one job in one region, each with a clock of its own. */
final class SharedSlots {
  static final Duration HOUR = Duration.ofHours(1);
  static final String FIRST = "nightly-2026-11-22T03-00-00Z";
  static final String OF_THE_HOUR_BEFORE = "nightly-2026-11-22T02-00-00Z";
  static final String OF_THE_NEXT_HOUR = "nightly-2026-11-22T04-00-00Z";

  final VirtualTime time = VirtualTime.startingAt(Instant.parse("2026-11-22T03:00:00Z"));
  final InMemorySnapshots region = InMemorySnapshots.ofInstances("web-1").clock(time);
  final String webId = region.addInstance("web-1");

  /** A host whose clock is ahead of the service's by this much, or behind it. */
  Host host(Duration ahead) {
    return new Host(ahead);
  }

  Snapshot put(String name, String createdAt, State state) {
    Snapshot snapshot = new Snapshot(
        name,
        SourceRef.of("web-1").withId(webId),
        Instant.parse(createdAt),
        state,
        40,
        Map.of(),
        false);
    region.put(snapshot);
    return snapshot;
  }

  void remove(String name) {
    region.snapshots().stream()
        .filter(snapshot -> snapshot.name().equals(name))
        .map(pending -> pending.withState(State.AVAILABLE))
        .forEach(snapshot -> {
          region.put(snapshot);
          region.delete(snapshot);
        });
  }

  List<String> names() {
    return region.snapshots().stream().map(Snapshot::name).toList();
  }

  /** A host with a clock of its own and a way to the region that can be disturbed. */
  final class Host implements SnapshotClient {
    private final Duration offset;
    final List<String> asked = new ArrayList<>();
    Supplier<Listing> listing = region::list;
    Runnable beforeCreation = () -> {};
    private Runnable afterListing = () -> {};
    boolean tellsCreation = true;

    private Host(Duration offset) {
      this.offset = offset;
    }

    SnapshotJob.Builder job(RetentionPolicy policy) {
      return SnapshotJob.builder(this, "web-1", policy)
          .basename("nightly")
          .clock(Clock.offset(time, offset))
          .timeSource(time);
    }

    SnapshotJob.Builder hourly(int last) {
      return job(Keep.last(last)).slot(HOUR);
    }

    @Override
    public Listing list() {
      Listing listed = listing.get();
      afterListing.run();
      return listed;
    }

    @Override
    public Optional<Instant> create(String source, String name) {
      asked.add(name);
      beforeCreation.run();
      Optional<Instant> createdAt = region.create(source, name);
      return tellsCreation ? createdAt : Optional.empty();
    }

    @Override
    public void delete(Snapshot snapshot) {
      region.delete(snapshot);
    }

    /** After the next listing something happens, once. */
    void meanwhile(Runnable what) {
      afterListing = () -> {
        afterListing = () -> {};
        what.run();
      };
    }

    void refuseFor(Duration refusing) {
      Duration until = time.passed().plus(refusing);
      beforeCreation = () -> {
        if (time.passed().compareTo(until) < 0) {
          throw new SnapshotException.InvalidState("an automatic snapshot is being made");
        }
      };
    }

    void isUnreachableFor(Duration outage) {
      Duration until = time.passed().plus(outage);
      Runnable check = () -> {
        if (time.passed().compareTo(until) < 0) {
          throw new SnapshotException.Unavailable("no route to host");
        }
      };
      beforeCreation = check;
      listing = () -> {
        check.run();
        return region.list();
      };
    }
  }
}
