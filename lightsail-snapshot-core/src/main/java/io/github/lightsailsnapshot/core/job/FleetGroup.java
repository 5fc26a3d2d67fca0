package io.github.lightsailsnapshot.core.job;

import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.engine.ForeignCode;
import io.github.lightsailsnapshot.core.selection.Instance;
import io.github.lightsailsnapshot.core.selection.InstanceClient;
import io.github.lightsailsnapshot.core.selection.Selection;
import java.util.Objects;

/**
 * A part of a fleet: the instances of one region that a selection takes, each with a job from the same template. Immutable
 * and thread-safe if its clients and template are.
 *
 * @param snapshots the client for the snapshots; groups that share it share its listings
 * @param instances lists the instances; groups that share it list them once
 * @param selection which instances the group takes
 * @param template creates the job of each
 */
public record FleetGroup(
    SnapshotClient snapshots, InstanceClient instances, Selection selection, JobTemplate template) {

  /**
   * Checks that the template gives each instance names of its own.
   *
   * @throws IllegalArgumentException if several instances can be selected and the template gives them the same basename
   */
  public FleetGroup {
    Objects.requireNonNull(snapshots, "snapshots");
    Objects.requireNonNull(instances, "instances");
    Objects.requireNonNull(selection, "selection");
    Objects.requireNonNull(template, "template");
    if (!selection.isSingle()) {
      checkNames(snapshots, template);
    }
  }

  private static void checkNames(SnapshotClient snapshots, JobTemplate template) {
    String one = basename(snapshots, template, "one");
    String other = basename(snapshots, template, "other");
    if (!one.isEmpty() && one.equals(other)) {
      throw new IllegalArgumentException("The template gives every instance the basename \"" + one
          + "\"; names are unique in a region, so put {source} into it, such as {source}-" + one);
    }
  }

  /** Empty if the template, which is foreign code, creates no job for an instance of this name. */
  private static String basename(SnapshotClient snapshots, JobTemplate template, String name) {
    try {
      return template.job(snapshots, Instance.named(name)).naming().basename();
    } catch (Throwable notForEveryInstance) {
      ForeignCode.keepInterruption(notForEveryInstance);
      return "";
    }
  }
}
