package io.duality.results.gate;

/** What the gate says of a metric, or of all; from the mildest to the gravest. */
public enum Verdict {
  /** A change for the worse as large as delta is ruled out. */
  PASS,
  /** Neither ruled out nor shown: more pairs, or a quieter machine, would tell. */
  INCONCLUSIVE,
  /** The base differs from itself by more than delta: this machine cannot tell now. */
  NOISY,
  /** What was measured breaks a rule of validity on one side. */
  INVALID,
  /** Worse by more than delta, and not by chance. */
  FAIL
}
