package io.duality.scenarios.run;

import io.duality.results.ProcessUsage;
import io.duality.results.Reason;
import io.duality.scenarios.spec.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rules on the generator: its own queueing must not show in the times that it reports. Pure. */
final class GeneratorRules {
  /** Beyond it work waits in the generator for longer than it takes. */
  static final double MAX_CPU = 0.80;

  /**
   * How long its threads may have waited for a CPU, each as a part of the window, on average. There
   * is a thread for each CPU, or more where the clients take more processes than there are CPUs. A
   * response that comes meanwhile has arrived, and its time is still being counted: it is late by
   * what is left of another thread's slice. As responses come at any time, so large a part of them
   * is late. A fifth leaves the throughput and the median alone; percentiles beyond the 80th may
   * carry up to a slice of it, a few milliseconds. On a quiet machine of two CPUs a thousand
   * clients make the generator wait for 11 to 15 %, for the kernel's own work at the network runs
   * on its CPU too.
   */
  static final double MAX_WAIT = 0.20;

  private GeneratorRules() {}

  /**
   * The rules that are broken.
   *
   * @param cpus that the generator can use at the same time, above 0
   * @param pressure share of the time in which any thread on the machine that was ready had no CPU,
   *     0 to 1, or -1
   */
  static List<Reason> reasons(ProcessUsage generator, double seconds, int cpus, double pressure) {
    List<Reason> reasons = new ArrayList<>();
    double used = generator.cpuSeconds() / (seconds * cpus);
    if (generator.cpuSeconds() >= 0 && used > MAX_CPU) {
      reasons.add(
          new Reason(
              Reason.GENERATOR_CPU,
              "generator-bound",
              sentence(
                  "the generator used %.0f %% of its %s, %.0f %% is the limit;"
                      + " give it more CPUs",
                  used, cpus, MAX_CPU)));
    }
    int threads = Math.max(cpus, generator.processes());
    double waited = generator.runQueueSeconds() / (seconds * threads);
    if (generator.runQueueSeconds() >= 0 && waited > MAX_WAIT) {
      reasons.add(
          new Reason(
              "generator-lag",
              "generator waited for a CPU",
              sentence(
                  "the generator's threads waited for a CPU for %.0f %% of the window on its"
                      + " %s, %.0f %% is the limit; give it more CPUs, or end what else runs",
                  waited, cpus, MAX_WAIT)));
    }
    if (generator.runQueueSeconds() < 0 && pressure > MAX_WAIT) {
      reasons.add(
          new Reason(
              "cpu-pressure",
              "threads waited for a CPU",
              String.format(
                  Locale.ROOT,
                  "some thread waited for a CPU in %.0f %% of the window, and the kernel does not"
                      + " tell whose; %.0f %% is the limit; end what else runs",
                  pressure * 100,
                  MAX_WAIT * 100)));
    }
    return reasons;
  }

  private static String sentence(String format, double share, int cpus, double limit) {
    return String.format(
        Locale.ROOT, format, share * 100, Counted.plain(cpus, "CPUs"), limit * 100);
  }
}
