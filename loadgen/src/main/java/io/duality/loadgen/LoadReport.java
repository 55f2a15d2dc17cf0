package io.duality.loadgen;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * One measured window of one generator, or of several that were merged. Histograms are in
 * nanoseconds and not to be altered.
 *
 * @param nanos length of the window; of merged ones the longest
 * @param completed requests completed in the window with the right status and body
 * @param offered requests that were due in the window, whether they could be begun or not
 * @param missedDeadline of those completed, the ones after their deadline; they are in the
 *     histograms, but no goodput
 * @param bodyBytes bytes of their bodies, transfer coding removed
 * @param wireBytes bytes of those responses, heads and coding included
 * @param connects connections established in the window
 * @param open connections established at its end
 * @param cpuNanos user and system time of the generator's process in the window, all threads
 * @param fairness completions over clients; of an interval it counts nobody, for the clients'
 *     counts are kept for the window
 * @param response from the intended start; a closed loop's (see the validity rules)
 * @param service from the actual send
 * @param sendLag from the intended start to the begin of the connect or send
 * @param connect from connect to established
 * @param errors failures by kind; kinds with none are left out
 * @param statuses complete responses by status code, whatever their body
 */
public record LoadReport(
    long nanos,
    long completed,
    long offered,
    long missedDeadline,
    long bodyBytes,
    long wireBytes,
    long connects,
    int open,
    long cpuNanos,
    Fairness fairness,
    Histogram response,
    Histogram service,
    Histogram sendLag,
    Histogram connect,
    Map<ErrorKind, Long> errors,
    SortedMap<Integer, Long> statuses) {

  public LoadReport {
    EnumMap<ErrorKind, Long> copy = new EnumMap<>(ErrorKind.class);
    copy.putAll(errors);
    errors = Collections.unmodifiableMap(copy);
    statuses = Collections.unmodifiableSortedMap(new TreeMap<>(statuses));
  }

  /** Completed requests per second. */
  public double throughputPerSecond() {
    return nanos == 0 ? 0 : completed * 1e9 / nanos;
  }

  /** Requests completed by their deadline per second. */
  public double goodputPerSecond() {
    return nanos == 0 ? 0 : (completed - missedDeadline) * 1e9 / nanos;
  }

  /**
   * Adds up the windows of several generators that measured at the same time.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static LoadReport merge(List<LoadReport> reports) {
    return reports.stream()
        .reduce(LoadReport::plus)
        .orElseThrow(() -> new IllegalArgumentException("no report to merge"));
  }

  private LoadReport plus(LoadReport other) {
    TreeMap<Integer, Long> allStatuses = new TreeMap<>(statuses);
    other.statuses.forEach((status, count) -> allStatuses.merge(status, count, Long::sum));
    EnumMap<ErrorKind, Long> allErrors = new EnumMap<>(ErrorKind.class);
    allErrors.putAll(errors);
    other.errors.forEach((kind, count) -> allErrors.merge(kind, count, Long::sum));
    return new LoadReport(
        Math.max(nanos, other.nanos),
        completed + other.completed,
        offered + other.offered,
        missedDeadline + other.missedDeadline,
        bodyBytes + other.bodyBytes,
        wireBytes + other.wireBytes,
        connects + other.connects,
        open + other.open,
        cpuNanos + other.cpuNanos,
        fairness.plus(other.fairness),
        sum(response, other.response),
        sum(service, other.service),
        sum(sendLag, other.sendLag),
        sum(connect, other.connect),
        allErrors,
        allStatuses);
  }

  private static Histogram sum(Histogram one, Histogram other) {
    Histogram sum = Latency.histogram();
    sum.add(one);
    sum.add(other);
    return sum;
  }
}
