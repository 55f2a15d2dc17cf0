package io.duality.results.claim;

import io.duality.results.RunData;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * The rules of the verdicts. A claim is SUPPORTED if the 95 % interval of its figure lies within
 * its limits, REFUTED if it lies outside, INCONCLUSIVE if it reaches across one; a wrong verdict so
 * has a chance of at most 2.5 % for each limit. Below three repeats there is no interval and
 * therefore no verdict. Only valid trials of valid points count; where a figure needs several
 * trials of a repeat, all of them.
 *
 * <p>A claim about several points holds if it holds at each (an intersection-union test: no
 * correction is due, Berger and Hsu, Statistical Science 11, 1996); it fails if it fails at one,
 * for which each point has a share of the 5 % (Bonferroni).
 */
public final class Judge {
  /** What calculation in binary may add to figures that are equal. */
  private static final double ROUNDING = 1e-9;

  private final RunData run;
  private final Readings readings;

  private Judge(RunData run) {
    this.run = run;
    this.readings = new Readings(run);
  }

  /** The finding on each claim, in their order. */
  public static List<Finding> judge(List<Claim> claims, RunData run) {
    Judge judge = new Judge(run);
    return claims.stream().map(judge::finding).toList();
  }

  private Finding finding(Claim claim) {
    try {
      return switch (claim.test()) {
        case Criterion.Ratio test -> decide(claim, true, List.of(readings.ratio(test)), List.of());
        case Criterion.Equivalence test ->
            decide(claim, true, readings.equivalence(test), List.of());
        case Criterion.Slope test -> decide(claim, false, List.of(readings.slope(test)), List.of());
        case Criterion.Position test ->
            decide(claim, true, List.of(readings.position(test)), readings.grid(test));
        case Criterion.Level test -> decide(claim, false, List.of(readings.level(test)), List.of());
        case Refusal test ->
            RefusalFinding.of(claim, test, run.trials(), readings.points(), readings.repeats());
      };
    } catch (NotMeasuredException e) {
      return Finding.notMeasured(claim, String.valueOf(e.getMessage()));
    }
  }

  private static boolean below(double value, double limit) {
    return value < limit - ROUNDING * Math.max(Math.abs(value), 1);
  }

  /** One of the figures that a claim is about. */
  private record Candidate(Series series, Estimate estimate, Limits limits, List<Double> grid) {

    boolean within() {
      return estimate.hasInterval()
          && !below(low(Estimate.TAILS), limits.low())
          && !below(limits.high(), high(Estimate.TAILS));
    }

    boolean beyond(double tails) {
      return estimate.hasInterval()
          && (below(high(tails), limits.low()) || below(limits.high(), low(tails)));
    }

    /** The point below the interval where the figure lies on points. */
    double low(double tails) {
      double low = estimate.low(tails);
      return grid.stream().filter(x -> below(x, low)).reduce((_, x) -> x).orElse(low);
    }

    double high(double tails) {
      double high = estimate.high(tails);
      return grid.stream().filter(x -> below(high, x)).findFirst().orElse(high);
    }
  }

  private Finding decide(Claim claim, boolean logarithmic, List<Series> all, List<Double> grid) {
    Limits limits = claim.test().limits();
    List<Candidate> candidates =
        all.stream()
            .filter(series -> !series.values().isEmpty())
            .map(s -> new Candidate(s, estimate(logarithmic, s), limits, grid))
            .toList();
    if (candidates.isEmpty()) {
      return Finding.notMeasured(claim, all.getFirst().lost());
    }
    double share = Estimate.TAILS / all.size();
    Candidate worst = worst(candidates, share);
    if (candidates.stream().anyMatch(candidate -> candidate.beyond(share))) {
      return finding(claim, Verdict.REFUTED, worst, leftOut(worst));
    }
    if (candidates.size() == all.size() && candidates.stream().allMatch(Candidate::within)) {
      return finding(claim, Verdict.SUPPORTED, worst, leftOut(worst));
    }
    String remark =
        all.stream()
            .filter(series -> series.values().isEmpty())
            .findFirst()
            .map(series -> "no repeat has " + series.subject() + ": " + series.lost())
            .orElseGet(() -> advice(worst));
    return finding(claim, Verdict.INCONCLUSIVE, worst, remark);
  }

  /** Of nothing, as a goodput under overload may be, there is no logarithm. */
  private static Estimate estimate(boolean logarithmic, Series series) {
    return new Estimate(logarithmic && series.isPositive(), series.array());
  }

  /** Those that fail before those that have no interval; of equals the one with the least room. */
  private static Candidate worst(List<Candidate> candidates, double share) {
    ToDoubleFunction<Candidate> room = c -> c.estimate().slack(c.limits());
    return candidates.stream()
        .min(
            Comparator.<Candidate, Boolean>comparing(c -> !c.beyond(share))
                .thenComparing(c -> c.estimate().hasInterval())
                .thenComparingDouble(room))
        .orElseThrow();
  }

  private static Finding finding(Claim claim, Verdict verdict, Candidate on, String remark) {
    Estimate estimate = on.estimate();
    boolean interval = estimate.hasInterval();
    return new Finding(
        claim.id(),
        verdict,
        on.series().subject(),
        OptionalDouble.of(estimate.value()),
        interval ? OptionalDouble.of(on.low(Estimate.TAILS)) : OptionalDouble.empty(),
        interval ? OptionalDouble.of(on.high(Estimate.TAILS)) : OptionalDouble.empty(),
        on.series().values(),
        remark);
  }

  private String advice(Candidate on) {
    int used = on.series().values().size();
    if (!on.estimate().hasInterval()) {
      return "an interval takes "
          + Estimate.LEAST
          + " repeats, "
          + (used < readings.repeats()
              ? used + " of " + readings.repeats() + " can be used: " + on.series().lost()
              : "this run has " + used);
    }
    int needed = on.estimate().repeatsNeeded(on.limits());
    String more =
        needed <= used
            ? "its place lies between points of the run: more of them would tell"
            : needed <= Estimate.MOST_REPEATS
                ? "about " + needed + " repeats would tell, if the figures stay as they are"
                : "so near a limit no number of repeats up to "
                    + Estimate.MOST_REPEATS
                    + " would tell";
    return used < readings.repeats() ? more + "; " + leftOut(on) : more;
  }

  private String leftOut(Candidate on) {
    int used = on.series().values().size();
    return used < readings.repeats()
        ? used + " of " + readings.repeats() + " repeats are used: " + on.series().lost()
        : "";
  }
}
