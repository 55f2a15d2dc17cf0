package io.duality.scenarios.plan;

import io.duality.results.TrialSetup;
import io.duality.scenarios.spec.Workload;
import java.time.Duration;
import java.util.List;

/**
 * How long trials will take, for progress bars. Rough: what is known ahead is the windows; starting
 * JVMs, connecting and draining are guessed from measurements on two cores.
 */
public final class Estimate {
  private static final double START_SECONDS = 1.2;
  private static final double CONNECTS_PER_SECOND = 12_000;

  /** A JVM that is all of its trial, start to end: JMH's 0.65 s, that of tasks 0.3 to 0.65 s. */
  private static final double ALONE_SECONDS = 0.65;

  /**
   * How much longer a single shot is for each of what x counts: for a thread that is started and
   * ended, 0.1 ms (virtual) to 0.4 ms. Nobody can say what it is of another benchmark: of its first
   * trial a run learns better.
   */
  private static final double SHOT_SECONDS = 0.25e-3;

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
    TrialSetup setup = trial.setup();
    double seconds;
    if (setup.agents() > 0) {
      seconds = overTheNetwork(trial);
    } else if (trial.looping() > 0) {
      seconds = ALONE_SECONDS + setup.warmupSeconds() + setup.durationSeconds();
    } else {
      seconds = ALONE_SECONDS + benchmarkSeconds(trial);
    }
    return Duration.ofMillis((long) (seconds * 1_000));
  }

  private static double overTheNetwork(TrialPlan trial) {
    TrialSetup setup = trial.setup();
    return START_SECONDS
        + 0.3 * (setup.shards() + setup.agents())
        + trial.connections() / CONNECTS_PER_SECOND
        + warmupSeconds(trial)
        + setup.durationSeconds();
  }

  /** Clients take their time to go round. */
  private static double warmupSeconds(TrialPlan trial) {
    double asked = trial.setup().warmupSeconds();
    double rounds = WARMUP_ROUNDS * trial.looping() / REQUESTS_PER_SECOND;
    return Math.clamp(rounds, asked, asked + MOST_SETTLING.toSeconds());
  }

  /**
   * JMH makes an iteration more, in which it tears down. Only single shots have no warm-up: how
   * long one is, is nobody's to set.
   */
  private static double benchmarkSeconds(TrialPlan trial) {
    double warmup = trial.setup().warmupSeconds();
    double window = trial.setup().durationSeconds();
    return warmup > 0
        ? warmup
            + window
            + Math.min(
                Workload.Jmh.LONGEST_ITERATION.toNanos() / 1e9, window / Workload.Jmh.ITERATIONS)
        : (Workload.Jmh.ITERATIONS + 1) * trial.x() * SHOT_SECONDS;
  }

  /** Of all that are left. */
  public static Duration of(List<TrialPlan> trials) {
    return trials.stream().map(Estimate::of).reduce(Duration.ZERO, Duration::plus);
  }
}
