package io.duality.scenarios.gate;

import io.duality.results.Reason;
import io.duality.results.TrialRecord;
import io.duality.scenarios.run.MachineShares;
import io.duality.scenarios.run.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the machine may do to a trial before its pair is made again. Only the environment counts,
 * and never a figure of the server: to repeat what looks bad would make the verdict. A generator
 * that is at its own limit is none of these: a fast server takes it there, again and again.
 *
 * <p>Most limits are those of a run's validity. Pressure is recorded and is none of them: it counts
 * the server's threads too, which wait for each other as the side under test has them wait.
 */
final class Disturbance {
  /**
   * CPU time of other programs. They take it from one half of the CPUs or the other: 5 % of all is
   * up to 10 % of one side's, as much as the change that a gate has to find.
   */
  static final double MAX_FOREIGN = 0.05;

  /**
   * How long the generator's threads have waited for a CPU. Of a pair in turns each waits for the
   * other at each begin of a turn, until what is under way is answered; what else keeps the one
   * waiting, keeps the other waiting as long.
   */
  private static final String WAIT = "generator-lag";

  /** Rules of validity that speak of the machine, or of the generator, and not of the server. */
  private static final Set<String> OF_THE_MACHINE = Set.of(WAIT, "stalled", "steal");

  /**
   * Requests begun late may be the server's doing, which then keeps all connections busy, or the
   * machine's, which wakes threads late. The response time has both in it, from when each request
   * was due; to repeat such a pair would hide the one, and the control shows the other.
   */
  private static final String BEGUN_LATE = "schedule-lag";

  /** Rules of validity that nobody has broken: no reason to repeat, and none against a side. */
  private static final Set<String> NOBODYS = Set.of(Reason.GENERATOR_CPU, BEGUN_LATE);

  private Disturbance() {}

  /** Whether the generator, and not the server, may have set the throughput. */
  static boolean generatorBound(TrialRecord trial) {
    return trial.reasons().stream().anyMatch(reason -> reason.code().equals(Reason.GENERATOR_CPU));
  }

  /** Rules of validity that a trial broke and that are the server's. */
  static List<Reason> faults(TrialRecord trial) {
    return trial.reasons().stream()
        .filter(reason -> !explains(reason) && !NOBODYS.contains(reason.code()))
        .toList();
  }

  /** All limits, by the code of their reason. */
  static Map<String, Double> limits() {
    Map<String, Double> limits = new TreeMap<>();
    Thresholds.byRule()
        .forEach((code, limit) -> {
          if (OF_THE_MACHINE.contains(code)) {
            limits.put(code, limit);
          }
        });
    limits.put("foreign-cpu", MAX_FOREIGN);
    return limits;
  }

  /** Whether a broken rule of validity is one of the environment's. */
  static boolean explains(Reason reason) {
    return OF_THE_MACHINE.contains(reason.code());
  }

  /**
   * The limits that are broken; empty for a trial that counts.
   *
   * @param shared whether the machine was the other one's of the pair in turn
   */
  static List<Reason> reasons(MachineShares around, boolean shared, TrialRecord trial) {
    List<Reason> reasons = new ArrayList<>();
    if (around.foreign() > MAX_FOREIGN) {
      reasons.add(
          new Reason(
              "foreign-cpu",
              "other programs",
              String.format(
                  Locale.ROOT,
                  "other programs used %.0f %% of the CPUs, %.0f %% is the limit; end what else"
                      + " runs",
                  around.foreign() * 100,
                  MAX_FOREIGN * 100)));
    }
    trial.reasons().stream()
        .filter(Disturbance::explains)
        .filter(reason -> !shared || !reason.code().equals(WAIT))
        .forEach(reasons::add);
    return List.copyOf(reasons);
  }
}
