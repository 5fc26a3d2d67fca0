package io.github.lightsailsnapshot.core.simulation;

/** The three calls of a client. */
enum Verb {
  LIST,
  CREATE,
  DELETE
}
