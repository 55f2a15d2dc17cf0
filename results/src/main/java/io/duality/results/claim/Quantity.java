package io.duality.results.claim;

import io.duality.results.Metric;
import io.duality.results.TrialRecord;
import java.util.OptionalDouble;

/** What is read off a trial. */
@FunctionalInterface
interface Quantity {
  OptionalDouble of(TrialRecord trial);

  /** A time in milliseconds and the think time with it: what a client takes to go round once. */
  static Quantity plusThink(Metric metric) {
    return trial -> {
      OptionalDouble millis = metric.of(trial);
      return millis.isEmpty()
          ? millis
          : OptionalDouble.of(millis.getAsDouble() + trial.setup().thinkSeconds() * 1e3);
    };
  }
}
