package io.github.lightsailsnapshot.core.spi;

/**
 * Quiesces the source before a snapshot is requested, or releases it afterwards: for example, flushes and locks a
 * database, or freezes a file system. A snapshot contains what the disk holds at the moment of the request, so the
 * source is quiesced only briefly.
 *
 * <p>A job calls each hook on a separate thread, which it interrupts when the hook exceeds its time limit.
 */
@FunctionalInterface
public interface ConsistencyHook {

  /**
   * Quiesces or releases the source.
   *
   * @throws Exception if that failed; the message is reported, so it must not contain secrets
   */
  void run() throws Exception;
}
