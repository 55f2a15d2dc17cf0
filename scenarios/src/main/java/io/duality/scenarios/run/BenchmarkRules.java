package io.duality.scenarios.run;

import io.duality.results.Measurement;
import io.duality.results.Reason;
import io.duality.scenarios.spec.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides whether a benchmark's figures may be read as its own. There are no clients whose rules
 * could be broken: what remains is the machine, and JMH's iterations. Pure.
 */
final class BenchmarkRules {
  /**
   * Beyond, others had so much of the CPUs that the benchmark, which has all of them, missed it.
   */
  static final double MAX_FOREIGN = Surroundings.NOTEWORTHY_SHARE;

  private BenchmarkRules() {}

  /** The rules that are broken; empty for a valid trial. */
  static List<Reason> reasons(Measurement measured, MachineShares around) {
    List<Reason> reasons = new ArrayList<>();
    iterations(measured.serverCounters().getOrDefault(Measurement.ITERATIONS, 0L))
        .ifPresent(reasons::add);
    foreign(around.foreign()).ifPresent(reasons::add);
    Validity.steal(around.steal()).ifPresent(reasons::add);
    return reasons;
  }

  private static Optional<Reason> iterations(long iterations) {
    return iterations >= Workload.Jmh.ITERATIONS
        ? Optional.empty()
        : Optional.of(
            new Reason(
                "too-few",
                iterations + " iterations",
                "JMH made "
                    + iterations
                    + " iterations, "
                    + Workload.Jmh.ITERATIONS
                    + " are the least; see the trial's log"));
  }

  private static Optional<Reason> foreign(double share) {
    return share <= MAX_FOREIGN
        ? Optional.empty()
        : Optional.of(
            new Reason(
                "foreign-cpu",
                "CPUs shared",
                String.format(
                    Locale.ROOT,
                    "other programs used %.0f %% of the CPUs in the window, %.0f %% is the limit;"
                        + " end them, and repeat the trial",
                    share * 100,
                    MAX_FOREIGN * 100)));
  }
}
