package io.github.lightsailsnapshot.core.simulation;

/** What must hold, whatever happens. */
enum Invariant {
  ONLY_ITS_OWN("what the job did not make is never deleted"),
  ACCEPTED_FIRST("nothing is deleted before the run's own snapshot was accepted"),
  ON_A_COMPLETE_LISTING("nothing is deleted that the last complete listing does not show"),
  ON_A_FRESH_PLAN("a plan older than ten minutes is made anew before the next deletion"),
  NOTHING_THE_POLICY_KEEPS("nothing is deleted that the policy keeps on the last complete listing"),
  ONLY_WHAT_IS_JUDGED(
      "only available snapshots are judged, and failed ones go only if the host says so"),
  LAST_RECOVERY_POINT("the newest available snapshot stays, and that of each source"),
  ITS_OWN_SNAPSHOT_STAYS("a run never deletes its own snapshot"),
  CEILING("never more deletions than the ceiling allows"),
  ONE_A_SLOT("at most one snapshot that did not fail is ever made in a slot"),
  ONE_A_RUN("a run makes at most one snapshot that does not fail"),
  NAME_ONCE("a name is never used twice"),
  NAME_STAYS("no snapshot is deleted while its name may still be requested"),
  SLOT_OF_THE_SERVICE(
      "a slot is that of the service's time, and asked for until an hour after its end"),
  SLOT_OF_THE_SCHEDULER(
      "a run that is meant for a moment takes the slot of that moment, or says why not"),
  SAME_NAME(
      "what got no answer is asked for again by the same name, once a listing does not show it"),
  LAST_LOOK("no run fails before it has looked whether its slot is served"),
  AGE_BY_THE_SERVICE("ages are measured on the service's time"),
  AT_REST("the source is at rest for each request for a snapshot, and goes on right after it"),
  SLOT_RESUMED("a snapshot that was asked for before, or whose reply was lost, is found again"),
  STOPS_AT_ONCE("no call after an interruption or the end of the process"),
  BOUNDED("every run is bounded"),
  DEADLINE("a run is over by its deadline, and says that it was stopped by it"),
  PATIENCE("what is not there yet is waited for"),
  ONE_REPORT("every run ends in exactly one report"),
  TRUE_REPORT("the report is true in every line"),
  EVERY_FAILURE_REPORTED("every failure is in the report"),
  OUTCOME("the outcome is that of the table"),
  EVERYBODY_TOLD("every notifier is told once, and what failed is noted"),
  RECOVERS("two runs after the last fault the account is what the policy says");

  private final String sentence;

  Invariant(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String toString() {
    return sentence;
  }
}
