package io.duality.scenarios.cli;

import io.duality.scenarios.plan.Estimate;
import io.duality.scenarios.plan.TrialPlan;
import java.time.Duration;
import java.util.List;

/**
 * How long a run will still take: the estimates of the trials that are left, corrected by how well
 * the estimates of those behind were. Not thread-safe.
 */
final class TimeLeft {
  private final List<TrialPlan> trials;
  private long totalNanos;
  private int current;
  private long doneEstimateNanos;
  private long doneNanos;

  TimeLeft(List<TrialPlan> trials) {
    this.trials = trials;
    this.totalNanos = Estimate.of(trials).toNanos();
  }

  /**
   * A trial begins; those before it that have not been run never will.
   *
   * @param index its place among the trials
   */
  void begin(int index) {
    while (current < index) {
      totalNanos -= currentEstimateNanos();
      current++;
    }
  }

  /**
   * A trial is over.
   *
   * @param took its real time
   */
  void ended(Duration took) {
    doneEstimateNanos += Estimate.of(trials.get(current)).toNanos();
    doneNanos += took.toNanos();
    current++;
  }

  /**
   * What is left.
   *
   * @param inTrial time since the current trial began
   */
  Duration left(Duration inTrial) {
    if (current >= trials.size()) {
      return Duration.ZERO;
    }
    long own = Math.max(0, currentEstimateNanos() - (long) (inTrial.toNanos() / correction()));
    long others = totalNanos - doneEstimateNanos - currentEstimateNanos();
    return Duration.ofNanos((long) ((own + others) * correction()));
  }

  /** Part of the run that is over, 0 to 1. */
  double fraction(Duration inTrial) {
    if (current >= trials.size()) {
      return 1;
    }
    double own = Math.min((double) currentEstimateNanos(), inTrial.toNanos() / correction());
    return totalNanos == 0 ? 0 : (doneEstimateNanos + own) / (double) totalNanos;
  }

  private long currentEstimateNanos() {
    return Estimate.of(trials.get(current)).toNanos();
  }

  private double correction() {
    return doneEstimateNanos == 0 ? 1 : Math.clamp((double) doneNanos / doneEstimateNanos, 0.2, 5);
  }

  /** As {@code 45s}, {@code 3m 20s} or {@code 2h 5m}. */
  static String text(Duration duration) {
    long seconds = Math.round(duration.toMillis() / 1e3);
    if (seconds < 60) {
      return seconds + "s";
    }
    if (seconds < 3600) {
      return seconds / 60 + "m " + seconds % 60 + "s";
    }
    return seconds / 3600 + "h " + seconds % 3600 / 60 + "m";
  }
}
