package io.duality.scenarios.cli;

import io.duality.loadgen.LoadReport;
import io.duality.scenarios.run.Tail;
import io.duality.scenarios.spec.Durations;
import io.duality.scenarios.spec.ShapeText;
import java.time.Duration;
import java.util.Locale;

/** A limit that a load has to keep. */
sealed interface Gate {

  /** How a load stands to a gate. */
  enum Standing {
    KEPT,
    BREACHED,
    /** The figure is not known: there are too few samples. */
    UNKNOWN
  }

  /**
   * A gate, judged.
   *
   * @param name as on the command line
   * @param standing of the load
   * @param message value and limit
   */
  record Verdict(String name, Standing standing, String message) {}

  Verdict judge(LoadReport window);

  /**
   * A percentile of the response time.
   *
   * @param percentile above 0 and below 100
   * @param most that it may be, above zero
   */
  record Percentile(double percentile, Duration most) implements Gate {
    public Percentile {
      if (percentile <= 0 || percentile >= 100 || !most.isPositive()) {
        throw new IllegalArgumentException(
            "expected a percentile above 0 and below 100, and a time above zero");
      }
    }

    @Override
    public Verdict judge(LoadReport window) {
      String name = "slo p" + ShapeText.number(percentile);
      long count = window.response().getTotalCount();
      if (!Tail.known(count, percentile)) {
        return new Verdict(
            name,
            Standing.UNKNOWN,
            String.format(
                Locale.ROOT,
                "%s cannot be judged by %,d requests, %,d are needed; a longer --duration or"
                    + " more --requests give more",
                name,
                count,
                Tail.needed(percentile)));
      }
      long nanos = window.response().getValueAtPercentile(percentile);
      return new Verdict(
          name,
          nanos <= most.toNanos() ? Standing.KEPT : Standing.BREACHED,
          String.format(
              Locale.ROOT,
              "%s of the response time is %s, %s is the limit",
              name,
              Figures.micros(nanos / 1e3),
              Durations.format(most)));
    }
  }

  /**
   * The part of all requests that end in the window which fail.
   *
   * @param most 0 to 1
   */
  record ErrorRate(double most) implements Gate {
    @Override
    public Verdict judge(LoadReport window) {
      long failed = window.errors().values().stream().mapToLong(Long::longValue).sum();
      long all = failed + window.completed();
      double rate = all == 0 ? 0 : (double) failed / all;
      return new Verdict(
          "max-error-rate",
          rate <= most ? Standing.KEPT : Standing.BREACHED,
          String.format(
              Locale.ROOT,
              "%,d of %,d requests failed, %s; %s is the limit",
              failed,
              all,
              percent(rate),
              percent(most)));
    }

    private static String percent(double share) {
      return String.format(Locale.ROOT, "%.4f", share * 100).replaceFirst("\\.?0+$", "") + "%";
    }
  }
}
