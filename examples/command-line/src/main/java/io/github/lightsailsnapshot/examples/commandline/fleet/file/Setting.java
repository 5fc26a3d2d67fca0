package io.github.lightsailsnapshot.examples.commandline.fleet.file;

/**
 * A value that was read and is right.
 *
 * @param at where it is
 * @param written as it is in the file, for messages
 * @param value with what its references stand for
 */
public record Setting(Position at, String written, String value) {
  <T> T as(Key<T> key) {
    return key.type().parse(value);
  }
}
