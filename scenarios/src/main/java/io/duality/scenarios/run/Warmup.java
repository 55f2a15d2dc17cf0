package io.duality.scenarios.run;

import io.duality.scenarios.plan.Estimate;
import io.duality.scenarios.process.ChildFailure;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The warm-up of a closed loop: its time, and then until the loop has gone round. Clients start
 * together, so that the first round is one burst at a server that is still cold; a window that
 * begins before it is over measures the burst, and Little's law fails by as much as the server has
 * sped up since.
 */
final class Warmup {
  private static final int ROUNDS = Estimate.WARMUP_ROUNDS;

  private final Pulse pulse;
  private final Duration most;
  private Duration settling = Duration.ZERO;
  private boolean settled = true;

  /**
   * @param most the longest that it goes on after its own time
   */
  Warmup(Pulse pulse, Duration most) {
    this.pulse = pulse;
    this.most = most;
  }

  /**
   * Returns when it is over.
   *
   * @param population clients, or tasks, in the loop
   */
  void run(Duration time, long population) throws ChildFailure, InterruptedException {
    pulse.pass(Phase.WARMUP, time);
    settling = pulse.settle(ROUNDS * population, most);
    settled = settling.compareTo(most) < 0;
  }

  /** What a reader of the record should know; empty if its own time was enough. */
  Optional<String> note() {
    double seconds = settling.toMillis() / 1e3;
    if (!settled) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%d rounds of all clients were not over %.1f s after the warm-up's own time",
              ROUNDS,
              seconds));
    }
    return settling.compareTo(Pulse.STEP) < 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "the warm-up went on for %.1f s until %d rounds of all clients were over",
                seconds,
                ROUNDS));
  }
}
