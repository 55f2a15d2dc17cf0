package io.duality.results.claim;

import io.duality.results.Points;
import io.duality.results.TrialRecord;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * The verdict on a {@link Refusal}. Its figure lies between points of the run, so that what is
 * known is a stretch: behind the last x that is valid in every repeat, and not behind the first
 * that is refused in every repeat. SUPPORTED if all of the stretch is within the limits, REFUTED if
 * none of it is, INCONCLUSIVE otherwise. No chance is in a limit, but in a trial that fails: below
 * three repeats there is no verdict here either.
 */
final class RefusalFinding {
  private final Claim claim;
  private final Refusal test;
  private final List<RefusedFrom> seen;
  private final int repeats;

  private RefusalFinding(Claim claim, Refusal test, List<RefusedFrom> seen, int repeats) {
    this.claim = claim;
    this.test = test;
    this.seen = seen;
    this.repeats = repeats;
  }

  /**
   * The finding on a claim whose test it is.
   *
   * @param points of these trials
   * @param repeats that the run has, or set out to have
   * @throws NotMeasuredException if one of the models is not in the run, or no repeat says anything
   */
  static Finding of(Claim claim, Refusal test, List<TrialRecord> trials, Points points, int repeats)
      throws NotMeasuredException {
    for (String model : test.models()) {
      if (points.of(model).isEmpty()) {
        throw NotMeasuredException.absent(model);
      }
    }
    List<RefusedFrom> seen =
        IntStream.range(0, repeats)
            .mapToObj(repeat -> trials.stream().filter(t -> t.repeat() == repeat).toList())
            .map(ofOne -> RefusedFrom.in(ofOne, points, test))
            .flatMap(Optional::stream)
            .toList();
    if (seen.isEmpty()) {
      throw new NotMeasuredException(
          "in no repeat is " + test.model() + " valid up to an x and refused from there on");
    }
    return new RefusalFinding(claim, test, seen, repeats).finding();
  }

  private Finding finding() {
    if (seen.size() < Estimate.LEAST) {
      return finding(Verdict.INCONCLUSIVE, false, tooFew());
    }
    Limits limits = test.limits();
    if (refused() < limits.low() || served() >= limits.high()) {
      return finding(Verdict.REFUTED, true, leftOut());
    }
    if (served() >= limits.low() && refused() <= limits.high()) {
      return finding(Verdict.SUPPORTED, true, leftOut());
    }
    return isOpen()
        ? finding(Verdict.INCONCLUSIVE, false, doubt())
        : finding(
            Verdict.INCONCLUSIVE,
            true,
            "its place lies between points of the run: more of them would tell");
  }

  /** The last x that is valid in every repeat. */
  private double served() {
    return seen.stream().mapToLong(RefusedFrom::served).min().orElseThrow();
  }

  /** The first x that is refused in every repeat; infinite if one has none. */
  private double refused() {
    return isOpen()
        ? Double.POSITIVE_INFINITY
        : seen.stream().mapToLong(one -> one.refused().orElseThrow()).max().orElseThrow();
  }

  private boolean isOpen() {
    return seen.stream().anyMatch(one -> one.refused().isEmpty());
  }

  private String doubt() {
    return seen.stream()
        .map(RefusedFrom::doubt)
        .filter(doubt -> !doubt.isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private String tooFew() {
    return "a verdict takes "
        + Estimate.LEAST
        + " repeats, "
        + (seen.size() < repeats
            ? seen.size() + " of " + repeats + " can be used"
            : "this run has " + repeats);
  }

  private String leftOut() {
    return seen.size() < repeats ? seen.size() + " of " + repeats + " repeats are used" : "";
  }

  /** Without a refusal in each repeat the figure is what is known of it: it lies beyond. */
  private Finding finding(Verdict verdict, boolean interval, String remark) {
    double figure = isOpen() ? served() : refused();
    return new Finding(
        claim.id(),
        verdict,
        isOpen() ? "last x at which " + test.model() + " is valid" : test.text(),
        OptionalDouble.of(figure),
        interval ? OptionalDouble.of(served()) : OptionalDouble.empty(),
        interval ? OptionalDouble.of(figure) : OptionalDouble.empty(),
        seen.stream().map(this::figure).toList(),
        remark);
  }

  private double figure(RefusedFrom one) {
    OptionalLong refused = one.refused();
    return isOpen() || refused.isEmpty() ? one.served() : refused.getAsLong();
  }
}
