package io.duality.scenarios.cli;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.Shape;
import io.duality.scenarios.run.LoadPhases;
import io.duality.scenarios.spec.Durations;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.ShapeExtent;
import io.duality.scenarios.spec.ShapeText;
import java.time.Duration;

/**
 * Refuses a shape that the window would not show. A shape begins with the load, so that a warm-up
 * would take a part of it away, and a window that is too short the rest.
 */
final class ShapeFit {
  private final Shape shape;
  private final LoadPhases phases;

  ShapeFit(Shape shape, LoadPhases phases) {
    this.shape = shape;
    this.phases = phases;
  }

  /**
   * Returns if it fits.
   *
   * @param arrival whose rate it shapes, if it has one
   * @param clients that it shapes otherwise
   */
  void require(Arrival arrival, int clients) {
    if (shape instanceof Shape.Steady) {
      return;
    }
    Checked.together(
        !(phases.length() instanceof LoadPhases.Length.Precision),
        "--until: with a shape the throughput is never steady; use --duration");
    Checked.together(
        phases.warmup().equals(new LoadPhases.Warmup.Time(Duration.ZERO)),
        "--warmup: a shape begins with the load, and would be over before the window; leave it out");
    requireTime();
    switch (arrival) {
      case Arrival.Closed _, Arrival.Chat _ -> requireClients(clients);
      case Arrival.Open open -> requireBase(open.perSecond(), "the --rate");
      case Arrival.Sessions sessions -> requireBase(sessions.perSecond(), "the --rate");
    }
  }

  private void requireTime() {
    Duration needed = ShapeExtent.of(shape).time();
    Duration longest = phases.longestWindow();
    if (needed.compareTo(longest) > 0) {
      String time = Durations.format(needed);
      throw refusal(
          "takes %s, the window %s; give a --duration of at least %s"
              .formatted(time, Durations.format(longest), time));
    }
  }

  private void requireClients(int clients) {
    if (ShapeExtent.of(shape).steps() > clients) {
      throw refusal("has more steps than there are clients, %d; add some".formatted(clients));
    }
    requireBase(clients, "the --connections");
  }

  private void requireBase(double all, String what) {
    if (ShapeExtent.of(shape).base() > all) {
      throw refusal("has a base above %s, %s; lower it".formatted(what, ShapeText.number(all)));
    }
  }

  private InvalidInputException refusal(String why) {
    return new InvalidInputException("shape " + ShapeText.format(shape) + ": " + why);
  }
}
