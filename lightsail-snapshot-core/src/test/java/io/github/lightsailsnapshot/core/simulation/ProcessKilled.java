package io.github.lightsailsnapshot.core.simulation;

/** The end of a process, as sudden as Java allows: what the product does when it has caught this has no effect. */
final class ProcessKilled extends Error {
  private static final long serialVersionUID = 1L;

  ProcessKilled() {
    super("killed", null, false, false);
  }
}
