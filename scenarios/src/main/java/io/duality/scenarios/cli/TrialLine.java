package io.duality.scenarios.cli;

import io.duality.results.Measurement;
import io.duality.results.Metric;
import io.duality.results.PlanDocument;
import io.duality.results.Reason;
import io.duality.results.TrialRecord;
import io.duality.scenarios.spec.Counted;
import java.util.OptionalDouble;

/** One line on one finished trial. */
final class TrialLine {
  private TrialLine() {}

  /** What a run's trials are chiefly about: the metric of its first chart. */
  static Metric headline(PlanDocument plan) {
    return plan.charts().isEmpty() ? Metric.THROUGHPUT : plan.charts().getFirst().metric();
  }

  static String of(TrialRecord trial, PlanDocument plan) {
    String start = trial.model() + " at " + Counted.grouped(trial.x(), plan.xName()) + ": ";
    return start
        + switch (trial.outcome()) {
          case VALID -> figures(trial, plan);
          case INVALID -> figures(trial, plan) + "; not valid: " + reasons(trial);
          case FAILED -> "failed: " + reasons(trial);
          case IMPOSSIBLE -> "not possible here: " + reasons(trial);
        };
  }

  private static String figures(TrialRecord trial, PlanDocument plan) {
    Metric metric = headline(plan);
    OptionalDouble value = metric.of(trial);
    Measurement measured = trial.measured();
    String main =
        value.isEmpty() ? "no figure" : Figures.number(value.getAsDouble()) + " " + metric.unit();
    return measured == null || measured.response().count() == 0
        ? main
        : main
            + ", p50 "
            + Figures.micros(measured.response().p50())
            + p99(trial, measured)
            + costs(trial);
  }

  /** Of few completions it is the maximum, and left out as it is everywhere else. */
  private static String p99(TrialRecord trial, Measurement measured) {
    return Metric.RESPONSE_P99.of(trial).isEmpty()
        ? ""
        : ", p99 " + Figures.micros(measured.response().p99());
  }

  /** What a request and a connection take of the server, as far as it is known. */
  private static String costs(TrialRecord trial) {
    return cost(trial, Metric.SWITCHES_PER_REQUEST, " switches a request")
        + cost(trial, Metric.ALLOCATED_PER_REQUEST, " bytes of heap a request")
        + cost(trial, Metric.RSS_PER_CONNECTION, " KiB a connection")
        + threads(trial);
  }

  private static String threads(TrialRecord trial) {
    OptionalDouble value = Metric.THREADS.of(trial);
    return value.isEmpty()
        ? ""
        : ", " + Counted.grouped(Math.round(value.getAsDouble()), "threads");
  }

  private static String cost(TrialRecord trial, Metric metric, String words) {
    OptionalDouble value = metric.of(trial);
    return value.isEmpty() ? "" : ", " + Figures.number(value.getAsDouble()) + words;
  }

  private static String reasons(TrialRecord trial) {
    return String.join("; ", trial.reasons().stream().map(Reason::message).toList());
  }
}
