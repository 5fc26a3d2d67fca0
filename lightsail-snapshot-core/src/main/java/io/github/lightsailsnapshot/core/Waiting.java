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

  private Optional<OwnSnapshot> judged(OwnSnapshot own) {
    if (own.state() == Snapshot.State.ERROR) {
      journal.error(
          Step.WAITING,
          own.name() + " ended in an error",
          "It counts as nothing. Nothing was deleted.");
      journal.failed();
      return Optional.empty();
    }
    if (own.isAvailable() || !settings.waits()) {
      return Optional.of(own);
    }
    if (inLatest(own).isEmpty()) {
      journal.error(
          Step.WAITING,
          own.name() + " was accepted, but is not listed after " + limit(),
          "Nothing was deleted. Has somebody deleted it?");
      return Optional.empty();
    }
    journal.error(
        Step.WAITING,
        own.name() + " is still pending after " + limit(),
        "It does not count yet; what was deleted was judged without it.");
    return Optional.of(own);
  }

  private String limit() {
    return settings.patience().toString().substring("PT".length()).toLowerCase(Locale.ROOT);
  }
}
