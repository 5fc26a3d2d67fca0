package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import io.github.lightsailsnapshot.retention.SourceRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Clients that make a right job do what a mistaken one would: they show it what the mistaken one would take things for. */
final class MistakenClients {

  private MistakenClients() {}

  private static Snapshot renamed(Snapshot old, String name, String source) {
    return new Snapshot(
        name,
        SourceRef.of(source).withId(old.source().id()),
        old.createdAt(),
        old.state(),
        old.sizeGb(),
        old.tags(),
        old.fromAutomatic());
  }

  static SnapshotClient withoutSourceCheck(SnapshotClient region, World world) {
    return new InterceptingClient(region) {
      @Override
      Snapshot disguised(Snapshot snapshot) {
        return renamed(snapshot, snapshot.name(), SimulatedRegion.SOURCE);
      }
    };
  }

  static SnapshotClient byPrefix(SnapshotClient region, World world) {
    return new InterceptingClient(region) {
      @Override
      Snapshot disguised(Snapshot snapshot) {
        boolean isNear = snapshot.name().startsWith(SimulatedRegion.BASENAME)
            && snapshot.source().name().equals(SimulatedRegion.SOURCE)
            && !world.region().isOwn(snapshot);
        return isNear
            ? renamed(
                snapshot, ExpectedNames.at(snapshot.createdAt()) + "-999", SimulatedRegion.SOURCE)
            : snapshot;
      }
    };
  }

  static SnapshotClient deletingFirst(SnapshotClient region, World world) {
    return new InterceptingClient(region) {
      @Override
      public Optional<Instant> create(String source, String name) {
        List<Snapshot> own =
            region.list().snapshots().stream().filter(world.region()::isOwn).toList();
        new DeletionOracle(
                world.plan(),
                own.stream().sorted(Snapshot.NEWEST_FIRST).toList(),
                world.region().now(),
                Optional.empty())
            .givenUp()
            .forEach(region::delete);
        return super.create(source, name);
      }
    };
  }

  static SnapshotClient countingEverything(SnapshotClient region, World world) {
    return new InterceptingClient(region) {
      @Override
      Snapshot disguised(Snapshot snapshot) {
        return snapshot.withState(State.AVAILABLE);
      }
    };
  }

  static SnapshotClient onHalfAListing(SnapshotClient region, World world) {
    return new InterceptingClient(region) {
      @Override
      public Listing list() {
        try {
          return super.list();
        } catch (SnapshotException.IncompleteListing firstPageOnly) {
          List<Snapshot> there = world.region().snapshots();
          return Listing.of(there.subList(0, (there.size() + 1) / 2));
        }
      }
    };
  }

  static SnapshotClient stoppingAtAFailure(SnapshotClient region, World world) {
    return new InterceptingClient(region) {
      private boolean stopped;

      @Override
      public void delete(Snapshot snapshot) {
        if (stopped) {
          throw new SnapshotException.Unavailable("Not attempted any more");
        }
        stopped = true;
        super.delete(snapshot);
        stopped = false;
      }
    };
  }

  /** Does not see what the slot has, and takes the next name where one is in use. */
  static SnapshotClient withoutResuming(SnapshotClient region, World world) {
    return new InterceptingClient(region) {
      @Override
      List<Snapshot> disguised(List<Snapshot> snapshots) {
        String slot = ExpectedNames.at(world.plan().slotOf(world.region().now()));
        return snapshots.stream()
            .filter(
                snapshot -> world.plan().slot().isEmpty() || !snapshot.name().startsWith(slot))
            .toList();
      }

      @Override
      public Optional<Instant> create(String source, String name) {
        try {
          return super.create(source, name);
        } catch (SnapshotException.NameTaken taken) {
          return super.create(source, name + "-2");
        }
      }
    };
  }

  static SnapshotClient withoutLookingUp(SnapshotClient region, World world) {
    return new InterceptingClient(region) {
      @Override
      public Optional<Instant> create(String source, String name) {
        try {
          return super.create(source, name);
        } catch (SnapshotException.Unavailable | SnapshotException.NameTaken lost) {
          throw new SnapshotException.InvalidRequest("It failed: " + lost.getMessage());
        }
      }
    };
  }

  /** Looks whether the snapshot is there before the source may go on. */
  static SnapshotClient verifyingAtRest(SnapshotClient region, World world) {
    return new InterceptingClient(region) {
      @Override
      public Optional<Instant> create(String source, String name) {
        Optional<Instant> accepted = super.create(source, name);
        Listing unused = region.list();
        return accepted;
      }
    };
  }

  /** The guard keeps a snapshot that does not exist, as new as the newest of each source, and none that does. */
  static SnapshotClient withoutGuard(SnapshotClient region, World world) {
    return new InterceptingClient(region) {
      @Override
      List<Snapshot> disguised(List<Snapshot> snapshots) {
        List<Snapshot> shown = new ArrayList<>(snapshots);
        Set<String> sources = new HashSet<>();
        snapshots.stream()
            .filter(snapshot -> snapshot.isAvailable() && world.region().isOwn(snapshot))
            .sorted(Snapshot.NEWEST_FIRST)
            .filter(snapshot -> sources.add(snapshot.source().id()))
            .map(newest -> renamed(
                newest,
                ExpectedNames.at(Instant.EPOCH) + "-" + (sources.size() + 1),
                SimulatedRegion.SOURCE))
            .forEach(shown::add);
        return shown;
      }
    };
  }
}
