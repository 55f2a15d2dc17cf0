package io.duality.scenarios.spec;

/** What x counts in a workload over the network; the rest of the population is as the file says. */
public enum Axis {
  /** The clients that send requests. */
  CLIENTS,
  /** Connections beside them on which nothing is sent. */
  IDLE,
  /** Requests, or sessions, that come in a second. */
  RATE
}
