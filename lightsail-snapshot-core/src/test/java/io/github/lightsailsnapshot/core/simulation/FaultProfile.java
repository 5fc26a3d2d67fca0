package io.github.lightsailsnapshot.core.simulation;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How hard a world is.
 *
 * @param faults the odds that a call goes wrong
 * @param meddling the odds that somebody else does something before a call
 * @param lag how far a listing can be behind what was done
 * @param datesListings whether a listing tells when it was served
 * @param datesCreations whether the answer to a creation tells when it was accepted
 * @param slowListeners whether progress listeners can take their time
 * @param holdUps the odds that a host is held up for minutes to hours after a call or in a pause
 * @param spells the odds that calls fail for a while as a round begins
 */
record FaultProfile(
    double faults,
    double meddling,
    Duration lag,
    boolean datesListings,
    boolean datesCreations,
    boolean slowListeners,
    double holdUps,
    double spells) {
  static final FaultProfile FAIR = new FaultProfile(0, 0, Duration.ZERO, true, true, false, 0, 0);

  private static final double[] FAULTS = {0, 0.02, 0.02, 0.05, 0.05, 0.15, 0.15, 0.4, 0.8};
  private static final double[] MEDDLING = {0, 0, 0.005, 0.02};
  private static final int[] LAGS = {0, 0, 3, 8, 25, 50};

  static FaultProfile drawn(SeededRandom seeded) {
    SplittableRandom random = seeded.draw("the weather");
    boolean datesListings = random.nextInt(8) > 0;
    return new FaultProfile(
        FAULTS[random.nextInt(FAULTS.length)],
        MEDDLING[random.nextInt(MEDDLING.length)],
        Duration.ofSeconds(LAGS[random.nextInt(LAGS.length)]),
        datesListings,
        random.nextInt(8) > 0,
        datesListings && random.nextInt(6) == 0,
        random.nextInt(6) == 0 ? 0.05 : 0,
        random.nextInt(4) == 0 ? 0.5 : 0);
  }
}
