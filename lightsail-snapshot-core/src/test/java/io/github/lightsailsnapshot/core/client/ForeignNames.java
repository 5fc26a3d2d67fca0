package io.github.lightsailsnapshot.core.client;

import java.util.List;

/** Names that a job with the basename {@code nightly} does not give, however near they come to its own. */
public final class ForeignNames {
  /** One for each part of the grammar that could be read too loosely. */
  public static final List<String> NEAR_NIGHTLY = List.of(
      "nightly",
      "nightly-2",
      "nightly-golden-before-upgrade",
      "nightlyA1",
      "nightly-2023-03-01",
      "nightly-2023-02-30T00-00-00Z",
      "nightly-2023-03-01T00-00-00Z-1",
      "nightly-2023-03-01T00-00-00Z-x",
      "Nightly-2023-03-01T00-00-00Z",
      "x-nightly-2023-03-01T00-00-00Z",
      "weekly-2023-03-01T00-00-00Z");

  private ForeignNames() {}
}
