package io.duality.plot;

import io.duality.plot.figure.Curve;
import io.duality.results.ChartSpec;
import io.duality.results.Metric;
import io.duality.results.PlanDocument;
import java.util.Map;
import java.util.Optional;

/**
 * The line of what was asked for, beside what was served: where requests come at a rate that the
 * plan tells, and that does not change. A closed loop offers whatever is served.
 */
final class OfferedLoad {
  private static final String NUMBER = "[0-9]+(\\.[0-9]+)?";

  private OfferedLoad() {}

  static Optional<Curve> of(PlanDocument plan, ChartSpec spec, Extents extents) {
    Map<String, String> workload = plan.workload();
    boolean served = spec.metric() == Metric.THROUGHPUT || spec.metric() == Metric.GOODPUT;
    double requests = number(workload.getOrDefault("session-requests", "1"));
    if (!served || spec.normalised() || workload.containsKey("shape") || requests == 0) {
      return Optional.empty();
    }
    if (workload.getOrDefault("x-is", "").equals("rate")) {
      return GuideCurves.offered(extents, requests);
    }
    double rate = number(workload.getOrDefault("rate", "0"));
    return rate == 0 ? Optional.empty() : GuideCurves.offeredEverywhere(extents, rate * requests);
  }

  /** Zero where it is none. */
  private static double number(String text) {
    return text.matches(NUMBER) ? Double.parseDouble(text) : 0;
  }
}
