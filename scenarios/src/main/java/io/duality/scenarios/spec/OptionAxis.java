package io.duality.scenarios.spec;

import io.duality.results.Variant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds an axis that is an option against the servers of its scenario. */
final class OptionAxis {
  private final ModelOptions known;
  private final String option;

  /**
   * @param option that x is
   */
  OptionAxis(ModelOptions known, String option) {
    this.known = known;
    this.option = option;
  }

  /**
   * Returns if every server has the option, and none has a value for it already.
   *
   * @param workload where the axis stands
   */
  void require(List<Variant> servers, Section workload) {
    for (Variant server : servers) {
      List<String> names = known.names(server.model());
      if (!names.contains(option)) {
        throw workload.error(
            "x-is",
            "x-is: '"
                + server.name()
                + "' has no option '"
                + option
                + "'"
                + (names.isEmpty() ? "; leave it out" : NearestName.hint(option, names)));
      }
      if (server.options().containsKey(option)) {
        throw workload.error(
            "x-is", "x-is: '" + server.name() + "' has a value of " + option + "; leave that out");
      }
    }
  }

  /** Returns if each of the points is a value that every server takes. */
  void require(List<Variant> servers, Profile profile, Section place) {
    for (long x : profile.xs()) {
      for (Variant server : servers) {
        Map<String, String> options = new HashMap<>(server.options());
        options.put(option, Long.toString(x));
        try {
          known.require(server.model(), options, false);
        } catch (InvalidInputException e) {
          throw place.error("x", "x " + x + ": " + server.name() + ": " + e.getMessage());
        }
      }
    }
  }
}
