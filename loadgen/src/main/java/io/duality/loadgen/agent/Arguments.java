package io.duality.loadgen.agent;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code NAME=VALUE} arguments, each of which is taken once. */
final class Arguments {
  private final Map<String, String> values = new HashMap<>();

  /**
   * Splits them.
   *
   * @throws IllegalArgumentException on one that is of another form or repeated
   */
  Arguments(List<String> arguments) {
    arguments.forEach(this::put);
  }

  private void put(String argument) {
    int equals = argument.indexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException("argument '" + argument + "': write NAME=VALUE");
    }
    String name = argument.substring(0, equals);
    if (values.put(name, argument.substring(equals + 1)) != null) {
      throw new IllegalArgumentException("argument " + name + ": given twice");
    }
  }

  String take(String name) {
    String value = values.remove(name);
    if (value == null) {
      throw new IllegalArgumentException("argument " + name + ": missing; give " + name + "=VALUE");
    }
    return value;
  }

  String take(String name, String otherwise) {
    @Nullable String value = values.remove(name);
    return value == null ? otherwise : value;
  }

  void optional(String name, Consumer<String> use) {
    @Nullable String value = values.remove(name);
    if (value != null) {
      use.accept(value);
    }
  }

  /** The names that begin so and are not taken yet. */
  List<String> names(String prefix) {
    return values.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
  }

  /** Refuses what nobody has taken. */
  void end() {
    if (!values.isEmpty()) {
      throw new IllegalArgumentException(
          "argument " + values.keySet().iterator().next() + ": not known; see the package's list");
    }
  }

  int count(String name) {
    return count(name, take(name));
  }

  int count(String name, int otherwise) {
    return count(name, take(name, Integer.toString(otherwise)));
  }

  static int count(String name, String value) {
    long number = number(name, value);
    if (number < 0 || number > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          name + " " + value + ": has to be from 0 to " + Integer.MAX_VALUE);
    }
    return (int) number;
  }

  static long number(String name, String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " '" + value + "': has to be a whole number", e);
    }
  }

  static double decimal(String name, String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " '" + value + "': has to be a number", e);
    }
  }

  static Duration nanos(String name, String value) {
    return Duration.ofNanos(number(name, value));
  }

  Duration nanos(String name) {
    return nanos(name, take(name));
  }

  /** A constant of an enum by its name in lower case. */
  static <E extends Enum<E>> E choice(String name, String value, Class<E> type) {
    return Stream.of(type.getEnumConstants())
        .filter(constant -> word(constant).equals(value))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                name
                    + " '"
                    + value
                    + "': has to be "
                    + Stream.of(type.getEnumConstants())
                        .map(Arguments::word)
                        .collect(Collectors.joining(" or "))));
  }

  /** An enum's constant as {@link #choice} reads it. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
