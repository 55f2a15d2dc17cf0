package io.duality.scenarios.run;

import io.duality.results.HostUsage;
import io.duality.results.Measurement;
import io.duality.results.ProcessUsage;
import io.duality.results.Ramp;
import io.duality.results.Reason;
import io.duality.scenarios.spec.Counted;
import java.util.ArrayList;
import java.util.Comparator;
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
  /** More than a few percent of stolen CPU time moves throughput by as much. */
  static final double MAX_STEAL = 0.05;

  /**
   * How much longer than asked a window may be. The controller ends it by a message: one that came
   * so late stood still meanwhile, and so, most likely, did all else.
   */
  static final double MAX_DELAY = 0.10;

  /**
   * How far apart, as a part of the window, hosts may have begun it. Their rates are added as if
   * they were of the same time: what lies apart is of another, and moves the sum by as much.
   */
  static final double MAX_SPREAD = 0.01;

  /** What messages between processes may take in any case: a tenth of a short window is less. */
  static final double MAX_DELAY_SECONDS = 0.25;

  /**
   * What a verdict needs beyond the figures.
   *
   * @param population clients, or tasks, in the closed loop; 0 if their number changes
   * @param generatorCpus CPUs that the generator can use at the same time; 0 without a generator,
   *     and of no matter where it has several hosts, which are in the figures
   * @param askedSeconds length asked for the window
   * @param stealShare share of the machine's CPU time that a hypervisor took, 0 to 1, or -1
   * @param neverServed clients that have completed nothing since the load began; 0 where the
   *     warm-up is not waited for
   * @param pressureShare share of the window in which some thread had no CPU, 0 to 1, or -1
   * @param schedule of a load at a rate; empty in a closed loop
   * @param errorsAllowed whether failed requests are judged by a gate, or are what is measured
   * @param idleLost connections that were to stay idle and have been lost
   */
  record Facts(
      long population,
      int generatorCpus,
      double askedSeconds,
      double stealShare,
      long neverServed,
      double pressureShare,
      Optional<ScheduleRules.Schedule> schedule,
      boolean errorsAllowed,
      int idleLost) {

    /** Of a closed loop in which no request may fail. */
    Facts(
        long population,
        int generatorCpus,
        double askedSeconds,
        double stealShare,
        long neverServed) {
      this(
          population,
          generatorCpus,
          askedSeconds,
          stealShare,
          neverServed,
          -1,
          Optional.empty(),
          false,
          0);
    }
  }

  private Validity() {}

  /** The rules that are broken, gravest first; empty for a valid trial. */
  static List<Reason> reasons(Measurement measured, Facts facts) {
    List<Reason> reasons = new ArrayList<>();
    Ramp ramp = measured.ramp();
    if (ramp != null) {
      connections(ramp).ifPresent(reasons::add);
      kernelConnections(ramp).ifPresent(reasons::add);
    }
    if (!facts.errorsAllowed()) {
      errors(measured).ifPresent(reasons::add);
    }
    counts(measured).ifPresent(reasons::add);
    reasons.addAll(
        GeneratorRules.reasons(
            generator(measured, facts), measured.seconds(), facts.pressureShare()));
    reasons.addAll(
        LoopRules.reasons(
            measured, facts.population(), facts.neverServed(), facts.errorsAllowed()));
    facts
        .schedule()
        .ifPresent(schedule ->
            reasons.addAll(ScheduleRules.reasons(measured, schedule, facts.errorsAllowed())));
    idleLost(facts.idleLost()).ifPresent(reasons::add);
    barrierSpread(measured).ifPresent(reasons::add);
    stalled(measured, facts.askedSeconds()).ifPresent(reasons::add);
    steal(facts.stealShare()).ifPresent(reasons::add);
    return reasons;
  }

  /** Its part on each host; on this machine alone all of it. */
  private static List<GeneratorRules.Share> generator(Measurement measured, Facts facts) {
    List<GeneratorRules.Share> shares = new ArrayList<>();
    for (HostUsage host : measured.hosts()) {
      ProcessUsage there = host.generator();
      if (there != null) {
        shares.add(new GeneratorRules.Share(host.name(), there, host.generatorCpus()));
      }
    }
    ProcessUsage all = measured.generator();
    if (measured.hosts().isEmpty() && all != null && facts.generatorCpus() > 0) {
      shares.add(new GeneratorRules.Share("", all, facts.generatorCpus()));
    }
    return shares;
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
            Counted.grouped(ramp.kernelEstablished(), "connections") + " in the kernel",
            String.format(
                Locale.ROOT,
                "the kernel's socket table shows %s accepted by the server, the generator %,d",
                Counted.grouped(ramp.kernelEstablished(), "connections"),
                ramp.established()));
  }

  private static Optional<Reason> errors(Measurement measured) {
    long failed = total(measured.errorsInAll());
    return failed == 0
        ? Optional.empty()
        : reason(
            "errors",
            Counted.grouped(failed, "requests") + " failed",
            String.format(
                Locale.ROOT,
                "%s failed, of which %,d in the window: %s",
                Counted.grouped(failed, "requests"),
                total(measured.errors()),
                kinds(measured.errorsInAll())));
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

  private static Optional<Reason> idleLost(int lost) {
    return lost == 0
        ? Optional.empty()
        : reason(
            "idle-lost",
            Counted.grouped(lost, "idle connections") + " lost",
            Counted.grouped(lost, "idle connections")
                + " were lost by the window's end, none may be; raise the server's idle"
                + " timeout, or measure for a shorter time");
  }

  private static Optional<Reason> barrierSpread(Measurement measured) {
    double limit = measured.seconds() * MAX_SPREAD;
    return measured.hosts().stream()
        .max(Comparator.comparingDouble(HostUsage::barrierSeconds))
        .filter(host -> host.barrierSeconds() > limit)
        .flatMap(host ->
            reason(
                "barrier-spread",
                String.format(Locale.ROOT, "begun %.0f ms apart", host.barrierSeconds() * 1e3),
                String.format(
                    Locale.ROOT,
                    "'%s' may have begun its window %.1f ms after another host, %.1f ms is the"
                        + " limit, %.0f %% of the window; end what else runs there, or on the"
                        + " way, or give a longer --duration",
                    host.name(),
                    host.barrierSeconds() * 1e3,
                    limit * 1e3,
                    MAX_SPREAD * 100)));
  }

  private static Optional<Reason> stalled(Measurement measured, double asked) {
    double limit = asked + Math.max(asked * MAX_DELAY, MAX_DELAY_SECONDS);
    return measured.seconds() <= limit
        ? Optional.empty()
        : reason(
            "stalled",
            String.format(Locale.ROOT, "window of %.1f s", measured.seconds()),
            String.format(
                Locale.ROOT,
                "the window lasted %.2f s instead of %.2f s, %.2f s is the limit; the machine"
                    + " stood still: end what else runs, and repeat the trial",
                measured.seconds(),
                asked,
                limit));
  }

  static Optional<Reason> steal(double share) {
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
