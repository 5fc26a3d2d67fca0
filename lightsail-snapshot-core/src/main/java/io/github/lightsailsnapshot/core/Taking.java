package io.github.lightsailsnapshot.core;

import io.github.lightsailsnapshot.core.OwnSnapshot.Origin;
import io.github.lightsailsnapshot.core.Problem.Step;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Gets the run its snapshot: asks for one, or finds the one that was asked for before.
 *
 * <p>A reply can be lost, and with slots several hosts ask for the same name. So a name that is in use is looked up: it may
 * be the run's own snapshot.
 */
final class Taking {
  private static final Duration LISTINGS_MAY_LAG = Duration.ofMinutes(1);
  private static final Duration AFTER_NO_ANSWER = Duration.ofSeconds(10);
  private static final Duration CLOCKS_MAY_DIFFER = Duration.ofMinutes(5);

  private final Account account;
  private final JobSettings settings;
  private final Journal journal;
  private final Slot slot;
  private final Quiescence quiescence;
  private final Optional<OwnListing> before;

  Taking(
      Account account,
      JobSettings settings,
      Journal journal,
      Slot slot,
      Optional<OwnListing> before) {
    this.account = account;
    this.settings = settings;
    this.journal = journal;
    this.slot = slot;
    this.quiescence = new Quiescence(account, settings.hooks(), journal);
    this.before = before;
  }

  /** What came of asking for one name. */
  private sealed interface Attempt {
    record Accepted(OwnSnapshot own) implements Attempt {}

    record Held(Snapshot holder) implements Attempt {}

    record Failed() implements Attempt {}
  }

  /** What a snapshot that holds the wanted name is to this run. */
  private enum Holder {
    OURS,
    TAKE_NEXT_NAME,
    FOREIGN
  }

  /** The run's snapshot, or nothing if there is none; then the journal says why. */
  Optional<OwnSnapshot> take() throws InterruptedException {
    Optional<Snapshot> ofSlot = before.flatMap(this::alreadyTaken);
    Optional<OwnSnapshot> own = ofSlot.isPresent() ? ofSlot.map(this::found) : takeFirstFreeName();
    own.ifPresentOrElse(journal::own, journal::failed);
    return own;
  }

  private Optional<Snapshot> alreadyTaken(OwnListing listing) {
    return listing.own().stream().filter(slot::isServedBy).findFirst();
  }

  private OwnSnapshot found(Snapshot snapshot) {
    return new OwnSnapshot(
        snapshot.name(), Origin.FOUND, snapshot.state(), Optional.of(snapshot.createdAt()));
  }

  private Optional<OwnSnapshot> takeFirstFreeName() throws InterruptedException {
    for (int number = 1; number <= SnapshotNaming.LAST_NUMBER; number++) {
      String name = slot.name(number);
      Optional<Snapshot> known = before.flatMap(listing -> listing.find(name));
      Attempt attempt = known.isPresent() ? new Attempt.Held(known.get()) : askFor(name);
      if (attempt instanceof Attempt.Accepted accepted) {
        return Optional.of(accepted.own());
      }
      if (!(attempt instanceof Attempt.Held held)) {
        return Optional.empty();
      }
      boolean wasThere = before.filter(listing -> listing.shows(name)).isPresent();
      Holder holder = holderOf(held.holder(), wasThere);
      if (holder != Holder.TAKE_NEXT_NAME) {
        return holder == Holder.OURS ? Optional.of(found(held.holder())) : foreign(held.holder());
      }
    }
    journal.error(
        Step.CREATION,
        "All names up to " + slot.name(SnapshotNaming.LAST_NUMBER) + " are taken",
        "No snapshot was made.");
    return Optional.empty();
  }

  private Holder holderOf(Snapshot holder, boolean wasThereBefore) {
    if (!settings.naming().owns(holder, settings.source())) {
      return slot.isLock() ? Holder.FOREIGN : Holder.TAKE_NEXT_NAME;
    }
    boolean fromThisRun = before.isPresent() ? !wasThereBefore : isFromNow(holder);
    if (!slot.isLock()) {
      return fromThisRun ? Holder.OURS : Holder.TAKE_NEXT_NAME;
    }
    if (!fromThisRun && !slot.covers(holder)) {
      return Holder.FOREIGN;
    }
    return holder.state() == Snapshot.State.ERROR ? Holder.TAKE_NEXT_NAME : Holder.OURS;
  }

  private boolean isFromNow(Snapshot holder) {
    Instant now = account
        .latest()
        .flatMap(listing -> listing.listing().servedAt())
        .orElseGet(settings.clock()::instant);
    return isClose(holder.createdAt(), now);
  }

  private Optional<OwnSnapshot> foreign(Snapshot holder) {
    journal.error(
        Step.CREATION,
        "The name " + holder.name() + " is held by a snapshot of " + holder.source() + ", created "
            + holder.createdAt() + ", which is not this slot's",
        "No snapshot was made and nothing deleted. Rename the job's basename, or delete that snapshot if nobody needs it.");
    return Optional.empty();
  }

  private Attempt askFor(String name) throws InterruptedException {
    journal.progress(new Progress.Creating(name));
    Pauses pauses = new Pauses(settings.ticker(), settings.patience());
    while (true) {
      try {
        return new Attempt.Accepted(accepted(name, quiescence.create(name)));
      } catch (SnapshotException.Refused refused) {
        if (!pauses.pause()) {
          journal.error(
              Step.CREATION,
              refused,
              "No snapshot was made and nothing deleted. Try again when the instance is ready.");
          return new Attempt.Failed();
        }
        journal.warning(Step.CREATION, refused, "It was asked for again.");
      } catch (SnapshotException.NameTaken taken) {
        return lookUp(
            name,
            taken,
            LISTINGS_MAY_LAG,
            "The name may belong to a disk, an instance or another resource, or to a snapshot that "
                + "was not listed yet, which the next run counts. Nothing was deleted.");
      } catch (SnapshotException.Unavailable | SnapshotException.Throttled noAnswer) {
        return lookUp(
            name,
            noAnswer,
            AFTER_NO_ANSWER,
            "No such snapshot was seen. Nothing was deleted. If it was made after "
                + "all, the next run counts it.");
      } catch (Quiescence.NotAtRest notAtRest) {
        journal.error(
            Step.CONSISTENCY,
            String.valueOf(notAtRest.getMessage()),
            "No snapshot was made and nothing deleted.");
        return new Attempt.Failed();
      } catch (SnapshotException failed) {
        journal.error(Step.CREATION, failed, "No snapshot was made and nothing deleted.");
        return new Attempt.Failed();
      }
    }
  }

  private OwnSnapshot accepted(String name, Optional<Instant> at) {
    at.ifPresent(this::compareClocks);
    return new OwnSnapshot(name, Origin.CREATED, Snapshot.State.PENDING, at);
  }

  private void compareClocks(Instant served) {
    Instant here = settings.clock().instant();
    if (!isClose(served, here)) {
      journal.warning(
          Step.CREATION,
          "This host's clock says " + here + ", Lightsail's " + served,
          "Ages are measured on Lightsail's clock, so nothing is lost by it; but set this host's clock.");
    }
  }

  private static boolean isClose(Instant a, Instant b) {
    return Duration.between(a, b).abs().compareTo(CLOCKS_MAY_DIFFER) <= 0;
  }

  /** Looks for the name in fresh listings, which may lag behind. */
  private Attempt lookUp(String name, SnapshotException why, Duration patience, String otherwise)
      throws InterruptedException {
    Pauses pauses = new Pauses(settings.ticker(), patience);
    do {
      Optional<Snapshot> holder = freshListing().flatMap(listing -> listing.find(name));
      if (holder.isPresent()) {
        resolved(why, holder.get());
        return new Attempt.Held(holder.get());
      }
    } while (pauses.pause());
    journal.error(Step.CREATION, why, otherwise);
    return new Attempt.Failed();
  }

  /** That a name is in use is no failure: it is the lock of a slot. */
  private void resolved(SnapshotException why, Snapshot holder) {
    if (!(why instanceof SnapshotException.NameTaken)) {
      boolean isOurs = settings.naming().owns(holder, settings.source());
      journal.warning(
          Step.CREATION,
          why,
          isOurs ? "It was made all the same." : "Something else has that name.");
    }
  }

  private Optional<OwnListing> freshListing() throws InterruptedException {
    try {
      return Optional.of(account.list());
    } catch (SnapshotException notNow) {
      journal.warning(Step.CREATION, notNow, "It was to show whether the snapshot was made.");
      return Optional.empty();
    }
  }
}
