package io.github.lightsailsnapshot.core;

import java.util.regex.Pattern;

/** Takes out of foreign messages what could be a secret: whatever follows the host in an address. */
final class Secrets {
  private static final Pattern AFTER_HOST =
      Pattern.compile("(\\b[A-Za-z][A-Za-z0-9+.-]*://)[^\\s/?#\"'<>]+[^\\s\"'<>]*");

  private Secrets() {}

  static String hidden(Throwable thrown) {
    String message = thrown.getMessage();
    String name = thrown.getClass().getSimpleName();
    return message == null ? name : name + ": " + AFTER_HOST.matcher(message).replaceAll("$1...");
  }
}
