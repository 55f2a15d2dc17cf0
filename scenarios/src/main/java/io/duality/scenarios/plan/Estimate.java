package io.duality.scenarios.plan;

import java.time.Duration;
import java.util.List;

/**
 * How long trials will take, for progress bars. Rough: what is known ahead is the windows; starting
 * JVMs, connecting and draining are guessed from measurements on two cores.
 */
public final class Estimate {
  private static final double START_SECONDS = 1.2;
  private static final double CONNECTS_PER_SECOND = 12_000;

  private Estimate() {}

  /** Of one trial, start to end. */
  public static Duration of(TrialPlan trial) {
    if (!trial.impossible().isEmpty()) {
      return Duration.ZERO;
    }
    double processes = trial.setup().shards() + trial.setup().agents();
    double connects = trial.setup().agents() == 0 ? 0 : trial.x() / CONNECTS_PER_SECOND;
    double seconds =
        START_SECONDS
            + 0.3 * processes
            + connects
            + trial.setup().warmupSeconds()
            + trial.setup().durationSeconds();
    return Duration.ofMillis((long) (seconds * 1_000));
  }

  /** Of all that are left. */
  public static Duration of(List<TrialPlan> trials) {
    return trials.stream().map(Estimate::of).reduce(Duration.ZERO, Duration::plus);
  }
}
