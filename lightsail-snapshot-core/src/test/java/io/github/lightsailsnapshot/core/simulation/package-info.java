/**
 * The job in simulated worlds. A {@link io.github.lightsailsnapshot.core.simulation.World} is one story, told by its seed: an
 * account ({@code SimulatedRegion}), settings of the job ({@code JobPlan}), what is there at the beginning ({@code InitialState}), hosts
 * that run the job one after the other or at once ({@code Execution} on the {@code VirtualScheduler}, in virtual time), everything that
 * goes wrong ({@code Fault}, {@code OtherActors}, {@code SnapshotLifecycle}, {@code StaleListings}, {@code Recipients}, {@code SimulatedHooks}), and a calm end ({@code
 * RecoveryPhase}).
 *
 * <p>A {@code Invariant} is what must hold. {@code DeletionRules} and {@code SlotRule} look at each call, {@code ReportRules} at the
 * end of each execution; they know the truth from the region and what the job could know from its {@code CallTrace}. Nothing in
 * them asks the product what is right.
 *
 * <p>{@code Simulation} plays many worlds, {@code Shrinker} makes the story of a failure short, and {@code KnownMistake}
 * shows that there would be one.
 */
package io.github.lightsailsnapshot.core.simulation;
