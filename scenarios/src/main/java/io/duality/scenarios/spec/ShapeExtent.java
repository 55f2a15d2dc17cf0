package io.duality.scenarios.spec;

import io.duality.loadgen.Shape;
import java.time.Duration;

/**
 * What a shape needs of the load that it is of.
 *
 * @param time until it has shown all that it is
 * @param base clients, or rate, below which the load cannot be
 * @param steps so many clients at least, in a closed loop
 */
public record ShapeExtent(Duration time, double base, int steps) {

  /** Of any shape. */
  public static ShapeExtent of(Shape shape) {
    return switch (shape) {
      case Shape.Steady _, Shape.Turns _ -> new ShapeExtent(Duration.ZERO, 0, 0);
      case Shape.Spike(double base, Duration before, Duration length) ->
          new ShapeExtent(before.plus(length), base, 0);
      case Shape.Steps(int count, Duration each) ->
          new ShapeExtent(each.multipliedBy(count), 0, count);
      case Shape.Slope(double base, Duration length) -> new ShapeExtent(length, base, 0);
    };
  }
}
