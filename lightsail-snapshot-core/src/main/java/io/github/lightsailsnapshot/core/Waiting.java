package io.github.lightsailsnapshot.core;

import io.github.lightsailsnapshot.core.Problem.Step;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.util.Locale;
import java.util.Optional;

/** Stays until the run's snapshot is available, within the job's limit. */
final class Waiting {
  private final Account account;
  private final JobSettings settings;
  private final Journal journal;
  private boolean hasLooked;

  Waiting(Account account, JobSettings settings, Journal journal) {
    this.account = account;
    this.settings = settings;
    this.journal = journal;
  }

  /** The snapshot as it was last seen, or nothing if no snapshot may be deleted because of what became of it. */
  Optional<OwnSnapshot> settle(OwnSnapshot taken) throws InterruptedException {
    Pauses pauses = new Pauses(settings.ticker(), settings.patience());
    OwnSnapshot own = lastSeen(taken);
    while (own.state() != Snapshot.State.AVAILABLE
        && own.state() != Snapshot.State.ERROR
        && pauses.pause()) {
      journal.progress(new Progress.Waiting(own.name(), pauses.elapsed()));
      look();
      own = lastSeen(own);
    }
    journal.own(own);
    return judged(own);
  }

  private void look() throws InterruptedException {
    try {
      account.list();
      hasLooked = true;
    } catch (SnapshotException failed) {
      journal.warning(Step.WAITING, failed, "The run goes on waiting.");
    }
  }

  private OwnSnapshot lastSeen(OwnSnapshot own) {
    return inLatest(own).map(own::seen).orElse(own);
  }

  private Optional<Snapshot> inLatest(OwnSnapshot own) {
    return account.latest().flatMap(listing -> listing.find(own.name()));
  }

  /** Whether it did not end in an error, as far as it was seen; otherwise the run has failed. */
  boolean isGood(OwnSnapshot own) {
    if (own.state() != Snapshot.State.ERROR) {
      return true;
    }
    journal.error(
        Step.WAITING,
        own.name() + " ended in an error",
        "It counts as nothing. Nothing was deleted.");
    journal.failed();
    return false;
  }

  private Optional<OwnSnapshot> judged(OwnSnapshot own) {
    if (!isGood(own)) {
      return Optional.empty();
    }
    if (own.isAvailable() || !settings.waits()) {
      return Optional.of(own);
    }
    if (inLatest(own).isEmpty()) {
      unseen(own);
      return Optional.empty();
    }
    journal.error(
        Step.WAITING,
        own.name() + " is still pending after " + limit(),
        "It does not count yet; what was deleted was judged without it.");
    return Optional.of(own);
  }

  private void unseen(OwnSnapshot own) {
    Optional<String> unreadable =
        account.latest().flatMap(listing -> listing.unreadable(own.name()));
    if (unreadable.isPresent()) {
      unseen(own, "could not be read: " + unreadable.get(), "Look at it in the console.");
    } else if (hasLooked) {
      unseen(own, "is not listed after " + limit(), "Has somebody deleted it?");
    } else {
      unseen(own, "no listing came back within " + limit(), "The next run counts it.");
    }
  }

  private void unseen(OwnSnapshot own, String why, String next) {
    journal.error(
        Step.WAITING, own.name() + " was accepted, but " + why, "Nothing was deleted. " + next);
  }

  private String limit() {
    return settings.patience().toString().substring("PT".length()).toLowerCase(Locale.ROOT);
  }
}
