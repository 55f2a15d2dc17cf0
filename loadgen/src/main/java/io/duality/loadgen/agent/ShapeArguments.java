package io.duality.loadgen.agent;

import io.duality.loadgen.Shape;
import java.time.Duration;

/** The shape of a load as the value of an argument, in both directions. */
final class ShapeArguments {
  private static final String NAME = "shape";
  private static final String FIRST = "first";
  private static final String SECOND = "second";
  private static final String FORMS =
      "steady, spike:BASE:NANOS:NANOS, steps:N:NANOS, slope:BASE:NANOS, turns:first|second:NANOS";

  private ShapeArguments() {}

  static Shape read(String value) {
    String[] parts = value.split(":", -1);
    return switch (parts[0] + "/" + parts.length) {
      case "steady/1" -> Shape.STEADY;
      case "spike/4" ->
          new Shape.Spike(
              Arguments.decimal(NAME, parts[1]),
              Arguments.nanos(NAME, parts[2]),
              Arguments.nanos(NAME, parts[3]));
      case "steps/3" ->
          new Shape.Steps(Arguments.count(NAME, parts[1]), Arguments.nanos(NAME, parts[2]));
      case "slope/3" ->
          new Shape.Slope(Arguments.decimal(NAME, parts[1]), Arguments.nanos(NAME, parts[2]));
      case "turns/3" -> new Shape.Turns(Arguments.nanos(NAME, parts[2]), second(parts[1], value));
      default ->
          throw new IllegalArgumentException(NAME + " '" + value + "': has to be one of " + FORMS);
    };
  }

  static String write(Shape shape) {
    return switch (shape) {
      case Shape.Steady steady -> "steady";
      case Shape.Spike spike ->
          "spike:" + spike.base() + ":" + spike.before().toNanos() + ":" + spike.length().toNanos();
      case Shape.Steps steps -> "steps:" + steps.count() + ":" + steps.each().toNanos();
      case Shape.Slope slope -> "slope:" + slope.base() + ":" + slope.length().toNanos();
      case Shape.Turns(Duration each, boolean second) ->
          "turns:" + (second ? SECOND : FIRST) + ":" + each.toNanos();
    };
  }

  private static boolean second(String word, String value) {
    if (!word.equals(FIRST) && !word.equals(SECOND)) {
      throw new IllegalArgumentException(NAME + " '" + value + "': has to be one of " + FORMS);
    }
    return word.equals(SECOND);
  }
}
