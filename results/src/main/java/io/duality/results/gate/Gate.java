package io.duality.results.gate;

import io.duality.results.Spread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The rules of the gate. After the first batch of pairs {@link #needsMore} says whether any metric
 * may have become worse: then as many pairs again are made, and {@link #judge} decides over all of
 * them. A FAIL so never rests on one batch, and pooling keeps the power that two separate tests
 * would lose.
 *
 * <p>FAIL: Holm-adjusted p at most 1 %, and the median worse by more than delta. PASS: the upper
 * end of the median's interval is below delta. NOISY: the control's median is off by more than
 * delta, which forbids both. INCONCLUSIVE: everything else.
 */
public final class Gate {
  private static final double CANDIDATE_P = 0.05;
  private static final double FAIL_P = 0.01;

  private Gate() {}

  /** Whether a metric is a candidate for FAIL, which more pairs have to confirm or clear. */
  public static boolean needsMore(List<Comparison> comparisons) {
    return comparisons.stream().anyMatch(Gate::candidate);
  }

  private static boolean candidate(Comparison comparison) {
    return comparison.p() <= CANDIDATE_P
        && median(comparison.worsenings()).median() > comparison.rule().floor();
  }

  /** Judges all metrics of a gate together, in their order. */
  public static List<Finding> judge(List<Comparison> comparisons) {
    double[] raw = comparisons.stream().mapToDouble(Comparison::p).toArray();
    double[] adjusted = Holm.adjust(raw);
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < raw.length; i++) {
      findings.add(finding(comparisons.get(i), raw[i], adjusted[i]));
    }
    return List.copyOf(findings);
  }

  /** The gravest; PASS where nothing was judged. */
  public static Verdict overall(List<Finding> findings) {
    return findings.stream()
        .map(Finding::verdict)
        .max(Comparator.naturalOrder())
        .orElse(Verdict.PASS);
  }

  private static Finding finding(Comparison comparison, double p, double adjustedP) {
    double floor = comparison.rule().floor();
    Spread worse = median(comparison.worsenings());
    double control =
        comparison.control().isEmpty() ? 0 : Math.abs(median(comparison.control()).median());
    boolean noisy = control > floor;
    boolean shown = adjustedP <= FAIL_P && !noisy;
    return new Finding(
        comparison.rule(),
        noisy ? Verdict.NOISY : verdict(worse, floor, shown),
        shown && worse.median() < -floor,
        worse.n(),
        Math.exp(worse.median()),
        Math.exp(worse.low()),
        Math.exp(worse.high()),
        p,
        adjustedP,
        Math.exp(control),
        Math.expm1(Math.max(worse.high() - worse.median(), worse.median() - worse.low())));
  }

  private static Verdict verdict(Spread worse, double floor, boolean shown) {
    if (shown && worse.median() > floor) {
      return Verdict.FAIL;
    }
    return worse.high() < floor ? Verdict.PASS : Verdict.INCONCLUSIVE;
  }

  private static Spread median(List<Double> values) {
    return Spread.of(Comparison.values(values));
  }
}
