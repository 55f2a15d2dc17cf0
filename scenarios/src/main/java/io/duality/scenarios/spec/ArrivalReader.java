package io.duality.scenarios.spec;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.Spacing;
import io.duality.loadgen.Think;
import java.time.Duration;
import java.util.List;

/** Reads what makes the requests of a workload due. */
final class ArrivalReader {
  static final List<String> KEYS =
      List.of("arrival", "think", "think-law", "burst", "rate", "spacing");

  private static final List<String> OF_CLOSED = List.of("think", "think-law", "burst");
  private static final List<String> OF_OPEN = List.of("rate", "spacing");

  private ArrivalReader() {}

  static Arrival read(Section workload) {
    boolean open = workload.value("arrival", false, "closed or open", ArrivalReader::isOpen);
    for (String key : open ? OF_CLOSED : OF_OPEN) {
      if (workload.has(key)) {
        throw workload.error(
            key,
            key
                + (open
                    ? ": requests at a rate wait for no client; leave it out, or write arrival: closed"
                    : ": clients in a closed loop come at no rate; leave it out, or write arrival: open"));
      }
    }
    return open ? open(workload) : closed(workload);
  }

  private static Arrival closed(Section workload) {
    Duration mean = workload.value("think", Duration.ZERO, "a duration", Durations::parse);
    Think.Law law =
        workload.value("think-law", Think.Law.FIXED, "fixed or exponential", ArrivalReader::law);
    int burst = workload.value("burst", 1, "a whole number", ArrivalReader::whole);
    return workload.build(() -> new Arrival.Closed(new Think(mean, law), burst));
  }

  private static Arrival open(Section workload) {
    double rate = workload.value("rate", "requests per second", ArrivalReader::rate);
    Spacing spacing =
        workload.value("spacing", Spacing.CONSTANT, "constant or poisson", ArrivalReader::spacing);
    return workload.build(() -> new Arrival.Open(rate, spacing));
  }

  private static boolean isOpen(String text) {
    return switch (text) {
      case "closed" -> false;
      case "open" -> true;
      default -> throw new InvalidInputException("expected closed or open, found '" + text + "'");
    };
  }

  private static Think.Law law(String text) {
    return switch (text) {
      case "fixed" -> Think.Law.FIXED;
      case "exponential" -> Think.Law.EXPONENTIAL;
      default ->
          throw new InvalidInputException("expected fixed or exponential, found '" + text + "'");
    };
  }

  private static Spacing spacing(String text) {
    return switch (text) {
      case "constant" -> Spacing.CONSTANT;
      case "poisson" -> Spacing.POISSON;
      default ->
          throw new InvalidInputException("expected constant or poisson, found '" + text + "'");
    };
  }

  private static int whole(String text) {
    if (text.matches("[1-9]\\d{0,8}")) {
      return Integer.parseInt(text);
    }
    throw new InvalidInputException("expected a whole number of at least 1, found '" + text + "'");
  }

  private static double rate(String text) {
    if (text.matches("\\d{1,9}(\\.\\d{1,6})?")) {
      return Double.parseDouble(text);
    }
    throw new InvalidInputException(
        "expected requests per second such as 500, found '" + text + "'");
  }
}
