package io.github.lightsailsnapshot.core.engine;

import java.util.Optional;

/**
 * What is known before a snapshot is asked for.
 *
 * @param listing the complete listing, if there is one
 * @param time the service's time, if it told; a failed answer can tell it as well
 * @param mayRecover whether another listing may succeed where this one failed
 */
record DecisionBasis(Optional<JobListing> listing, Optional<ServiceTime> time, boolean mayRecover) {
  boolean tellsSlot() {
    return listing.isPresent() || time.isPresent();
  }
}
