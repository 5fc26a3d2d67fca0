package io.github.lightsailsnapshot.core.wire;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * What goes wrong, and when. Faults of one operation add up, the first planned outermost; each counts all calls that
 * it matches, also those that another one spoils. Thread-safe.
 */
public final class Faults {
  private final List<PlannedFault> planned = new CopyOnWriteArrayList<>();

  Faults() {}

  /**
   * Begins a sentence such as {@code on("CreateInstanceSnapshot").once().resetAfter()}.
   *
   * @param operation for example {@code GetInstanceSnapshots} or {@code SendEmail}
   * @return the fault, planned once it is told what to do
   */
  public Fault on(String operation) {
    return new Fault(planned::add, operation);
  }

  /** From now on all goes well. */
  public void clear() {
    planned.clear();
  }

  Reply around(Call call, Supplier<Reply> effect) {
    List<PlannedFault> due = planned.stream().filter(fault -> fault.takes(call)).toList();
    Supplier<Reply> wrapped = effect;
    for (int i = due.size() - 1; i >= 0; i--) {
      wrapped = due.get(i).around(call, wrapped);
    }
    return wrapped.get();
  }
}
