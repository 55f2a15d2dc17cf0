package io.duality.results;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rules that records share, so that what is refused is refused where it was measured. */
public final class Checks {
  private Checks() {}

  /** Refuses what JSON cannot hold. */
  public static void finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          name + " is " + value + ": JSON has no such number, the source has to leave it out");
    }
  }

  static void atLeast(long least, String name, long value) {
    if (value < least) {
      throw new IllegalArgumentException(name + " is " + value + ": the least is " + least);
    }
  }

  static void atLeast(long least, String name, double value) {
    finite(name, value);
    if (value < least) {
      throw new IllegalArgumentException(name + " is " + value + ": the least is " + least);
    }
  }

  /** A figure that may be unknown: -1 then, and otherwise not negative. */
  static void knownOrMinusOne(String name, double value) {
    finite(name, value);
    if (value < 0 && value != -1) {
      throw new IllegalArgumentException(
          name + " is " + value + ": from 0, or -1 where it is not known");
    }
  }

  /** Refuses null, as a reader of incomplete JSON would hand it over. */
  public static void present(String name, @Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
  }

  /** An immutable copy. */
  public static <V> List<V> list(String name, List<V> list) {
    present(name, list);
    list.forEach(element -> present("an element of " + name, element));
    return List.copyOf(list);
  }

  /** An immutable copy in the order of its keys: readers and writers then agree on every byte. */
  static <V> Map<String, V> sorted(String name, Map<String, V> map) {
    present(name, map);
    map.forEach((key, value) -> present(name + "." + key, value));
    return Collections.unmodifiableMap(new TreeMap<>(map));
  }
}
