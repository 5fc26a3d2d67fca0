package io.github.lightsailsnapshot.examples.cluster;

import java.time.Instant;

/**
 * What a task is about: a source, and the slot in which it gets a snapshot.
 *
 * @param source the name of the instance
 * @param scheduledFor the time for which the snapshot was scheduled
 */
record SourceSlot(String source, Instant scheduledFor) {
  private static final String SEPARATOR = "@";

  /** Reads the id of a task. Names in Lightsail contain no separator. */
  static SourceSlot parse(String id) {
    int at = id.lastIndexOf(SEPARATOR);
    return new SourceSlot(id.substring(0, at), Instant.parse(id.substring(at + 1)));
  }

  /** Returns the id of the task, such as {@code web-1@2026-11-22T03:00:00Z}. */
  @Override
  public String toString() {
    return source + SEPARATOR + scheduledFor;
  }
}
