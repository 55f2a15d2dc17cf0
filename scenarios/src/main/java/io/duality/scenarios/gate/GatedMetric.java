package io.duality.scenarios.gate;

import io.duality.loadgen.Arrival;
import io.duality.results.Metric;
import io.duality.results.gate.Rule;
import io.duality.results.gate.Rule.Better;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the gate compares. A closed loop drives the server as fast as it goes: its throughput and
 * what a request costs are the server's, its response times are those of a queue that is always
 * full. A rate below saturation gives the response times, and nothing else that the rate does not
 * set.
 *
 * <p>Floors are added to both values before they are compared, so that a quantity which is nothing
 * on both sides has a ratio, and next to nothing is next to nothing. See docs/gate.md for where
 * deltas and floors come from.
 */
public enum GatedMetric {
  THROUGHPUT(Metric.THROUGHPUT, Better.HIGHER, 0.05, 0, true),
  CPU(Metric.CPU_PER_REQUEST, Better.LOWER, 0.05, 0, true),
  SWITCHES(Metric.SWITCHES_PER_REQUEST, Better.LOWER, 0.10, 0.05, true),
  ALLOCATED(Metric.ALLOCATED_PER_REQUEST, Better.LOWER, 0.03, 32, true),
  RSS(Metric.RSS, Better.LOWER, 0.10, 0, true),
  P99(Metric.RESPONSE_P99, Better.LOWER, 0.25, 0.1, false);

  private final Metric metric;
  private final Better better;
  private final double delta;
  private final double floor;
  private final boolean ofClosedLoop;

  GatedMetric(Metric metric, Better better, double delta, double floor, boolean ofClosedLoop) {
    this.metric = metric;
    this.better = better;
    this.delta = delta;
    this.floor = floor;
    this.ofClosedLoop = ofClosedLoop;
  }

  /** Those that a load tells of. */
  static List<GatedMetric> of(Arrival arrival) {
    boolean closed = arrival instanceof Arrival.Closed;
    return Arrays.stream(values()).filter(each -> each.ofClosedLoop == closed).toList();
  }

  /**
   * The metric of a name, or the error that names those there are.
   *
   * @param name its key, or {@code p99}
   */
  public static GatedMetric named(String name) {
    return Arrays.stream(values())
        .filter(each -> each.key().equals(name) || each.shortName().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new InvalidInputException(
                "unknown metric '" + name + "'" + NearestName.hint(name, names())));
  }

  private static List<String> names() {
    return Stream.of(values()).map(GatedMetric::shortName).toList();
  }

  /** As in records, tables and files. */
  public String key() {
    return metric.key();
  }

  /** As on the command line. */
  public String shortName() {
    return this == P99 ? "p99" : key();
  }

  /** The quantity. */
  public Metric metric() {
    return metric;
  }

  /** The least change that matters unless the user says otherwise, as a part of the base. */
  public double delta() {
    return delta;
  }

  /** What is added to both values, in the metric's unit. */
  public double floor() {
    return floor;
  }

  /** The rule that it is judged by. */
  Rule rule(String scenario, double chosenDelta) {
    return new Rule(scenario, metric, better, chosenDelta);
  }
}
