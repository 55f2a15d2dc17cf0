package io.duality.results;

/** How a trial ended. Every outcome is a result: it is recorded, drawn and never dropped. */
public enum Outcome {
  /** Measured, and every validity rule held. */
  VALID,
  /** Measured, but a validity rule was broken: drawn hollow, with its reasons. */
  INVALID,
  /** Started, but no figure came of it: a process died, never became ready or ran out of time. */
  FAILED,
  /** Never started: a limit of this machine rules it out, and the reasons name it. */
  IMPOSSIBLE
}
