package io.duality.scenarios.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the protocol: a word in capitals, then {@code key=value} pairs or free text.
 *
 * @param word for example {@code READY}
 * @param rest what follows it, trimmed
 */
record Line(String word, String rest) {
  private static final Pattern SHAPE = Pattern.compile("([A-Z]{2,20})(?: (.*))?");

  /** Empty for any other text. */
  static Optional<Line> parse(String text) {
    Matcher matcher = SHAPE.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String rest = matcher.group(2);
    return Optional.of(new Line(matcher.group(1), rest == null ? "" : rest.strip()));
  }

  /** Pairs in order; words without {@code =} are left out. */
  Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : rest.split(" +", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return values;
  }

  /**
   * All pairs, each a whole number.
   *
   * @throws IllegalArgumentException if one is not
   */
  Map<String, Long> numbers() {
    return numbersExcept();
  }

  /** All pairs but those of these keys, each a whole number. */
  Map<String, Long> numbersExcept(String... keys) {
    Map<String, String> values = values();
    values.keySet().removeAll(Set.of(keys));
    Map<String, Long> numbers = new LinkedHashMap<>();
    values.forEach((key, value) -> numbers.put(key, parseLong(key, value)));
    return numbers;
  }

  /**
   * The number under a key.
   *
   * @throws IllegalArgumentException if it is missing or no whole number
   */
  long number(String key) {
    return parseLong(key, text(key));
  }

  /** The number under a key, or the other one if there is no such key. */
  long number(String key, long absent) {
    String value = values().get(key);
    return value == null ? absent : parseLong(key, value);
  }

  /** Numbers above zero whose keys start with a prefix, without the prefix. */
  Map<String, Long> counts(String prefix) {
    Map<String, Long> counts = new LinkedHashMap<>();
    values()
        .forEach((key, value) -> {
          if (key.startsWith(prefix) && parseLong(key, value) > 0) {
            counts.put(key.substring(prefix.length()), parseLong(key, value));
          }
        });
    return counts;
  }

  /**
   * The text under a key.
   *
   * @throws IllegalArgumentException if it is missing
   */
  String text(String key) {
    String value = values().get(key);
    if (value == null) {
      throw new IllegalArgumentException("'" + key + "' is missing after " + word);
    }
    return value;
  }

  private static long parseLong(String key, String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(key + "=" + value + " is no whole number", e);
    }
  }
}
