package io.github.lightsailsnapshot.core.wire;

/** Ends an exchange without a reply. */
final class ConnectionReset extends RuntimeException {
  private static final long serialVersionUID = 1;
}
