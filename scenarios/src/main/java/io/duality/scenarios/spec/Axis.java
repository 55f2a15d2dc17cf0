package io.duality.scenarios.spec;

/** What x is in a workload over the network; the rest is as the file says. */
public sealed interface Axis {

  /** A part of the load. */
  enum Load implements Axis {
    /** The clients that send requests. */
    CLIENTS,
    /** Connections beside them on which nothing is sent. */
    IDLE,
    /** Requests, or sessions, that come in a second. */
    RATE,
    /** What a request computes or waits: the number in its route, microseconds or milliseconds. */
    COST
  }

  /**
   * The value of an option, which every server of the scenario takes; the load is always the same.
   *
   * @param name of the option
   */
  record Option(String name) implements Axis {
    public Option {
      if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
        throw new InvalidInputException(
            "expected the name of an option such as accept-limit, found '" + name + "'");
      }
    }
  }
}
