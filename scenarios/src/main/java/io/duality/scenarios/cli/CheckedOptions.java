package io.duality.scenarios.cli;

import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.NearestName;
import io.duality.servers.ModelOption;
import io.duality.servers.ServerModel;
import java.util.List;
import java.util.Map;

/** Options of a model as a user wrote them, checked before anything starts. */
final class CheckedOptions {
  private CheckedOptions() {}

  /**
   * Returns if the model takes them.
   *
   * @param flag that they were written behind, for the message
   * @throws InvalidInputException if a name is unknown, or a value not legal
   */
  static void require(ServerModel model, Map<String, String> options, String flag) {
    require(model, options, flag, false);
  }

  /**
   * The same.
   *
   * @param tasks whether it is to run tasks, which do not take all of them
   */
  static void require(ServerModel model, Map<String, String> options, String flag, boolean tasks) {
    try {
      require(model, options, tasks);
    } catch (InvalidInputException e) {
      throw new InvalidInputException(flag + ": " + e.getMessage());
    }
  }

  /** The same, of options that were written anywhere. */
  static void require(ServerModel model, Map<String, String> options, boolean tasks) {
    List<String> names = model.options().stream().map(ModelOption::name).toList();
    for (String name : options.keySet()) {
      if (!names.contains(name)) {
        throw new InvalidInputException(
            "model '"
                + model.id()
                + "' has no option '"
                + name
                + "'"
                + (names.isEmpty() ? "; it has none" : NearestName.hint(name, names)));
      }
    }
    try {
      if (tasks) {
        model.checkTaskOptions(options);
      } else {
        model.checkOptions(options);
      }
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()));
    }
  }
}
