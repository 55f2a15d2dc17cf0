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

  /** Of the first rounds, which meet a cold server. */
  private static final double REQUESTS_PER_SECOND = 10_000;

  /** Rounds of all clients that a warm-up lasts at least: the first burst, and one more. */
  public static final int WARMUP_ROUNDS = 2;

  /** The longest that a warm-up goes on after its own time until those rounds are over. */
  public static final Duration MOST_SETTLING = Duration.ofSeconds(15);

  private Estimate() {}

  /** Of one trial, start to end. */
  public static Duration of(TrialPlan trial) {
    if (!trial.impossible().isEmpty()) {
      return Duration.ZERO;
    }
    double processes = trial.setup().shards() + trial.setup().agents();
    double connects = trial.setup().agents() == 0 ? 0 : trial.connections() / CONNECTS_PER_SECOND;
    double seconds =
        START_SECONDS
            + 0.3 * processes
            + connects
            + warmupSeconds(trial)
            + trial.setup().durationSeconds();
    return Duration.ofMillis((long) (seconds * 1_000));
  }

  /** Tasks go round at once; clients take their time. */
  private static double warmupSeconds(TrialPlan trial) {
    double asked = trial.setup().warmupSeconds();
    double rounds =
        trial.setup().agents() == 0 ? 0 : WARMUP_ROUNDS * trial.looping() / REQUESTS_PER_SECOND;
    return Math.clamp(rounds, asked, asked + MOST_SETTLING.toSeconds());
  }

  /** Of all that are left. */
  public static Duration of(List<TrialPlan> trials) {
    return trials.stream().map(Estimate::of).reduce(Duration.ZERO, Duration::plus);
  }
}
