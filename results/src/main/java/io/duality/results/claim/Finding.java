package io.duality.results.claim;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a run says of one claim.
 *
 * @param claim its id
 * @param verdict what came of it
 * @param subject the figure that decides, for a reader; empty when {@link Verdict#NOT_MEASURED}
 * @param estimate of that figure: the (geometric) mean over repeats
 * @param low lower end of its 95 % interval; empty below three repeats
 * @param high upper end
 * @param values the figure in each repeat that could be used
 * @param remark why there is no verdict, what would give one, or what was left out; may be empty
 */
public record Finding(
    String claim,
    Verdict verdict,
    String subject,
    OptionalDouble estimate,
    OptionalDouble low,
    OptionalDouble high,
    List<Double> values,
    String remark) {

  public Finding {
    values = List.copyOf(values);
    if ((verdict == Verdict.NOT_MEASURED) != estimate.isEmpty()) {
      throw new IllegalArgumentException("a finding has figures unless nothing was measured");
    }
    boolean decided = verdict == Verdict.SUPPORTED || verdict == Verdict.REFUTED;
    if (low.isPresent() != high.isPresent() || (decided && low.isEmpty())) {
      throw new IllegalArgumentException("no verdict without an interval of two ends: " + claim);
    }
  }

  static Finding notMeasured(Claim claim, String why) {
    OptionalDouble none = OptionalDouble.empty();
    return new Finding(claim.id(), Verdict.NOT_MEASURED, "", none, none, none, List.of(), why);
  }

  /** {@code 0.98 (0.95 to 1.01)}, or as much of it as there is. */
  public String figures() {
    if (estimate.isEmpty()) {
      return "";
    }
    String figure = Limits.figure(estimate.getAsDouble());
    return low.isEmpty()
        ? figure
        : figure
            + " ("
            + Limits.figure(low.getAsDouble())
            + " to "
            + Limits.figure(high.orElseThrow())
            + ")";
  }
}
