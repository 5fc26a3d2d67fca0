package io.github.lightsailsnapshot.retention.forecast;

import io.github.lightsailsnapshot.retention.Snapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Two policies side by side, run over the same scenario.
 *
 * @param one the forecast of one policy
 * @param other the forecast of the other policy
 */
public record Comparison(Forecast one, Forecast other) {

  /**
   * Checks that the forecasts can be compared.
   *
   * @throws IllegalArgumentException if the scenarios differ
   */
  public Comparison {
    Objects.requireNonNull(one, "one");
    if (!one.scenario().equals(other.scenario())) {
      throw new IllegalArgumentException(
          "Two forecasts can be compared only if their scenario is the same");
    }
  }

  /**
   * Returns the snapshots that only the other policy holds at the end.
   *
   * @return the snapshots, newest first
   */
  public List<Snapshot> keptOnlyByOther() {
    return heldOnlyBy(other, one);
  }

  /**
   * Returns the snapshots that the other policy has deleted by the end, but this one holds.
   *
   * @return the snapshots, newest first
   */
  public List<Snapshot> deletedOnlyByOther() {
    return heldOnlyBy(one, other);
  }

  private static List<Snapshot> heldOnlyBy(Forecast holder, Forecast without) {
    Set<Snapshot> others = new HashSet<>(without.heldAt(without.last().at()));
    return holder.heldAt(holder.last().at()).stream()
        .filter(snapshot -> !others.contains(snapshot))
        .toList();
  }

  /**
   * Returns how many more snapshots the other policy holds at the most.
   *
   * @return the difference of {@link Forecast#mostHeld()}, negative if the other policy holds fewer
   */
  public int mostHeldMore() {
    return other.mostHeld() - one.mostHeld();
  }

  /**
   * Returns how many more snapshots the other policy holds in the steady state, at the most.
   *
   * @return the difference of {@link SteadyState#most()}, negative if the other policy holds fewer; absent if one of
   *     them has no steady state
   */
  public OptionalInt steadyMore() {
    return one.steady().isPresent() && other.steady().isPresent()
        ? OptionalInt.of(other.steady().get().most() - one.steady().get().most())
        : OptionalInt.empty();
  }
}
