package io.github.lightsailsnapshot.core.simulation;

/** The end of a process, as sudden as Java allows: nothing of the product may catch it. */
final class Killed extends Error {
  private static final long serialVersionUID = 1L;

  Killed() {
    super("killed", null, false, false);
  }
}
