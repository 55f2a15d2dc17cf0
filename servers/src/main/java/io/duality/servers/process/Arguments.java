package io.duality.servers.process;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code key=value} arguments of a child process. */
public final class Arguments {
  private final Map<String, String> values = new HashMap<>();

  /**
   * Reads the arguments.
   *
   * @throws IllegalArgumentException if one is not of the form {@code key=value}, or is given twice
   */
  public Arguments(String[] arguments) {
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("argument '" + argument + "' is not key=value");
      }
      if (values.put(argument.substring(0, equals), argument.substring(equals + 1)) != null) {
        throw new IllegalArgumentException("argument '" + argument + "' is given twice");
      }
    }
  }

  public boolean has(String key) {
    return values.containsKey(key);
  }

  public String text(String key) {
    String value = values.remove(key);
    if (value == null) {
      throw new IllegalArgumentException("argument " + key + "=... is missing");
    }
    return value;
  }

  public String text(String key, String otherwise) {
    @Nullable String value = values.remove(key);
    return value == null ? otherwise : value;
  }

  public long number(String key, long otherwise) {
    String value = text(key, Long.toString(otherwise));
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(key + "=" + value + " is not a whole number", e);
    }
  }

  public double decimal(String key) {
    String value = text(key);
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(key + "=" + value + " is not a number", e);
    }
  }

  public int integer(String key, int otherwise) {
    long value = number(key, otherwise);
    if (value != (int) value) {
      throw new IllegalArgumentException(key + "=" + value + " is above " + Integer.MAX_VALUE);
    }
    return (int) value;
  }

  /** Takes out all arguments with a prefix, without it. */
  public Map<String, String> withPrefix(String prefix) {
    Map<String, String> found = new HashMap<>();
    values.forEach((key, value) -> {
      if (key.startsWith(prefix)) {
        found.put(key.substring(prefix.length()), value);
      }
    });
    found.keySet().forEach(key -> values.remove(prefix + key));
    return found;
  }

  /**
   * Ends the reading.
   *
   * @throws IllegalArgumentException if an argument was not asked for
   */
  public void requireEmpty() {
    if (!values.isEmpty()) {
      throw new IllegalArgumentException(
          "unknown argument '" + values.keySet().iterator().next() + "'");
    }
  }
}
