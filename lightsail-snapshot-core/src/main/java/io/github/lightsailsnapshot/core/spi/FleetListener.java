package io.github.lightsailsnapshot.core.spi;

/**
 * Receives an event for each step of each job of a fleet. It is called on several threads, but by one at a time, and
 * should return quickly. If it throws an exception, the report of the fleet contains a warning; the run is not affected
 * otherwise.
 */
@FunctionalInterface
public interface FleetListener {

  /**
   * Handles an event.
   *
   * @param event what happened
   */
  void onEvent(FleetEvent event);
}
