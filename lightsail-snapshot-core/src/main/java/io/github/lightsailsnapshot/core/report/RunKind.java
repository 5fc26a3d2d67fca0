package io.github.lightsailsnapshot.core.report;

/** What a run was asked to do. */
public enum RunKind {
  /**
   * {@link io.github.lightsailsnapshot.core.job.SnapshotJob#run()}: take a snapshot, then delete what the policy does
   * not keep.
   */
  RUN("snapshot"),
  /** {@link io.github.lightsailsnapshot.core.job.SnapshotJob#snapshot()}: take a snapshot only. */
  SNAPSHOT("snapshot"),
  /**
   * {@link io.github.lightsailsnapshot.core.job.SnapshotJob#prune()}: delete what the policy does not keep, without
   * taking a snapshot.
   */
  PRUNE("pruning");

  private final String word;

  RunKind(String word) {
    this.word = word;
  }

  /**
   * Returns whether runs of this kind take a snapshot, so that success means that there is a new one.
   *
   * @return false for {@link #PRUNE} alone
   */
  public boolean takesSnapshot() {
    return this != PRUNE;
  }

  /**
   * Returns the word for a headline, as in "snapshot of web-1" or "pruning of web-1".
   *
   * @return {@code snapshot} or {@code pruning}
   */
  public String word() {
    return word;
  }
}
