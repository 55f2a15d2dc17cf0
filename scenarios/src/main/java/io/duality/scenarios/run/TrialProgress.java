package io.duality.scenarios.run;

import java.time.Duration;

/**
 * A glance at a trial under way.
 *
 * @param phase where it stands
 * @param elapsed since the trial began
 * @param completed requests since the load began; tasks are counted at the window's end only
 * @param errors failed requests since the load began
 * @param requestsPerSecond over the time since the last glance; 0 at the first
 * @param p99Nanos 99th percentile of response time since the load began
 * @param serverCpus CPUs that the server's processes have kept busy since about the last glance, or
 *     -1 if that is not known: at the first, where nobody watches, and of a process with so many
 *     threads that asking would cost the window
 * @param generatorCpus the same of the generators'
 */
public record TrialProgress(
    Phase phase,
    Duration elapsed,
    long completed,
    long errors,
    double requestsPerSecond,
    long p99Nanos,
    double serverCpus,
    double generatorCpus) {

  /** A trial comes to a phase: nothing has been looked at yet. */
  public static TrialProgress entering(Phase phase) {
    return new TrialProgress(
        phase, Duration.ZERO, 0, 0, 0, 0, CpuGlance.UNKNOWN, CpuGlance.UNKNOWN);
  }
}
