package io.duality.loadgen;

/** How arrivals at a rate are spaced. */
public enum Spacing {
  /** Evenly: one every 1/rate. Several loops and processes are out of phase by equal parts. */
  CONSTANT,
  /** A Poisson process: exponentially distributed gaps, as from many independent users. */
  POISSON
}
