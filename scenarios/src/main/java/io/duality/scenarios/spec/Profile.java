package io.duality.scenarios.spec;

import java.time.Duration;
import java.util.List;

/**
 * How much of a scenario is run.
 *
 * @param xs points on the x axis, ascending, each from 1 to {@link XValues#MAX}
 * @param repeats trials of each point, from 1 to 1000
 * @param warmup before each trial's window, zero or more
 * @param duration of each trial's window, above zero
 * @param servers those of the scenario's that take part; empty for all of them
 */
public record Profile(
    List<Long> xs, int repeats, Duration warmup, Duration duration, List<String> servers) {
  public Profile {
    xs = List.copyOf(xs);
    servers = List.copyOf(servers);
    if (xs.isEmpty()) {
      throw new InvalidInputException("x: expected at least one value, found none");
    }
    if (repeats < 1 || repeats > 1000) {
      throw new InvalidInputException("repeats: expected 1 to 1000, found " + repeats);
    }
    if (warmup.isNegative()) {
      throw new InvalidInputException("warmup: expected zero or more, found " + warmup);
    }
    if (!duration.isPositive()) {
      throw new InvalidInputException(
          "duration: expected more than zero, found " + Durations.format(duration));
    }
  }

  /** One that all servers take part in. */
  public Profile(List<Long> xs, int repeats, Duration warmup, Duration duration) {
    this(xs, repeats, warmup, duration, List.of());
  }
}
