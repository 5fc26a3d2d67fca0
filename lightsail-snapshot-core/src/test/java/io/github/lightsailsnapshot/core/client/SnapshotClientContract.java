package io.github.lightsailsnapshot.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every client does, Lightsail's and the stand-in alike; a region has the instance web-1 at the time given. */
public abstract class SnapshotClientContract {
  protected static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

  /** A region in which a snapshot is pending in one listing and available in the next. */
  protected abstract SnapshotClient client();

  /** Gives a name to something that is no snapshot. */
  protected abstract void holdName(String name);

  /** Puts another instance of the same name in the place of web-1. */
  protected abstract void recreateInstance();

  private Snapshot only() {
    List<Snapshot> snapshots = client().list().snapshots();
    assertThat(snapshots).hasSize(1);
    return snapshots.get(0);
  }

  @Test
  void aRegionWithoutSnapshotsHasAnEmptyListing() {
    assertThat(client().list().snapshots()).isEmpty();
    assertThat(client().list().unreadable()).isEmpty();
  }

  @Test
  void aListingTellsWhenItWasServed() {
    assertThat(client().list().servedAt()).isPresent();
  }

  @Test
  void aSnapshotIsPendingFirstAndAvailableLater() {
    assertThat(client().create("web-1", "first")).contains(NOW);

    Snapshot pending = only();
    assertThat(pending.name()).isEqualTo("first");
    assertThat(pending.source().name()).isEqualTo("web-1");
    assertThat(pending.source().id()).contains("Instance/");
    assertThat(pending.createdAt()).isEqualTo(NOW);
    assertThat(pending.state()).isEqualTo(State.PENDING);
    assertThat(pending.sizeGb()).isPositive();
    assertThat(pending.fromAutomatic()).isFalse();
    assertThat(only()).isEqualTo(pending.withState(State.AVAILABLE));
  }

  @Test
  void aNameIsTakenOnlyOnce() {
    client().create("web-1", "first");

    assertThatThrownBy(() -> client().create("web-1", "first"))
        .isInstanceOf(SnapshotException.NameTaken.class)
        .hasMessageContaining("first");
  }

  @Test
  void aNameIsUniqueAcrossKinds() {
    holdName("disk-1");

    assertThatThrownBy(() -> client().create("web-1", "disk-1"))
        .isInstanceOf(SnapshotException.NameTaken.class);
    assertThatThrownBy(() -> client().create("web-1", "web-1"))
        .isInstanceOf(SnapshotException.NameTaken.class);
  }

  @Test
  void anUnknownInstanceIsNotFound() {
    assertThatThrownBy(() -> client().create("nobody", "first"))
        .isInstanceOf(SnapshotException.NotFound.class)
        .hasMessageContaining("nobody");
  }

  @Test
  void whatIsDeletedIsGone() {
    client().create("web-1", "first");
    client().list();
    client().delete(only());

    assertThat(client().list().snapshots()).isEmpty();
  }

  @Test
  void whatIsGoneIsNotFound() {
    client().create("web-1", "first");
    client().list();
    Snapshot first = only();
    client().delete(first);

    assertThatThrownBy(() -> client().delete(first))
        .isInstanceOf(SnapshotException.NotFound.class)
        .hasMessageContaining("first");
  }

  @Test
  void whatIsPendingIsNotDeleted() {
    client().create("web-1", "first");
    Snapshot pending = Snapshot.available("first", "web-1", NOW).withState(State.PENDING);

    assertThatThrownBy(() -> client().delete(pending))
        .isInstanceOf(SnapshotException.InvalidState.class);
  }

  @Test
  void anInstanceThatTookThePlaceOfAnotherHasAnotherId() {
    client().create("web-1", "first");
    recreateInstance();
    client().create("web-1", "second");

    assertThat(client().list().snapshots())
        .extracting(snapshot -> snapshot.source().id())
        .doesNotHaveDuplicates();
    assertThat(client().list().snapshots())
        .extracting(snapshot -> snapshot.source().name())
        .containsOnly("web-1");
  }
}
