package io.duality.scenarios.spec;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.Limits;
import io.duality.loadgen.Population;
import io.duality.loadgen.Shape;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads a workload over the network. */
final class HttpReader {
  static final List<String> KEYS =
      Stream.of(
              ContentReader.KEYS,
              List.of(
                  "x-is",
                  "clients",
                  "idle",
                  "requests-per-connection",
                  "reader-rate",
                  "receive-buffer",
                  "writer-rate",
                  "shape",
                  "timeout",
                  "deadline",
                  "overload",
                  "most-timeouts"),
              ArrivalReader.KEYS)
          .flatMap(List::stream)
          .toList();

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private static final String X_IS =
      "clients, idle, rate, cost or an option such as option accept-limit";

  /** What stands before the name of one that is x. */
  private static final String OPTION = "option ";

  /** What x stands for until a point says how many they are. */
  private static final int ANY = 1;

  private final Section workload;
  private final Axis axis;

  private HttpReader(Section workload) {
    this.workload = workload;
    axis = workload.value("x-is", Axis.Load.CLIENTS, X_IS, HttpReader::axis);
  }

  static Workload.Http read(Section workload) {
    return new HttpReader(workload).read();
  }

  private Workload.Http read() {
    Content content = ContentReader.read(workload);
    requireOpen(content);
    Arrival arrival = new ArrivalReader(workload, axis).read();
    Population population = population();
    Shape shape = workload.value("shape", Shape.STEADY, "a shape", ShapeText::parse);
    Limits limits = limits();
    Overload overload = overload();
    return workload.build(
        () -> new Workload.Http(content, population, arrival, shape, limits, axis, overload));
  }

  /** A route has x in it if and only if that is what x is. */
  private void requireOpen(Content content) {
    boolean open = content instanceof Content.Route route && route.open();
    if (open && axis != Axis.Load.COST) {
      throw workload.error(
          "route", "route: {x} is its number with x-is: cost only; write that too");
    }
    if (!open && axis == Axis.Load.COST) {
      throw workload.error("x-is", "x-is: cost needs a route with x in it: " + Content.Route.OPEN);
    }
  }

  private Population population() {
    int clients = counted(Axis.Load.CLIENTS, "clients", XValues::parseOne);
    int idle =
        axis == Axis.Load.IDLE || workload.has("idle")
            ? counted(Axis.Load.IDLE, "idle", XValues::parseOneOrNone)
            : 0;
    int perConnection =
        workload.value(
            "requests-per-connection", 0, "a whole number", text -> Section.whole(text, 0));
    long reader = workload.value("reader-rate", 0L, "a speed", Rates::bytesPerSecond);
    long buffer =
        workload.value(
            "receive-buffer",
            reader == 0 ? 0L : Population.SLOW_READER_BUFFER_BYTES,
            "a size",
            Sizes::parse);
    long writer = workload.value("writer-rate", 0L, "a speed", Rates::bytesPerSecond);
    return workload.build(() ->
        new Population(
            clients,
            perConnection,
            idle,
            reader,
            (int) Math.min(buffer, Integer.MAX_VALUE),
            writer));
  }

  /** The number of those that x does not count. */
  private int counted(Axis one, String key, Function<String, Long> parse) {
    if (!axis.equals(one)) {
      return Math.toIntExact(workload.value(key, "a count such as 64 or 1k", parse));
    }
    if (workload.has(key)) {
      throw workload.error(key, key + ": x is their number; leave it out, or change x-is");
    }
    return ANY;
  }

  private Limits limits() {
    Duration timeout = workload.value("timeout", TIMEOUT, "a duration", Durations::parse);
    Duration deadline = workload.value("deadline", Duration.ZERO, "a duration", Durations::parse);
    return workload.build(() -> new Limits(timeout, deadline, 0));
  }

  private Overload overload() {
    boolean expected = workload.value("overload", false, "expected", HttpReader::expected);
    double timeouts = workload.value("most-timeouts", 1.0, "a percentage", Rates::share);
    return workload.build(() -> new Overload(expected, timeouts));
  }

  private static Axis axis(String text) {
    return switch (text) {
      case "clients" -> Axis.Load.CLIENTS;
      case "idle" -> Axis.Load.IDLE;
      case "rate" -> Axis.Load.RATE;
      case "cost" -> Axis.Load.COST;
      default -> {
        if (!text.startsWith(OPTION)) {
          throw new InvalidInputException("expected " + X_IS + ", found '" + text + "'");
        }
        yield new Axis.Option(text.substring(OPTION.length()).strip());
      }
    };
  }

  private static boolean expected(String text) {
    if (text.equals("expected")) {
      return true;
    }
    throw new InvalidInputException("expected the word expected, found '" + text + "'");
  }
}
