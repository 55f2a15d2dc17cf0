package io.duality.scenarios.run;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.LoadReport;
import io.duality.results.Measurement;
import io.duality.results.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rules on a load at a rate: what was due was sent, on time, and answered. Pure. */
final class ScheduleRules {
  /** Completed of those due. Below it a queue grows, and times depend on how long one waits. */
  static final double MIN_RATE_RATIO = 0.99;

  /**
   * How late requests may be begun, against what they take: a tenth of the same percentile of the
   * response time, which contains the lag. It is the 99th, or a lower one where too few requests
   * tell of that.
   */
  static final double MAX_LAG = 0.10;

  /** What the kernel's timers and a burst of other requests cost in any case. */
  static final double MAX_LAG_NANOS = 1e6;

  /**
   * So many standard deviations of what is under way at the window's two ends. That number is
   * Poisson in a queue with many servers (M/G/infinity), with X * R as mean and variance.
   */
  private static final double CUT_DEVIATIONS = 3;

  /**
   * What a rule needs beyond the figures.
   *
   * @param offered requests that were due in the window
   * @param percentile that the next two are of
   * @param lagNanos delay from when a request was due to when its connect or send was begun
   * @param responseNanos response time
   */
  record Schedule(long offered, double percentile, double lagNanos, double responseNanos) {
    private static final List<Double> PERCENTILES = List.of(99.0, 90.0, 50.0);

    /** Of a window; empty in a closed loop. */
    static Optional<Schedule> of(Arrival arrival, LoadReport window) {
      return switch (arrival) {
        case Arrival.Closed _, Arrival.Chat _ -> Optional.empty();
        case Arrival.Open _, Arrival.Sessions _ -> Optional.of(of(window));
      };
    }

    /** Of a window at a rate. */
    static Schedule of(LoadReport window) {
      long samples = window.response().getTotalCount();
      double percentile =
          PERCENTILES.stream().filter(each -> Tail.known(samples, each)).findFirst().orElse(0.0);
      return new Schedule(
          window.offered(),
          percentile,
          window.sendLag().getValueAtPercentile(percentile),
          window.response().getValueAtPercentile(percentile));
    }
  }

  private ScheduleRules() {}

  /**
   * The rules that are broken.
   *
   * @param errorsAllowed whether a gate judges failed requests: they have had their answer, then
   */
  static List<Reason> reasons(Measurement measured, Schedule schedule, boolean errorsAllowed) {
    List<Reason> reasons = new ArrayList<>();
    rate(measured, schedule, errorsAllowed).ifPresent(reasons::add);
    lag(schedule).ifPresent(reasons::add);
    return reasons;
  }

  private static Optional<Reason> rate(
      Measurement measured, Schedule schedule, boolean errorsAllowed) {
    long failed = measured.errors().values().stream().mapToLong(Long::longValue).sum();
    long ended = measured.completed() + (errorsAllowed ? failed : 0);
    double underWay = measured.throughput() * measured.response().mean() / 1e6;
    double cut = CUT_DEVIATIONS * Math.sqrt(2 * Math.max(1, underWay));
    double least = schedule.offered() * MIN_RATE_RATIO - cut;
    if (ended >= least) {
      return Optional.empty();
    }
    double ratio = (double) ended / Math.max(1, schedule.offered());
    return Optional.of(
        new Reason(
            "rate-short",
            String.format(Locale.ROOT, "%.1f %% of the rate", ratio * 100),
            String.format(
                Locale.ROOT,
                "%,d of %,d requests that were due %s, %.1f %%; %.0f %% is the limit: %s",
                ended,
                schedule.offered(),
                errorsAllowed ? "ended" : "completed",
                ratio * 100,
                MIN_RATE_RATIO * 100,
                ended + failed < least || errorsAllowed
                    ? "times grow with the window; lower --rate"
                    : String.format(Locale.ROOT, "%,d failed; mend the server", failed))));
  }

  private static Optional<Reason> lag(Schedule schedule) {
    double limit = Math.max(MAX_LAG_NANOS, schedule.responseNanos() * MAX_LAG);
    return schedule.lagNanos() <= limit
        ? Optional.empty()
        : Optional.of(
            new Reason(
                "schedule-lag",
                "late by schedule",
                String.format(
                    Locale.ROOT,
                    "%.0f %% of the requests were begun %.2f ms late or later, %.2f ms is the limit:"
                        + " give a longer --warmup, more --connections, or more --threads",
                    100 - schedule.percentile(),
                    schedule.lagNanos() / 1e6,
                    limit / 1e6)));
  }
}
