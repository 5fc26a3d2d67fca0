package io.github.lightsailsnapshot.core.spi;

/**
 * Receives an event for each step of a run. It is called on the run's thread, so it should return quickly. If it throws
 * an exception, the report contains a warning; the run is not affected otherwise.
 */
@FunctionalInterface
public interface JobListener {

  /**
   * Handles an event.
   *
   * @param event what happened, and in which run
   */
  void onEvent(JobEvent event);
}
