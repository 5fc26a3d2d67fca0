package io.github.lightsailsnapshot.examples.commandline.fleet.file;

/** A key of the file, and what its value must be. */
record Key<T>(String name, ValueType<T> type) {}
