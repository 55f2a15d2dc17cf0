package io.duality.servers;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A setting of one model.
 *
 * @param name kebab-case
 * @param defaultValue in force when the option is not given; one of {@code values}
 * @param summary one line: meaning, unit, source of the default
 * @param values those it may have
 */
public record ModelOption(String name, String defaultValue, String summary, OptionValues values) {

  public ModelOption {
    if (!values.contain(defaultValue)) {
      throw new IllegalArgumentException(refusal(name, defaultValue, values.text()));
    }
  }

  /** An option whose values the model checks itself, in {@link ServerModel#checkOptions}. */
  public ModelOption(String name, String defaultValue, String summary) {
    this(name, defaultValue, summary, new OptionValues.Any());
  }

  /** A whole number from {@code least} to {@code most}. */
  public static ModelOption ofInteger(
      String name, int defaultValue, String summary, int least, int most) {
    return new ModelOption(
        name, Integer.toString(defaultValue), summary, new OptionValues.WholeNumber(least, most));
  }

  /** One of some words. */
  public static ModelOption ofChoice(
      String name, String defaultValue, String summary, String... words) {
    return new ModelOption(name, defaultValue, summary, OptionValues.Choice.of(words));
  }

  /**
   * The value in force.
   *
   * @throws IllegalArgumentException if it is none of {@link #values}
   */
  public String text(Map<String, String> options) {
    String value = options.getOrDefault(name, defaultValue);
    if (!values.contain(value)) {
      throw new IllegalArgumentException(refusal(name, value, values.text()));
    }
    return value;
  }

  /**
   * The value in force of an option made by {@link #ofInteger}.
   *
   * @throws IllegalArgumentException if it is none of {@link #values}
   */
  public int integer(Map<String, String> options) {
    return Integer.parseInt(text(options));
  }

  /**
   * The value in force, a whole number between limits that may hang on other options.
   *
   * @throws IllegalArgumentException if it is none, or not from {@code least} to {@code most}
   */
  public int integer(Map<String, String> options, int least, int most) {
    OptionValues range = new OptionValues.WholeNumber(least, most);
    String value = text(options);
    if (!range.contain(value)) {
      throw new IllegalArgumentException(refusal(name, value, range.text()));
    }
    return Integer.parseInt(value);
  }

  private static String refusal(String name, String value, String expected) {
    return "option " + name + "=" + value + ": has to be " + expected;
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

  /** Refuses options that would have no effect on tasks; the message lists those that have one. */
  static void requireTaken(String id, Set<String> taken, Map<String, String> options) {
    for (String name : options.keySet()) {
      if (!taken.contains(name)) {
        throw new IllegalArgumentException(
            "option "
                + name
                + " has no effect on the tasks of model '"
                + id
                + "', which have no network; leave it out"
                + (taken.isEmpty() ? "" : ", or use " + String.join(", ", new TreeSet<>(taken))));
      }
    }
  }
}
