package io.github.lightsailsnapshot.notify.http;

import io.github.lightsailsnapshot.core.report.RunId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The start pings of runs whose reports have not arrived yet. Old entries are eventually removed. */
final class StartPings {
  private static final int MOST = 1_000;

  private final Map<RunId, StartPing> pings = new LinkedHashMap<>() {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<RunId, StartPing> eldest) {
      return size() > MOST;
    }
  };

  /** Adds the start ping of a run, once per run. */
  synchronized void add(RunId run, Supplier<StartPing> ping) {
    if (!pings.containsKey(run)) {
      pings.put(run, ping.get());
    }
  }

  synchronized Optional<StartPing> remove(RunId run) {
    return Optional.ofNullable(pings.remove(run));
  }
}
