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
    boolean ownBodies = request.files().isPresent() || request.mix().isPresent();
    if (arrival instanceof Arrival.Chat chat) {
      checkChat(chat, population, shape);
      if (limits.requests() > 0 || ownBodies) {
        throw new IllegalArgumentException(
            "chat: takes no requests, no files and no mix; give a duration");
      }
    }
    Range.require("threads", engine.threads(), 1, arrival.parts(population.clients()));
    if (ownBodies && expectation.body().isPresent()) {
      throw new IllegalArgumentException(
          "expect-file and files or mix: each of them has its own bytes; give one of both");
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
    if (shape instanceof Shape.Turns && !(arrival instanceof Arrival.Closed)) {
      throw new IllegalArgumentException(
          "turns: what is due at a time cannot wait for one; expected clients in a closed loop");
    }
    if (arrival instanceof Arrival.Closed && base(shape) != Math.rint(base(shape))) {
      throw new IllegalArgumentException(
          "base of the shape " + base(shape) + ": has to be a whole number of clients");
    }
  }

  private static void checkChat(Arrival.Chat chat, Population population, Shape shape) {
    int perRoom = chat.connectionsPerRoom();
    if (population.clients() % perRoom != 0) {
      throw new IllegalArgumentException(
          "clients " + population.clients() + ": a room has " + perRoom + "; give a multiple");
    }
    if (!shape.equals(Shape.STEADY)
        || population.paced()
        || population.idle() > 0
        || population.requestsPerConnection() > 0) {
      throw new IllegalArgumentException(
          "chat: takes no shape, no slow lines, no idle clients and no requests-per-connection");
    }
  }

  private static double base(Shape shape) {
    return switch (shape) {
      case Shape.Steady _, Shape.Steps _, Shape.Turns _ -> 0;
      case Shape.Spike spike -> spike.base();
      case Shape.Slope slope -> slope.base();
    };
  }

  /** Begins a configuration: one client in one thread, no think time, 10 s timeout. */
  public static LoadConfigBuilder to(Target target) {
    return new LoadConfigBuilder(target);
  }
}
