package io.github.lightsailsnapshot.core.engine;

import java.util.Optional;

/**
 * What is known before a snapshot is requested.
 *
 * @param listing the complete listing, if there is one
 * @param time the service's time, if it reported it; a failed answer can contain it as well
 * @param mayRecover whether another listing may succeed after this one failed
 */
record DecisionBasis(Optional<JobListing> listing, Optional<ServiceTime> time, boolean mayRecover) {
  boolean tellsSlot() {
    return listing.isPresent() || time.isPresent();
  }
}
