package io.duality.servers;

import java.util.Map;

/**
 * A setting of one model.
 *
 * @param name kebab-case
 * @param defaultValue in force when the option is not given
 * @param summary one line: meaning, unit, legal range, source of the default
 */
public record ModelOption(String name, String defaultValue, String summary) {

  /** The value in force. */
  public String text(Map<String, String> options) {
    return options.getOrDefault(name, defaultValue);
  }

  /**
   * The value in force, a whole number.
   *
   * @throws IllegalArgumentException if it is none, or not from {@code least} to {@code most}
   */
  public int integer(Map<String, String> options, int least, int most) {
    String value = text(options);
    if (value.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new IllegalArgumentException(
        "option "
            + name
            + "="
            + value
            + ": has to be a whole number from "
            + least
            + " to "
            + most);
  }

  /**
   * Refuses options that a model does not have.
   *
   * @throws IllegalArgumentException if there is one; the message lists those there are
   */
  public static void requireKnown(ServerModel model, Map<String, String> options) {
    for (String name : options.keySet()) {
      if (model.options().stream().noneMatch(option -> option.name().equals(name))) {
        String known = String.join(", ", model.options().stream().map(ModelOption::name).toList());
        throw new IllegalArgumentException(
            "model '"
                + model.id()
                + "' has no option '"
                + name
                + "', "
                + (known.isEmpty() ? "it has none" : "only " + known));
      }
    }
  }
}
