package io.duality.scenarios.run;

import io.duality.results.Measurement;
import io.duality.results.ProcessUsage;
import io.duality.results.Ramp;
import io.duality.results.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Decides whether figures may be read as the server's. Each rule is one method; a broken rule is a
 * reason, and the figures are kept and drawn hollow. Pure.
 */
final class Validity {
  /** Beyond it a generator's own queueing shows in the response times it reports. */
  static final double MAX_GENERATOR_CPU = 0.80;

  /**
   * How far X * (R + Z) may be from N. Little's law makes them equal in a closed loop in its steady
   * state; Apache's 732 for 1024 clients in SEDA (SOSP'01), Figure 12, are 28 % off because starved
   * clients never enter the mean.
   */
  static final double MAX_POPULATION_ERROR = 0.10;

  /** With fewer the median's own spread is larger than any effect that is looked for. */
  static final long MIN_COMPLETIONS = 100;

  /** More than a few percent of stolen CPU time moves throughput by as much. */
  static final double MAX_STEAL = 0.05;

  /**
   * What a verdict needs beyond the figures.
   *
   * @param population clients, or tasks, in the closed loop
   * @param generatorCpus CPUs that the generator can use at the same time; 0 without a generator
   * @param stealShare share of the machine's CPU time that a hypervisor took, 0 to 1, or -1
   */
  record Facts(long population, int generatorCpus, double stealShare) {}

  private Validity() {}

  /** The rules that are broken, gravest first; empty for a valid trial. */
  static List<Reason> reasons(Measurement measured, Facts facts) {
    List<Reason> reasons = new ArrayList<>();
    Ramp ramp = measured.ramp();
    if (ramp != null) {
      connections(ramp).ifPresent(reasons::add);
      kernelConnections(ramp).ifPresent(reasons::add);
    }
    errors(measured).ifPresent(reasons::add);
    completions(measured).ifPresent(reasons::add);
    counts(measured).ifPresent(reasons::add);
    ProcessUsage generator = measured.generator();
    if (generator != null && facts.generatorCpus() > 0) {
      generatorCpu(measured, generator, facts.generatorCpus()).ifPresent(reasons::add);
    }
    population(measured, facts.population()).ifPresent(reasons::add);
    steal(facts.stealShare()).ifPresent(reasons::add);
    return reasons;
  }

  private static Optional<Reason> connections(Ramp ramp) {
    return ramp.established() >= ramp.asked()
        ? Optional.empty()
        : reason(
            "connections-short",
            String.format(Locale.ROOT, "%,d of %,d connected", ramp.established(), ramp.asked()),
            String.format(
                Locale.ROOT,
                "only %,d of %,d connections were established",
                ramp.established(),
                ramp.asked()));
  }

  private static Optional<Reason> kernelConnections(Ramp ramp) {
    return ramp.kernelEstablished() < 0 || ramp.kernelEstablished() >= ramp.established()
        ? Optional.empty()
        : reason(
            "kernel-connections",
            String.format(Locale.ROOT, "%,d connections in the kernel", ramp.kernelEstablished()),
            String.format(
                Locale.ROOT,
                "the kernel's socket table shows %,d connections at the server, the generator %,d",
                ramp.kernelEstablished(),
                ramp.established()));
  }

  private static Optional<Reason> errors(Measurement measured) {
    long failed = total(measured.errorsInAll());
    return failed == 0
        ? Optional.empty()
        : reason(
            "errors",
            String.format(Locale.ROOT, "%,d requests failed", failed),
            String.format(
                Locale.ROOT,
                "%,d requests failed, of which %,d in the window: %s",
                failed,
                total(measured.errors()),
                kinds(measured.errorsInAll())));
  }

  private static Optional<Reason> completions(Measurement measured) {
    return measured.completed() >= MIN_COMPLETIONS
        ? Optional.empty()
        : reason(
            "too-few",
            String.format(Locale.ROOT, "%d completed", measured.completed()),
            String.format(
                Locale.ROOT,
                "only %d completions in %.1f s, %d are needed; a longer --duration gives more",
                measured.completed(),
                measured.seconds(),
                MIN_COMPLETIONS));
  }

  /** Server and generator count independently; without errors the counts are equal. */
  private static Optional<Reason> counts(Measurement measured) {
    long atServer = measured.serverCounters().getOrDefault("requests", -1L);
    boolean comparable = atServer >= 0 && measured.errorsInAll().isEmpty();
    return !comparable || atServer == measured.completedInAll()
        ? Optional.empty()
        : reason(
            "count-mismatch",
            "counts differ",
            String.format(
                Locale.ROOT,
                "the server answered %,d requests and the generator completed %,d",
                atServer,
                measured.completedInAll()));
  }

  private static Optional<Reason> generatorCpu(
      Measurement measured, ProcessUsage generator, int cpus) {
    double share = generator.cpuSeconds() / (measured.seconds() * cpus);
    return generator.cpuSeconds() < 0 || share <= MAX_GENERATOR_CPU
        ? Optional.empty()
        : reason(
            "generator-cpu",
            "generator-bound",
            String.format(
                Locale.ROOT,
                "the generator used %.0f %% of its %d CPUs, %.0f %% is the limit; give it more CPUs",
                share * 100,
                cpus,
                MAX_GENERATOR_CPU * 100));
  }

  private static Optional<Reason> population(Measurement measured, long population) {
    double error = Math.abs(measured.effectiveN() - population) / population;
    return measured.completed() == 0 || error <= MAX_POPULATION_ERROR
        ? Optional.empty()
        : reason(
            "little",
            String.format(Locale.ROOT, "effective N %,.0f", measured.effectiveN()),
            String.format(
                    Locale.ROOT,
                    "X * (R + Z) is %,.0f and N is %,d: %.0f %% apart, %.0f %% is the limit;",
                    measured.effectiveN(),
                    population,
                    error * 100,
                    MAX_POPULATION_ERROR * 100)
                + " the loop was not steady, or clients starved: try a longer --warmup");
  }

  private static Optional<Reason> steal(double share) {
    return share <= MAX_STEAL
        ? Optional.empty()
        : reason(
            "steal",
            "CPU stolen",
            String.format(
                Locale.ROOT,
                "the hypervisor took %.0f %% of the CPU time, %.0f %% is the limit; repeat the trial",
                share * 100,
                MAX_STEAL * 100));
  }

  private static Optional<Reason> reason(String code, String label, String message) {
    return Optional.of(new Reason(code, label, message));
  }

  private static long total(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String kinds(Map<String, Long> counts) {
    return new TreeMap<>(counts)
        .entrySet().stream()
            .map(kind -> String.format(Locale.ROOT, "%s %,d", kind.getKey(), kind.getValue()))
            .collect(Collectors.joining(", "));
  }
}
