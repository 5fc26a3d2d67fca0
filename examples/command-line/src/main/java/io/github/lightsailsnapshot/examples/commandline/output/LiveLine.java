package io.github.lightsailsnapshot.examples.commandline.output;

import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A line of a terminal that is written anew every second, until it is cleared. Thread-safe. */
final class LiveLine {
  /** Moves to the beginning of the line and clears it. */
  private static final String CLEARED = "\r\u001b[K";

  /** Without wrapping, because a second line could not be overwritten: a narrow terminal cuts the end off. */
  private static final String UNWRAPPED = "\u001b[?7l";

  private static final String WRAPPED = "\u001b[?7h";

  private final PrintStream out;
  private Optional<ScheduledExecutorService> clock = Optional.empty();
  private Optional<Supplier<String>> text = Optional.empty();
  private String shown = "";

  LiveLine(PrintStream out) {
    this.out = out;
  }

  synchronized void show(Supplier<String> changing) {
    text = Optional.of(changing);
    if (clock.isEmpty()) {
      clock = Optional.of(Executors.newSingleThreadScheduledExecutor(LiveLine::daemon));
      var unused = clock.get().scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
    }
    tick();
  }

  private static Thread daemon(Runnable ticks) {
    Thread thread = new Thread(ticks, "live-line");
    thread.setDaemon(true);
    return thread;
  }

  synchronized void tick() {
    String now = text.map(Supplier::get).orElse("");
    if (!now.equals(shown)) {
      out.print(CLEARED + UNWRAPPED + now + WRAPPED);
      out.flush();
      shown = now;
    }
  }

  synchronized void clear() {
    text = Optional.empty();
    if (!shown.isEmpty()) {
      out.print(CLEARED);
      out.flush();
      shown = "";
    }
  }

  synchronized void close() {
    clear();
    clock.ifPresent(ScheduledExecutorService::shutdownNow);
    clock = Optional.empty();
  }
}
