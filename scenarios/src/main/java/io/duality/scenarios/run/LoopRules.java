package io.duality.scenarios.run;

import io.duality.results.Measurement;
import io.duality.results.Reason;
import io.duality.scenarios.spec.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Rules on the closed loop: as many clients take part in it as the axis says, and go round often
 * enough for a mean. Pure.
 */
final class LoopRules {
  /**
   * How far X * (R + Z) may be from N. Little's law makes them equal in a closed loop in its steady
   * state; Apache's 732 for 1024 clients in SEDA (SOSP'01), Figure 12, are 28 % off because starved
   * clients never enter the mean.
   */
  static final double MAX_POPULATION_ERROR = 0.10;

  /**
   * However coarse a short window makes the rule, half of the clients are never unaccounted for.
   */
  static final double MOST_POPULATION_ERROR = 0.50;

  /** Clients without a completion, beyond those that chance leaves out, as a part of all. */
  static final double MAX_STARVED = 0.10;

  /**
   * Where a window begins and ends it cuts cycles: each client's count is off by up to one. From 30
   * on that is at most 3 % of a single client's throughput, a third of what Little's law is
   * allowed, and the median lies within 9 % of the ranks. Percentiles beyond have a rule of their
   * own: see {@link io.duality.results.Metric#RESPONSE_P99}.
   */
  static final long MIN_COMPLETIONS = 30;

  private LoopRules() {}

  /**
   * The rules that are broken.
   *
   * @param population clients, or tasks; 0 where their number is not that of a closed loop, to
   *     which only the rule on completions applies
   * @param neverServed of them, those without a completion since the load began
   * @param errorsAllowed whether failed requests are what the experiment is about: then they tell
   *     as much as others, and none in time may be the finding
   */
  static List<Reason> reasons(
      Measurement measured, long population, long neverServed, boolean errorsAllowed) {
    List<Reason> reasons = new ArrayList<>();
    if (measured.completed() + (errorsAllowed ? measured.failed() : 0) < MIN_COMPLETIONS) {
      reasons.add(tooFew(measured));
    }
    if (measured.completed() > 0 && population > 0) {
      population(measured, population).ifPresent(reasons::add);
      starved(measured, population).ifPresent(reasons::add);
      neverServed(neverServed, population).ifPresent(reasons::add);
    }
    return reasons;
  }

  private static Reason tooFew(Measurement measured) {
    return new Reason(
        "too-few",
        String.format(Locale.ROOT, "%d completed", measured.completed()),
        String.format(
            Locale.ROOT,
            "only %s in %.1f s, %d are needed; a longer --duration, or more --requests of a load,"
                + " give more",
            Counted.plain(measured.completed(), "completions"),
            measured.seconds(),
            MIN_COMPLETIONS));
  }

  /**
   * The law compares the throughput of now with response times that began up to a cycle ago, and
   * cuts the cycles at both ends of the window: it is no finer than cycle / window.
   */
  private static Optional<Reason> population(Measurement measured, long population) {
    double cut = cycleSeconds(measured) / measured.seconds();
    double limit = Math.min(MAX_POPULATION_ERROR + cut, MOST_POPULATION_ERROR);
    double error = Math.abs(measured.effectiveN() - population) / population;
    return error <= limit
        ? Optional.empty()
        : Optional.of(
            new Reason(
                "little",
                String.format(Locale.ROOT, "effective N %,.0f", measured.effectiveN()),
                String.format(
                        Locale.ROOT,
                        "X * (R + Z) is %,.0f and N is %,d: %.0f %% apart, %.0f %% is the limit at a"
                            + " cycle of %.2f s in a window of %.1f s;",
                        measured.effectiveN(),
                        population,
                        error * 100,
                        limit * 100,
                        cycleSeconds(measured),
                        measured.seconds())
                    + " the loop was not steady, or clients starved: try a longer --warmup"));
  }

  /**
   * Clients that a window has no completion of, by chance: of those served in turn 1 - W / C, of
   * those served in random order e^(-W / C), which is more.
   */
  private static Optional<Reason> starved(Measurement measured, long population) {
    double chance = Math.exp(-measured.seconds() / cycleSeconds(measured));
    double share = (double) measured.starvedClients() / population;
    return share <= chance + MAX_STARVED
        ? Optional.empty()
        : Optional.of(
            new Reason(
                "starved",
                String.format(Locale.ROOT, "%,d starved", measured.starvedClients()),
                String.format(
                    Locale.ROOT,
                    "%,d of %,d clients completed nothing in %.1f s, chance leaves out %.0f %% at a"
                        + " cycle of %.2f s; %.0f %% more is the limit",
                    measured.starvedClients(),
                    population,
                    measured.seconds(),
                    chance * 100,
                    cycleSeconds(measured),
                    MAX_STARVED * 100)));
  }

  /**
   * Chance is no excuse for these: the warm-up has waited for as many completions as two rounds of
   * all have, or 15 s. A server that goes round among some of its clients passes the other rules
   * where the window is shorter than a cycle.
   */
  private static Optional<Reason> neverServed(long neverServed, long population) {
    return neverServed <= population * MAX_STARVED
        ? Optional.empty()
        : Optional.of(
            new Reason(
                "never-served",
                String.format(Locale.ROOT, "%,d never served", neverServed),
                String.format(
                    Locale.ROOT,
                    "%,d of %,d clients completed nothing since the load began, %.0f %% is the"
                        + " limit; try a longer --warmup",
                    neverServed,
                    population,
                    MAX_STARVED * 100)));
  }

  /** R + Z of those that completed. */
  private static double cycleSeconds(Measurement measured) {
    return measured.effectiveN() / measured.throughput();
  }
}
