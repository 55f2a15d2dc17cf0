package io.duality.scenarios.run;

import io.duality.results.TrialSetup;
import io.duality.scenarios.spec.Durations;
import io.duality.scenarios.spec.Workload;
import java.time.Duration;

/**
 * How long the phases of one trial of a benchmark may last. Each limit counts from the same begin.
 * Pure.
 *
 * @param x what set-up and tear-down grow with, such as a number of threads
 */
record BenchmarkTimes(TrialSetup setup, long x, Deadlines deadlines) {

  /** Until the window begins. */
  Duration toOpen() {
    return setUp().plus(Durations.ofSeconds(2 * setup.warmupSeconds())).plus(deadlines.settling());
  }

  /** Until it ends. */
  Duration toClose() {
    return toOpen().plus(iterations()).plus(deadlines.settling()).plus(setUp());
  }

  /** Until all is torn down, in one iteration more. */
  Duration toReport() {
    return toClose().plus(Durations.ofSeconds(setup.durationSeconds())).plus(setUp());
  }

  /**
   * Without a warm-up they may be single shots, whose length nobody sets: each may take as long as
   * a set-up.
   */
  private Duration iterations() {
    Duration asked = Durations.ofSeconds(2 * setup.durationSeconds());
    return setup.warmupSeconds() > 0
        ? asked
        : asked.plus(setUp().multipliedBy(Workload.Jmh.ITERATIONS));
  }

  private Duration setUp() {
    return deadlines.withClients(deadlines.ready(), x);
  }
}
