package io.github.lightsailsnapshot.core.wire;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every request in order of arrival, noted before anything is done about it. Thread-safe. */
public final class CallLog {
  private final List<Call> calls = new CopyOnWriteArrayList<>();

  CallLog() {}

  void add(Call call) {
    calls.add(call);
  }

  /** All of them so far. */
  public List<Call> all() {
    return List.copyOf(calls);
  }

  /** Those of one operation. */
  public List<Call> of(String operation) {
    return calls.stream().filter(call -> call.operation().equals(operation)).toList();
  }

  /** How many requests there were of one operation. */
  public int count(String operation) {
    return of(operation).size();
  }

  /** The operations in order, to compare with the ones that were permitted or expected. */
  public List<String> operations() {
    return calls.stream().map(Call::operation).toList();
  }

  /** Forgets what was so far. */
  public void clear() {
    calls.clear();
  }
}
