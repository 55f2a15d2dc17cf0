package io.duality.scenarios.selftest;

import io.duality.loadgen.ErrorKind;
import io.duality.scenarios.selftest.Figure.Tolerance;
import io.duality.scenarios.selftest.Figure.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * Holds what a generator says against what a server did. Pure.
 *
 * @param trial what was done
 * @param record the server's own, of all requests
 * @param served how long its answers took in the window
 */
record Judge(Trial trial, ServerRecord record, Histogram served) {
  private static final double[] PERCENTILES = {50, 99, 99.9};

  /** Both are what a reader of percentiles may rely on, on a machine that wakes threads in time. */
  private static final double OF_DELAYS = 0.02;

  private static final double LEAST_OF_DELAYS_NANOS = 50_000;

  /**
   * Beyond it the server proves nothing, whatever the generator says. A thread that wakes waits for
   * what is left of another one's slice, 3 ms at most by the kernel's default, and for one slice
   * more where somebody else was before it: later than that the machine is not the test's. It also
   * bounds the tolerance: to a quarter of the shortest delay that is compared, and to a tenth of
   * the others, where a generator that omits, averages or halves is off by as much again or more.
   */
  private static final long MOST_LATE_NANOS = 6_000_000;

  private static final Tolerance OF_STALLS = new Tolerance(0.05, 0);
  private static final Tolerance OF_OFFERED = new Tolerance(0.01, 1);

  List<Figure> figures(Measured measured) {
    List<Figure> figures = new ArrayList<>(counts(measured));
    switch (trial.check()) {
      case COUNTS, CEILING, CAPACITY -> {
        // No time is known of this server.
      }
      case SERVICE_TIMES -> figures.addAll(serviceTimes(measured));
      case STALLS -> figures.addAll(stalls(measured));
    }
    return figures;
  }

  private List<Figure> counts(Measured measured) {
    Map<ErrorKind, Long> kinds = new TreeMap<>();
    measured.errors().keySet().forEach(kind -> kinds.put(kind, 0L));
    long good = 0;
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < trial.behaviour().replies().size(); i++) {
      Optional<ErrorKind> kind = trial.behaviour().replies().get(i).counts();
      long requests = record.requests(i);
      kind.ifPresent(counted -> kinds.merge(counted, requests, Long::sum));
      good += kind.isEmpty() ? requests : 0;
    }
    figures.add(Figure.count("completed", Math.max(1, good), measured.completed()));
    kinds.forEach((kind, expected) ->
        figures.add(
            Figure.count(
                kind.key() + " errors", expected, measured.errors().getOrDefault(kind, 0L))));
    return figures;
  }

  private List<Figure> serviceTimes(Measured measured) {
    List<Figure> figures = new ArrayList<>();
    for (double percentile : PERCENTILES) {
      long kept = served.getValueAtPercentile(percentile);
      figures.add(
          new Figure(
              "service time " + name(percentile),
              Unit.NANOS,
              kept,
              measured.service().getValueAtPercentile(percentile),
              ofDelays(percentile, kept)));
    }
    return figures;
  }

  /**
   * A machine that wakes the server's threads late wakes the generator's as late, and the server
   * sees the one and not the other.
   */
  private Tolerance ofDelays(double percentile, long keptNanos) {
    long late = Math.clamp(latenessNanos(percentile), 0, MOST_LATE_NANOS);
    return new Tolerance(OF_DELAYS + (double) late / Math.max(1, keptNanos), LEAST_OF_DELAYS_NANOS);
  }

  private long latenessNanos(double percentile) {
    return served.getValueAtPercentile(percentile)
        - trial.behaviour().delays().percentileNanos(percentile);
  }

  /**
   * Of requests that are due evenly over a period T the part (S - r) / T waits for longer than r in
   * a stall of length S: the percentile p is S - (1 - p) * T.
   */
  private List<Figure> stalls(Measured measured) {
    double every = trial.behaviour().stall().every().toNanos();
    double length = trial.behaviour().stall().length().toNanos();
    List<Figure> figures = new ArrayList<>();
    double due = trial.perSecond() * measured.windowNanos() / 1e9;
    figures.add(new Figure("requests due", Unit.COUNT, due, measured.offered(), OF_OFFERED));
    for (double percentile : PERCENTILES) {
      double expected = length - (1 - percentile / 100) * every;
      if (expected > 0) {
        figures.add(
            new Figure(
                "response time " + name(percentile),
                Unit.NANOS,
                expected,
                measured.response().getValueAtPercentile(percentile),
                OF_STALLS));
      }
    }
    return figures;
  }

  /** Why its times prove nothing, a line each; empty for a server that did as it was told. */
  List<String> unproven() {
    return switch (trial.check()) {
      case COUNTS, CEILING, CAPACITY, STALLS -> List.of();
      case SERVICE_TIMES ->
          Arrays.stream(PERCENTILES)
              .filter(percentile -> latenessNanos(percentile) > MOST_LATE_NANOS)
              .mapToObj(percentile ->
                  "the server's own timers were late by"
                      + late(percentile)
                      + ", "
                      + MOST_LATE_NANOS / 1_000_000
                      + " ms is the limit; end what else runs, and repeat")
              .toList();
    };
  }

  /** What explains the figures. */
  List<String> notes(Measured measured) {
    List<String> notes = new ArrayList<>();
    switch (trial.check()) {
      case COUNTS, CEILING, CAPACITY -> {
        return notes;
      }
      case SERVICE_TIMES -> notes.add(timerError());
      case STALLS ->
          notes.add(
              String.format(
                  Locale.ROOT,
                  "service time p99 is %.3f ms: what a generator reports that counts from the send",
                  measured.service().getValueAtPercentile(99) / 1e6));
    }
    return notes;
  }

  private String timerError() {
    StringBuilder text = new StringBuilder("the server's own timers were late by");
    for (double percentile : PERCENTILES) {
      text.append(late(percentile));
    }
    return text + ": part of what is expected, and the generator's may be so too";
  }

  private String late(double percentile) {
    return String.format(
        Locale.ROOT, " %.3f ms (%s)", latenessNanos(percentile) / 1e6, name(percentile));
  }

  private static String name(double percentile) {
    return percentile == Math.rint(percentile)
        ? String.format(Locale.ROOT, "p%.0f", percentile)
        : String.format(Locale.ROOT, "p%.1f", percentile);
  }
}
