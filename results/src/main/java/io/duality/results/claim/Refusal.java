package io.duality.results.claim;

import io.duality.results.Checks;
import java.util.List;

/**
 * The x from which on a model cannot be run while another one can: a limit of its own, as select
 * has at 1,024 descriptors. {@link RefusalFinding} has the rules.
 *
 * @param model that is refused, by the plan or when its trial begins
 * @param other that is valid at the same x and in the same repeat, so that the limit is none of the
 *     machine's
 * @param limits of the least x that is refused
 */
public record Refusal(String model, String other, Limits limits) implements Criterion {
  public Refusal {
    Checks.present("model", model);
    Checks.present("other", other);
    Limits.requireOfARatio(limits);
    if (model.equals(other)) {
      throw new IllegalArgumentException(
          "'" + model + "' is not refused where it is valid; compare it with another");
    }
  }

  @Override
  public List<String> models() {
    return List.of(model, other);
  }

  @Override
  public String text() {
    return "x from which on " + model + " is refused and " + other + " is not";
  }
}
