package io.github.lightsailsnapshot.core.spi;

/**
 * Is told of each step while a run goes on. It is called on the run's own thread, so it should be quick; what it throws is
 * recorded as a warning and changes nothing else.
 */
@FunctionalInterface
public interface JobListener {

  /**
   * Something happened.
   *
   * @param event what, and in which run
   */
  void onEvent(JobEvent event);
}
