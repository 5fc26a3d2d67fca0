package io.github.lightsailsnapshot.core;

/** What calls of foreign code have in common. */
final class ForeignCode {

  private ForeignCode() {}

  static void stopIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /** Code in a language without checked exceptions can throw that it was interrupted; the flag is cleared then. */
  static void keepInterruption(Throwable thrown) {
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
  }
}
