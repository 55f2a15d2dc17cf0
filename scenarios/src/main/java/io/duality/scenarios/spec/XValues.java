package io.duality.scenarios.spec;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Points on an x axis: a list {@code 1,64,1k,64k}, a geometric range {@code from:factor:to} such as
 * {@code 1:4:65536}, or a list of both. {@code k} is 1024 and {@code m} is 1024 * 1024. A range
 * holds both its ends, also when the factor steps over the last.
 */
public final class XValues {

  /**
   * The most clients that can be asked for: enough for one machine's memory, and within what 127/8
   * and one port range can address.
   */
  public static final long MAX = 4_000_000;

  private static final Pattern COUNT = Pattern.compile("(\\d{1,12})([kKmM]?)");
  private static final String SHAPES =
      "a list such as 1,64,1k,64k or from:factor:to such as 1:4:64k";

  private XValues() {}

  /**
   * The points, ascending and without duplicates.
   *
   * @throws InvalidInputException if a value is no whole number from 1 to {@link #MAX}
   */
  public static List<Long> parse(String text) {
    SortedSet<Long> values = new TreeSet<>();
    for (String part : text.split(",", -1)) {
      String[] range = part.strip().split(":", -1);
      switch (range.length) {
        case 1 -> values.add(count(range[0], text));
        case 3 -> addRange(range, text, values);
        default -> throw new InvalidInputException("expected " + SHAPES + ", found '" + text + "'");
      }
    }
    return List.copyOf(values);
  }

  /**
   * One count, such as {@code 256} or {@code 64k}.
   *
   * @throws InvalidInputException if it is no whole number from 1 to {@link #MAX}
   */
  public static long parseOne(String text) {
    if (!COUNT.matcher(text.strip()).matches()) {
      throw new InvalidInputException(
          "expected one count from 1 to " + MAX + " such as 256 or 64k, found '" + text + "'");
    }
    return count(text.strip(), text);
  }

  /**
   * The same of what there may be none of: 0, too.
   *
   * @throws InvalidInputException as {@link #parseOne}
   */
  public static long parseOneOrNone(String text) {
    return text.strip().equals("0") ? 0 : parseOne(text);
  }

  private static void addRange(String[] range, String text, SortedSet<Long> values) {
    long from = count(range[0], text);
    long factor = count(range[1], text);
    long to = count(range[2], text);
    if (factor < 2) {
      throw new InvalidInputException("expected a factor of at least 2, found '" + text + "'");
    }
    if (from > to) {
      throw new InvalidInputException(
          "expected from <= to in from:factor:to, found '" + text + "'");
    }
    for (long x = from; x < to; x *= factor) {
      values.add(x);
    }
    values.add(to);
  }

  private static long count(String part, String text) {
    Matcher matcher = COUNT.matcher(part.strip());
    if (!matcher.matches()) {
      throw new InvalidInputException("expected " + SHAPES + ", found '" + text + "'");
    }
    long unit =
        switch (matcher.group(2)) {
          case "k", "K" -> 1 << 10;
          case "m", "M" -> 1 << 20;
          default -> 1;
        };
    long value = Long.parseLong(matcher.group(1)) * unit;
    if (value < 1 || value > MAX) {
      throw new InvalidInputException(
          "expected counts from 1 to " + MAX + ", found '" + part.strip() + "'");
    }
    return value;
  }
}
