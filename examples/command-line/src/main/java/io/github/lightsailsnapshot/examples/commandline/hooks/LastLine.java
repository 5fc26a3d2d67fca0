package io.github.lightsailsnapshot.examples.commandline.hooks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadFactory;

/** Reads the output of a process, and remembers the last line that is not blank. */
final class LastLine implements Runnable {
  private static final int LONGEST = 300;
  private static final long SOON_MILLIS = 1_000;

  private final Reader text;
  private final Thread reading;
  private volatile String last = "";

  private LastLine(InputStream bytes, ThreadFactory threads) {
    this.reading = threads.newThread(this);
    this.text = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
  }

  static LastLine of(InputStream bytes, ThreadFactory threads) {
    LastLine line = new LastLine(bytes, threads);
    line.reading.start();
    return line;
  }

  @Override
  public void run() {
    StringBuilder line = new StringBuilder();
    try {
      for (int next = text.read(); next >= 0; next = text.read()) {
        if (next == '\n') {
          remember(line);
          line.setLength(0);
        } else if (line.length() < LONGEST) {
          line.append((char) next);
        }
      }
    } catch (IOException closed) {
      line.append(" (its output broke off)");
    }
    remember(line);
  }

  private void remember(StringBuilder line) {
    String read = line.toString().strip();
    if (!read.isEmpty()) {
      last = read;
    }
  }

  /** The line in quotes. It does not wait for background processes that continue to write. */
  String soon() throws InterruptedException {
    reading.join(SOON_MILLIS);
    return last.isEmpty() ? "without a word" : "\"" + last + "\"";
  }
}
