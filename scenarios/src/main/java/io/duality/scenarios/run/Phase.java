package io.duality.scenarios.run;

/** Where a trial stands. */
public enum Phase {
  START("starting"),
  RAMP("connecting"),
  WARMUP("warming up"),
  WINDOW("measuring"),
  STOP("stopping");

  private final String words;

  Phase(String words) {
    this.words = words;
  }

  /** For a line of progress. */
  public String words() {
    return words;
  }
}
