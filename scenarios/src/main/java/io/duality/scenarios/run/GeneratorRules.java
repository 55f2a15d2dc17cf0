package io.duality.scenarios.run;

import io.duality.results.ProcessUsage;
import io.duality.results.Reason;
import io.duality.scenarios.spec.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

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

  /**
   * The generator's part on one host.
   *
   * @param host its name; empty where this machine is all there is
   * @param usage of its processes there
   * @param cpus that they can use at the same time, above 0
   */
  record Share(String host, ProcessUsage usage, int cpus) {

    /** How busy it kept its CPUs, 0 to 1; below 0 where that is not known. */
    private double used(double seconds) {
      return usage.cpuSeconds() / (seconds * cpus);
    }

    /** How long its threads waited for a CPU, of the window, on average; likewise. */
    private double waited(double seconds) {
      return usage.runQueueSeconds() / (seconds * Math.max(cpus, usage.processes()));
    }

    /** With {@code its 2 CPUs}, or whose they are. */
    private String words(double share, String where) {
      String counted = Counted.plain(cpus, "CPUs");
      return String.format(Locale.ROOT, "%.0f %% %s ", share * 100, where)
          + (host.isEmpty() ? "its " + counted : "the " + counted + " of '" + host + "'");
    }
  }

  private GeneratorRules() {}

  /**
   * The rules that are broken. Each host is held against its own CPUs: those that another one has
   * left are of no use to its event loops.
   *
   * @param generator its part on each host that it has a process on
   * @param seconds length of the window
   * @param pressure share of the time in which any thread on the machine that was ready had no CPU,
   *     0 to 1, or -1
   */
  static List<Reason> reasons(List<Share> generator, double seconds, double pressure) {
    List<Reason> reasons = new ArrayList<>();
    beyond(generator, share -> share.used(seconds), MAX_CPU, "of")
        .map(hosts ->
            new Reason(
                Reason.GENERATOR_CPU,
                "generator-bound",
                "the generator used " + hosts + "; give it more CPUs"))
        .ifPresent(reasons::add);
    beyond(generator, share -> share.waited(seconds), MAX_WAIT, "of the window on")
        .map(hosts ->
            new Reason(
                "generator-lag",
                "generator waited for a CPU",
                "the generator's threads waited for a CPU for "
                    + hosts
                    + "; give it more CPUs, or end what else runs"))
        .ifPresent(reasons::add);
    if (generator.stream().anyMatch(share -> share.usage().runQueueSeconds() < 0)
        && pressure > MAX_WAIT) {
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

  /** Those that are beyond a limit, in words; empty if none is. */
  private static Optional<String> beyond(
      List<Share> generator, ToDoubleFunction<Share> figure, double limit, String where) {
    String hosts =
        generator.stream()
            .filter(share -> figure.applyAsDouble(share) > limit)
            .map(share -> share.words(figure.applyAsDouble(share), where))
            .collect(Collectors.joining(" and "));
    return hosts.isEmpty()
        ? Optional.empty()
        : Optional.of(hosts + String.format(Locale.ROOT, ", %.0f %% is the limit", limit * 100));
  }
}
