package io.github.lightsailsnapshot.core.client;

import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.lightsailsnapshot.core.client.Listing.Unreadable;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListingTest {
  @Test
  void anUnreadableItemHasANameAndAReasonThatAreNotNull() {
    assertThatNullPointerException()
        .isThrownBy(() -> new Unreadable(null, "odd"))
        .withMessage("the name of an unreadable item is null; use \"\" for none");
    assertThatNullPointerException()
        .isThrownBy(() -> new Unreadable("s1", null))
        .withMessage("why the item \"s1\" is unreadable is null");
  }

  @Test
  void nullIsRefusedWhereverItStandsAndNamed() {
    assertThatNullPointerException()
        .isThrownBy(() -> Listing.of(Arrays.asList((Snapshot) null)))
        .withMessage("an element of a listing's snapshots is null");
    assertThatNullPointerException()
        .isThrownBy(
            () -> new Listing(List.of(), Arrays.asList((Unreadable) null), Optional.empty()))
        .withMessage("an element of a listing's unreadable is null");
    assertThatNullPointerException()
        .isThrownBy(() -> Listing.of(null))
        .withMessage("a listing's snapshots is null; use an empty list");
    assertThatNullPointerException()
        .isThrownBy(() -> new Listing(List.of(), List.of(), null))
        .withMessageContaining("servedAt");
  }
}
