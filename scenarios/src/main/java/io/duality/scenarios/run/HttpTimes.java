package io.duality.scenarios.run;

import io.duality.loadgen.Shape;
import io.duality.results.TrialSetup;
import io.duality.scenarios.spec.Durations;
import io.duality.scenarios.spec.Workload;
import java.time.Duration;

/**
 * How long the phases of one trial over the network last, and may last. Pure.
 *
 * @param workload of the point
 */
record HttpTimes(Workload.Http workload, TrialSetup setup, Deadlines deadlines) {

  /** At least the time until all of the load is there. */
  Duration warmup() {
    Duration asked = Durations.ofSeconds(setup.warmupSeconds());
    Duration onset = workload.onset();
    return workload.wall(asked.compareTo(onset) < 0 ? onset : asked);
  }

  /** How much longer it may be; a shape has its own clock, and no time to wait. */
  Duration warming() {
    if (!workload.shape().equals(Shape.STEADY)) {
      return Duration.ZERO;
    }
    return Durations.min(warmup(), deadlines.warming());
  }

  private int clients() {
    return workload.population().connections();
  }

  Duration window() {
    return workload.wall(Durations.ofSeconds(setup.durationSeconds()));
  }

  /** Limit for all server processes to get ready. */
  Duration start() {
    return deadlines.withClients(deadlines.ready(), clients());
  }

  /** Limit of the ramp: a connect is over after its timeout, and many are made at a time. */
  Duration ramp() {
    return deadlines.withClients(workload.limits().timeout().plus(deadlines.ready()), clients());
  }

  /** For the requests under way to be answered; each ends at its timeout in any case. */
  Duration grace() {
    return workload.limits().timeout().plus(deadlines.answer());
  }

  /** Limit for the requests under way to be answered and all connections to be closed. */
  Duration drain() {
    return deadlines.withClients(grace().plus(deadlines.answer()), clients());
  }

  /** Limit for the server to end, with a thread for each connection at worst. */
  Duration stop() {
    return deadlines.withClients(deadlines.answer(), clients());
  }

  /** Longer than the trial, so that no connection is closed for having waited through a ramp. */
  Duration idle() {
    return ramp()
        .plus(warmup())
        .plus(deadlines.settling())
        .plus(warming())
        .plus(window())
        .plus(drain());
  }
}
