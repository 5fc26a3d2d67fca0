package io.github.lightsailsnapshot.examples.commandline.fleet;

import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.selection.InstanceClient;

/** A region of an account: the clients that all groups there share. */
record Place(SnapshotClient snapshots, InstanceClient instances) {
  static Place unreachable(UnreachablePlace place) {
    return new Place(place, place.instances());
  }

  String region() {
    return snapshots.where().region().orElse("the default region");
  }
}
