package io.duality.loadgen;

import java.time.Duration;

/**
 * How much of a load there is over time, from its begin on: of the clients that are active (closed
 * loop), or of the rate (open loop, sessions). A client that is not active has no connection.
 */
public sealed interface Shape {
  /** All of it all the time. */
  Shape STEADY = new Steady();

  /** All of it all the time. */
  record Steady() implements Shape {}

  /**
   * A little, then all, then a little again: Welsh and Culler (USITS'03) use 3 clients, then 1,000.
   *
   * @param base clients, or requests or sessions per second, outside of the spike; of all processes
   * @param before the spike, up to 24 hours
   * @param length of the spike, up to 24 hours
   */
  record Spike(double base, Duration before, Duration length) implements Shape {
    public Spike {
      requireLevel(base);
      requireTime("time before the spike", before);
      requireTime("length of the spike", length);
    }
  }

  /**
   * 1/n of it, then 2/n, up to all.
   *
   * @param count how many steps, 1 to 1,000
   * @param each how long each lasts, up to 24 hours
   */
  record Steps(int count, Duration each) implements Shape {
    public Steps {
      Range.require("steps", count, 1, 1_000);
      requireTime("length of a step", each);
    }
  }

  /**
   * Evenly more, up to all.
   *
   * @param base clients, or requests or sessions per second, at the begin; of all processes
   * @param length until all are there, up to 24 hours
   */
  record Slope(double base, Duration length) implements Shape {
    public Slope {
      requireLevel(base);
      requireTime("length of the ramp", length);
    }
  }

  /**
   * All clients of a closed loop in turns with those of another load of this machine, which has the
   * other half of the time; no request begins outside of a load's own turns, and the clients stay
   * connected. The lengths of windows are of its own time.
   *
   * @param each how long a turn lasts, 1 ms to 10 s
   * @param second whether it has the second of two turns; the other load has to have the first
   */
  record Turns(Duration each, boolean second) implements Shape {
    public Turns {
      Range.require("length of a turn", each, Duration.ofMillis(1), Duration.ofSeconds(10));
    }
  }

  private static void requireLevel(double base) {
    Range.require("base of the shape", base, 0, Arrival.MOST_PER_SECOND);
  }

  private static void requireTime(String name, Duration time) {
    Range.require(name, time, Duration.ofMillis(1), Duration.ofHours(24));
  }
}
