package io.github.lightsailsnapshot.core.simulation;

/** The three calls of a client. */
enum CallKind {
  LIST,
  CREATE,
  DELETE
}
