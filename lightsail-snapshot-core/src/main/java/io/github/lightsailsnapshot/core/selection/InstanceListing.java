package io.github.lightsailsnapshot.core.selection;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The instances of a region.
 *
 * @param instances the instances, in any order
 * @param missing why some may be missing; empty if the listing is complete
 */
public record InstanceListing(List<Instance> instances, Optional<SnapshotException> missing) {

  /** Copies the list. */
  public InstanceListing {
    instances = List.copyOf(instances);
    Objects.requireNonNull(missing, "missing");
  }

  /**
   * Creates a complete listing.
   *
   * @param instances the instances
   * @return the listing
   */
  public static InstanceListing of(List<Instance> instances) {
    return new InstanceListing(instances, Optional.empty());
  }

  /**
   * Returns this listing with other instances.
   *
   * @param others the instances
   * @return the listing, complete if this one is
   */
  public InstanceListing with(List<Instance> others) {
    return new InstanceListing(others, missing);
  }

  /**
   * Returns this listing as an incomplete one.
   *
   * @param why why some instances may be missing
   * @return the listing
   */
  public InstanceListing incomplete(SnapshotException why) {
    return new InstanceListing(instances, Optional.of(why));
  }
}
