package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Clients that make a right job break the protocol by which hosts share slots, names and time. */
final class MistakenProtocols {

  private MistakenProtocols() {}

  private static Execution executionOf(SnapshotClient region) {
    return ((HostClient) region).execution();
  }

  /** What there is none of looks as if a page were all of it. */
  static SnapshotClient onAnEmptyPage(SnapshotClient region, World world) {
    return new InterceptingClient(region) {
      @Override
      public Listing list() {
        try {
          return super.list();
        } catch (SnapshotException.IncompleteListing cut) {
          return Listing.of(List.of());
        }
      }
    };
  }

  static SnapshotClient underANewName(SnapshotClient region, World world) {
    return new InterceptingClient(region) {
      private final Set<String> unanswered = new HashSet<>();

      @Override
      public Optional<Instant> create(String source, String name) {
        String other = unanswered.contains(name) ? name + "-" + (unanswered.size() + 1) : name;
        try {
          return super.create(source, other);
        } catch (SnapshotException.Unavailable noAnswer) {
          unanswered.add(name);
          throw noAnswer;
        }
      }
    };
  }

  /** Asks for each snapshot twice at once, as two hosts without a lock would. */
  static SnapshotClient askingTwice(SnapshotClient region, World world) {
    return new InterceptingClient(region) {
      @Override
      public Optional<Instant> create(String source, String name) {
        Optional<Instant> accepted = super.create(source, name);
        String other = name + (ExpectedNames.numberIn(name) == 1 ? "-2" : "0");
        if (world.region().find(other).isEmpty()) {
          Instant unused = world.region().create(source, other, 0);
          new SlotRule(world).check(other, Optional.empty());
        }
        return accepted;
      }
    };
  }

  /** Deletes what the policy gives up, although its name may still be requested. */
  static SnapshotClient withoutLocks(SnapshotClient region, World world) {
    return new InterceptingClient(region) {
      @Override
      public void delete(Snapshot snapshot) {
        Instant now = world.region().now();
        List<Snapshot> own =
            world.region().own().stream().sorted(Snapshot.NEWEST_FIRST).toList();
        List<Snapshot> locked = new DeletionOracle(world.plan(), own, now, Optional.empty())
            .givenUp().stream()
                .filter(given -> DeletionOracle.isLocked(world.plan(), given, now))
                .toList();
        super.delete(snapshot);
        locked.forEach(super::delete);
      }
    };
  }

  /** Clears a failed snapshot away to take its name once more. */
  static SnapshotClient withTheNameOfAFailedOne(SnapshotClient region, World world) {
    return new InterceptingClient(region) {
      @Override
      public Optional<Instant> create(String source, String name) {
        Optional<Snapshot> failed = ExpectedNames.timeIn(name)
            .filter(time -> ExpectedNames.numberIn(name) > 1)
            .flatMap(time -> world.region().find(ExpectedNames.at(time)))
            .filter(first -> first.state() == State.ERROR);
        failed.ifPresent(world.region()::delete);
        return super.create(source, failed.map(Snapshot::name).orElse(name));
      }
    };
  }

  static SnapshotClient byTheHostsClock(SnapshotClient region, World world) {
    return new InterceptingClient(region) {
      @Override
      public Optional<Instant> create(String source, String name) {
        Instant slot = world.plan().slotOf(executionOf(region).clock().peek());
        return super.create(source, ExpectedNames.at(slot, ExpectedNames.numberIn(name)));
      }
    };
  }

  /** Judges ages by the latest time that anybody tells. */
  static SnapshotClient byTheLatestTime(SnapshotClient region, World world) {
    return new InterceptingClient(region) {
      @Override
      public Listing list() {
        Listing listing = super.list();
        Instant here = executionOf(region).clock().peek();
        Optional<Instant> latest =
            listing.servedAt().map(served -> served.isAfter(here) ? served : here);
        return new Listing(listing.snapshots(), listing.unreadable(), latest);
      }
    };
  }

  /** Fails as soon as it has no snapshot, without looking who else has. */
  static SnapshotClient withoutALastLook(SnapshotClient region, World world) {
    return new InterceptingClient(region) {
      private boolean hasFailed;

      @Override
      public Optional<Instant> create(String source, String name) {
        hasFailed = true;
        Optional<Instant> accepted = super.create(source, name);
        hasFailed = false;
        return accepted;
      }

      @Override
      public Listing list() {
        if (hasFailed) {
          throw new SnapshotException.Unavailable("It does not look any more");
        }
        return super.list();
      }
    };
  }

  /** The time that hooks take is time in which nothing is asked for. */
  static SnapshotClient countingHooks(SnapshotClient region, World world) {
    return new InterceptingClient(region) {
      @Override
      public Optional<Instant> create(String source, String name) {
        try {
          return super.create(source, name);
        } catch (SnapshotException.InvalidState
            | SnapshotException.Throttled
            | SnapshotException.Unavailable notNow) {
          if (isOver()) {
            throw new SnapshotException.InvalidRequest(String.valueOf(notNow.getMessage()));
          }
          throw notNow;
        }
      }

      private boolean isOver() {
        Execution execution = executionOf(region);
        Duration since = Duration.between(execution.startedAt(), world.region().now());
        return execution.hooks().present() && since.compareTo(world.plan().askingTimeout()) >= 0;
      }
    };
  }
}
