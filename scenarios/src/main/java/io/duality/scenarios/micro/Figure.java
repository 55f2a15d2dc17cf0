package io.duality.scenarios.micro;

import io.duality.results.gate.Rule.Better;
import java.util.List;

/**
 * One figure of one benchmark, fork by fork.
 *
 * @param id tells it from all others: the benchmark's full name, its parameters, its mode, and the
 *     metric
 * @param benchmark for people: class, method and parameters
 * @param metric {@code time}, {@code throughput} or {@code allocated}
 * @param better which direction is an improvement
 * @param unit as JMH writes it
 * @param forks the mean of each fork's iterations, finite, in the forks' order
 */
record Figure(
    String id, String benchmark, String metric, Better better, String unit, List<Double> forks) {
  static final String TIME = "time";
  static final String THROUGHPUT = "throughput";
  static final String ALLOCATED = "allocated";

  Figure {
    forks = List.copyOf(forks);
  }
}
