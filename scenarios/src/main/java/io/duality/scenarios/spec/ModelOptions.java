package io.duality.scenarios.spec;

import java.util.List;
import java.util.Map;

/** The options that models take, as a scenario has to know them before anything starts. */
public interface ModelOptions {
  /** Of models that take none. */
  ModelOptions NONE =
      new ModelOptions() {
        @Override
        public List<String> names(String model) {
          return List.of();
        }

        @Override
        public void require(String model, Map<String, String> options, boolean tasks) {
          // There is none that could be wrong.
        }
      };

  /**
   * What a model's options are called; empty if it has none.
   *
   * @param model an id that the vocabulary has
   */
  List<String> names(String model);

  /**
   * Returns if the model takes these together.
   *
   * @param tasks whether it is to run tasks without a network
   * @throws InvalidInputException with the value, the limit and the remedy, if it does not
   */
  void require(String model, Map<String, String> options, boolean tasks);
}
