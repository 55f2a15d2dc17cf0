package io.duality.loadgen;

/**
 * What one generator process does. Made with {@link #to}.
 *
 * @param request what the clients send
 * @param population the clients
 * @param arrival when their requests are due
 * @param shape how many clients, or what rate, over time
 * @param limits how long they wait
 * @param expectation what answers are right
 * @param engine how it is done
 */
public record LoadConfig(
    Request request,
    Population population,
    Arrival arrival,
    Shape shape,
    Limits limits,
    Expectation expectation,
    Engine engine) {

  public LoadConfig {
    Range.require("threads", engine.threads(), 1, population.clients());
    if (request.files().isPresent() && expectation.body().isPresent()) {
      throw new IllegalArgumentException(
          "expect-file and files: each file of a set has its own bytes; give one of both");
    }
    if (arrival instanceof Arrival.Closed
        && limits.requests() > 0
        && engine.part().count() > 1
        && !shape.equals(Shape.STEADY)) {
      throw new IllegalArgumentException(
          "requests "
              + limits.requests()
              + ": of clients that come and go only in one process; give a duration instead");
    }
    if (arrival instanceof Arrival.Closed && base(shape) != Math.rint(base(shape))) {
      throw new IllegalArgumentException(
          "base of the shape " + base(shape) + ": has to be a whole number of clients");
    }
  }

  private static double base(Shape shape) {
    return switch (shape) {
      case Shape.Steady _, Shape.Steps _ -> 0;
      case Shape.Spike spike -> spike.base();
      case Shape.Slope slope -> slope.base();
    };
  }

  /** Begins a configuration: one client in one thread, no think time, 10 s timeout. */
  public static LoadConfigBuilder to(Target target) {
    return new LoadConfigBuilder(target);
  }
}
