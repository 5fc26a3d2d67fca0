package io.github.lightsailsnapshot.core;

/**
 * Is told of each step while a run goes on. It is called on the run's own thread, so it should be quick; what it throws is
 * noted as a warning and changes nothing else.
 */
@FunctionalInterface
public interface ProgressListener {

  /**
   * Something happened.
   *
   * @param progress what; its {@code toString()} is a line for people
   */
  void on(Progress progress);
}
