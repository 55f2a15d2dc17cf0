package io.duality.results.claim;

/** What a run says of a claim. */
public enum Verdict {
  /** The whole 95 % interval lies where the claim puts it. */
  SUPPORTED,
  /** The whole interval lies where the claim rules it out. */
  REFUTED,
  /** The interval reaches across a limit, or the repeats are too few for one. */
  INCONCLUSIVE,
  /** The run has no valid figure that the claim is about. */
  NOT_MEASURED;

  /** In a sentence or a table: {@code NOT MEASURED}. */
  public String word() {
    return name().replace('_', ' ');
  }
}
