package io.duality.loadgen;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/** Adds up the windows of several loops, or of several times. */
final class WindowSum {
  private final List<Window> windows;

  WindowSum(List<Window> windows) {
    this.windows = List.copyOf(windows);
  }

  /**
   * The sum of one time of several loops.
   *
   * @param turns in whose own time its length is told
   */
  LoadReport report(TurnClock turns, long cpuNanos) {
    return new LoadReport(
        windows.stream().mapToLong(w -> length(w, turns)).max().orElse(0),
        windows.stream().mapToLong(Window::activeNanos).max().orElse(0),
        sum(w -> w.completed),
        sum(w -> w.offered),
        sum(w -> w.missedDeadline),
        sum(w -> w.bodyBytes),
        sum(w -> w.wireBytes),
        sum(w -> w.connects),
        (int) sum(w -> w.open),
        (int) sum(w -> w.idleLost),
        cpuNanos,
        sum(w -> w.restedNanos),
        fairness(),
        histogram(w -> w.response),
        histogram(w -> w.service),
        histogram(w -> w.sendLag),
        histogram(w -> w.connect),
        errors(),
        statuses());
  }

  private static long length(Window window, TurnClock turns) {
    return turns.elapsed(window.endedNanos) - turns.elapsed(window.beganNanos);
  }

  long sum(ToLongFunction<Window> part) {
    return windows.stream().mapToLong(part).sum();
  }

  Histogram histogram(Function<Window, Histogram> part) {
    Histogram sum = Latency.histogram();
    windows.forEach(window -> sum.add(part.apply(window)));
    return sum;
  }

  Map<ErrorKind, Long> errors() {
    Map<ErrorKind, Long> errors = new EnumMap<>(ErrorKind.class);
    for (Window window : windows) {
      window.errors.forEach((kind, count) -> errors.merge(kind, count, Long::sum));
    }
    return errors;
  }

  Optional<String> firstFailure() {
    return windows.stream().map(w -> w.firstFailure).filter(Objects::nonNull).findFirst();
  }

  private Fairness fairness() {
    return new Fairness(
        sum(w -> w.clients),
        sum(w -> w.starved),
        sum(w -> w.neverServed),
        sum(w -> w.completed),
        windows.stream().mapToDouble(w -> w.sumSquares).sum(),
        windows.stream().mapToLong(w -> w.longestWaitNanos).max().orElse(0));
  }

  private SortedMap<Integer, Long> statuses() {
    SortedMap<Integer, Long> statuses = new TreeMap<>();
    for (Window window : windows) {
      for (int status = 0; status < window.statuses.length; status++) {
        if (window.statuses[status] > 0) {
          statuses.merge(status, window.statuses[status], Long::sum);
        }
      }
    }
    return statuses;
  }
}
