package io.github.lightsailsnapshot.core.spi;

/**
 * Brings the source to rest before a snapshot is asked for, or lets it go on afterwards: flushes and locks a database, freezes
 * a file system. A snapshot is what the disk holds at the moment when it is asked for, so the rest is short.
 *
 * <p>It is called on a thread of its own, which is interrupted at the limit.
 */
@FunctionalInterface
public interface ConsistencyHook {

  /**
   * Does its part.
   *
   * @throws Exception if it could not; its message must hold no secret, because it is reported
   */
  void run() throws Exception;
}
