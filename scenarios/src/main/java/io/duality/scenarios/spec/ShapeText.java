package io.duality.scenarios.spec;

import io.duality.loadgen.Shape;
import java.time.Duration;
import java.util.List;

/**
 * The shape of a load in words: {@code steady}, {@code spike:BASE,BEFORE,LENGTH}, {@code
 * steps:COUNT,EACH}, {@code slope:BASE,LENGTH}.
 */
public final class ShapeText {
  private static final String SHAPES =
      "expected spike:BASE,BEFORE,LENGTH, steps:COUNT,EACH, slope:BASE,LENGTH or steady, such as"
          + " spike:3,10s,30s";

  private ShapeText() {}

  /**
   * Reads a shape.
   *
   * @throws InvalidInputException if it is none, or a value is out of range
   */
  public static Shape parse(String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    List<String> values = colon < 0 ? List.of() : List.of(text.substring(colon + 1).split(",", -1));
    try {
      return of(name + values.size(), values, text);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()));
    }
  }

  private static Shape of(String nameAndCount, List<String> values, String text) {
    return switch (nameAndCount) {
      case "steady0" -> Shape.STEADY;
      case "spike3" -> new Shape.Spike(level(values, 0), time(values, 1), time(values, 2));
      case "steps2" ->
          new Shape.Steps(Math.toIntExact(XValues.parseOne(values.get(0))), time(values, 1));
      case "slope2" -> new Shape.Slope(level(values, 0), time(values, 1));
      default -> throw new InvalidInputException(SHAPES + ", found '" + text + "'");
    };
  }

  /** A shape as it is read; turns, which nobody takes alone, are only told. */
  public static String format(Shape shape) {
    return switch (shape) {
      case Shape.Steady _ -> "steady";
      case Shape.Spike(double base, Duration before, Duration length) ->
          "spike:" + number(base) + "," + Durations.format(before) + "," + Durations.format(length);
      case Shape.Steps(int count, Duration each) -> "steps:" + count + "," + Durations.format(each);
      case Shape.Slope(double base, Duration length) ->
          "slope:" + number(base) + "," + Durations.format(length);
      case Shape.Turns(Duration each, boolean second) ->
          "turns:" + (second ? "second," : "first,") + Durations.format(each);
    };
  }

  /** Without a fraction where there is none. */
  public static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static double level(List<String> values, int index) {
    return Rates.perSecond(values.get(index));
  }

  private static Duration time(List<String> values, int index) {
    return Durations.parse(values.get(index));
  }
}
