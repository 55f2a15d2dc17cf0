package io.duality.loadgen;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One measured window of one generator, or of several that were merged. Histograms are in
 * nanoseconds and not to be altered.
 *
 * @param nanos length of the window; of merged ones the longest
 * @param activeNanos from its begin to the last completion; 0 if there is none
 * @param completed requests completed in the window with the right status and body
 * @param offered requests that were due in the window, whether they could be begun or not
 * @param missedDeadline of those completed, the ones after their deadline; they are in the
 *     histograms, but no goodput
 * @param bodyBytes bytes of their bodies, transfer coding removed
 * @param wireBytes bytes of those responses, heads and coding included
 * @param connects connections established in the window
 * @param open connections established at its end
 * @param idleLost connections of idle clients that were lost by its end
 * @param cpuNanos user and system time of the generator's process in the window, all threads
 * @param restedNanos how long the event loops rested in it so that responses gathered, added up;
 *     what came meanwhile is late by up to one rest, 50 us and a timer's lateness
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
    long activeNanos,
    long completed,
    long offered,
    long missedDeadline,
    long bodyBytes,
    long wireBytes,
    long connects,
    int open,
    int idleLost,
    long cpuNanos,
    long restedNanos,
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

  /** This, and what was recorded before it: a window from an interval and those before. */
  public LoadReport after(LoadReport earlier) {
    LoadReport sum = plus(earlier);
    long active = completed == 0 ? earlier.activeNanos : earlier.nanos + activeNanos;
    return sum.with(nanos + earlier.nanos, active, open, idleLost, fairness);
  }

  /** The same, as long as it took to its last completion. */
  public LoadReport untilTheLast() {
    return with(activeNanos, activeNanos, open, idleLost, fairness);
  }

  /**
   * What is left of a window without its first part.
   *
   * @throws IllegalArgumentException if that holds what this does not
   */
  public LoadReport minus(LoadReport part) {
    TreeMap<Integer, Long> restStatuses = new TreeMap<>(statuses);
    part.statuses.forEach((status, count) -> restStatuses.merge(status, -count, LoadReport::rest));
    EnumMap<ErrorKind, Long> restErrors = new EnumMap<>(ErrorKind.class);
    restErrors.putAll(errors);
    part.errors.forEach((kind, count) -> restErrors.merge(kind, -count, LoadReport::rest));
    return new LoadReport(
        Math.max(0, nanos - part.nanos),
        Math.max(0, activeNanos - part.nanos),
        completed - part.completed,
        offered - part.offered,
        missedDeadline - part.missedDeadline,
        bodyBytes - part.bodyBytes,
        wireBytes - part.wireBytes,
        connects - part.connects,
        open,
        idleLost,
        cpuNanos - part.cpuNanos,
        restedNanos - part.restedNanos,
        fairness,
        difference(response, part.response),
        difference(service, part.service),
        difference(sendLag, part.sendLag),
        difference(connect, part.connect),
        restErrors,
        restStatuses);
  }

  /** Null, which takes a key out of its map, where nothing is left. */
  private static @Nullable Long rest(long all, long less) {
    return all + less == 0 ? null : Long.valueOf(all + less);
  }

  private static Histogram difference(Histogram all, Histogram part) {
    Histogram difference = all.copy();
    difference.subtract(part);
    return difference;
  }

  private LoadReport with(
      long otherNanos,
      long otherActiveNanos,
      int otherOpen,
      int otherIdleLost,
      Fairness otherFairness) {
    return new LoadReport(
        otherNanos,
        otherActiveNanos,
        completed,
        offered,
        missedDeadline,
        bodyBytes,
        wireBytes,
        connects,
        otherOpen,
        otherIdleLost,
        cpuNanos,
        restedNanos,
        otherFairness,
        response,
        service,
        sendLag,
        connect,
        errors,
        statuses);
  }

  private LoadReport plus(LoadReport other) {
    TreeMap<Integer, Long> allStatuses = new TreeMap<>(statuses);
    other.statuses.forEach((status, count) -> allStatuses.merge(status, count, Long::sum));
    EnumMap<ErrorKind, Long> allErrors = new EnumMap<>(ErrorKind.class);
    allErrors.putAll(errors);
    other.errors.forEach((kind, count) -> allErrors.merge(kind, count, Long::sum));
    return new LoadReport(
        Math.max(nanos, other.nanos),
        Math.max(activeNanos, other.activeNanos),
        completed + other.completed,
        offered + other.offered,
        missedDeadline + other.missedDeadline,
        bodyBytes + other.bodyBytes,
        wireBytes + other.wireBytes,
        connects + other.connects,
        open + other.open,
        idleLost + other.idleLost,
        cpuNanos + other.cpuNanos,
        restedNanos + other.restedNanos,
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
