package io.github.lightsailsnapshot.examples.commandline.packaged;

/**
 * What came of a process.
 *
 * @param status its exit status
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record Ended(int status, String out, String err) {}
