package io.duality.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one measured window. Figures that are not finite or are negative are refused with
 * an {@link IllegalArgumentException}: JSON cannot hold the ones, and the others are a fault of the
 * source, which has to see it.
 *
 * @param seconds length of the window
 * @param completed requests (or tasks) completed in the window with the right status and body
 * @param completedInAll the same over warm-up, window and drain: what a server's own log must show
 * @param bodyBytes bytes of response bodies in the window
 * @param wireBytes bytes of responses in the window, heads included
 * @param throughput completed / seconds
 * @param bandwidth bodies in Mbit/s, 10^6
 * @param errors failed requests by kind (connect, refused, reset, timeout, status, body, ...);
 *     kinds with none are left out
 * @param errorsInAll the same over warm-up, window and drain
 * @param response time from the intended start; for the first request on a connection this includes
 *     the connect
 * @param service time from the actual send
 * @param histograms file names relative to the run's folder, by {@code response}, {@code service},
 *     {@code connect}
 * @param effectiveN throughput * (mean response time + think time): equals the number of clients in
 *     a closed loop that is steady
 * @param jain Jain's fairness index over completions per client, 0 to 1, or -1 where they are not
 *     counted for each (tasks); see {@link Fairness#jain}
 * @param starvedClients clients with no completion in the window, or -1
 * @param server the server's processes
 * @param generator the generator's processes; null where tasks are made inside the server
 * @param ramp the connection ramp; null where there are no connections
 * @param serverCounters the server's own counters at the end (accepted, requests, rejected, ...);
 *     of a benchmark what {@link #ITERATIONS} goes with
 * @param clients what the clients saw; null where there are none, and in records of older versions
 * @param hosts the machines of a trial that was made on several, the server's first; empty, and not
 *     written, of a trial on one
 */
public record Measurement(
    double seconds,
    long completed,
    long completedInAll,
    long bodyBytes,
    long wireBytes,
    double throughput,
    double bandwidth,
    Map<String, Long> errors,
    Map<String, Long> errorsInAll,
    LatencySummary response,
    LatencySummary service,
    Map<String, String> histograms,
    double effectiveN,
    double jain,
    long starvedClients,
    ProcessUsage server,
    @Nullable ProcessUsage generator,
    @Nullable Ramp ramp,
    Map<String, Long> serverCounters,
    @Nullable ClientView clients,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<HostUsage> hosts) {

  /** The counter that JMH's trials have: how many iterations the figures are the mean of. */
  public static final String ITERATIONS = "iterations";

  public Measurement {
    Checks.atLeast(0, "seconds", seconds);
    Checks.atLeast(0, "completed", completed);
    Checks.atLeast(0, "completedInAll", completedInAll);
    Checks.atLeast(0, "bodyBytes", bodyBytes);
    Checks.atLeast(0, "wireBytes", wireBytes);
    Checks.atLeast(0, "throughput", throughput);
    Checks.atLeast(0, "bandwidth", bandwidth);
    errors = counts("errors", errors);
    errorsInAll = counts("errorsInAll", errorsInAll);
    Checks.present("response", response);
    Checks.present("service", service);
    histograms = Checks.sorted("histograms", histograms);
    Checks.atLeast(0, "effectiveN", effectiveN);
    Checks.knownOrMinusOne("jain", jain);
    if (jain > 1) {
      throw new IllegalArgumentException("jain is " + jain + ": from 0 to 1");
    }
    Checks.atLeast(-1, "starvedClients", starvedClients);
    Checks.present("server", server);
    serverCounters = Checks.sorted("serverCounters", serverCounters);
    hosts = Checks.list("hosts", hosts);
  }

  /** Figures of one machine. */
  public Measurement(
      double seconds,
      long completed,
      long completedInAll,
      long bodyBytes,
      long wireBytes,
      double throughput,
      double bandwidth,
      Map<String, Long> errors,
      Map<String, Long> errorsInAll,
      LatencySummary response,
      LatencySummary service,
      Map<String, String> histograms,
      double effectiveN,
      double jain,
      long starvedClients,
      ProcessUsage server,
      @Nullable ProcessUsage generator,
      @Nullable Ramp ramp,
      Map<String, Long> serverCounters,
      @Nullable ClientView clients) {
    this(
        seconds,
        completed,
        completedInAll,
        bodyBytes,
        wireBytes,
        throughput,
        bandwidth,
        errors,
        errorsInAll,
        response,
        service,
        histograms,
        effectiveN,
        jain,
        starvedClients,
        server,
        generator,
        ramp,
        serverCounters,
        clients,
        List.of());
  }

  /** The same without clients. */
  public Measurement(
      double seconds,
      long completed,
      long completedInAll,
      long bodyBytes,
      long wireBytes,
      double throughput,
      double bandwidth,
      Map<String, Long> errors,
      Map<String, Long> errorsInAll,
      LatencySummary response,
      LatencySummary service,
      Map<String, String> histograms,
      double effectiveN,
      double jain,
      long starvedClients,
      ProcessUsage server,
      @Nullable ProcessUsage generator,
      @Nullable Ramp ramp,
      Map<String, Long> serverCounters) {
    this(
        seconds,
        completed,
        completedInAll,
        bodyBytes,
        wireBytes,
        throughput,
        bandwidth,
        errors,
        errorsInAll,
        response,
        service,
        histograms,
        effectiveN,
        jain,
        starvedClients,
        server,
        generator,
        ramp,
        serverCounters,
        null);
  }

  /**
   * Figures of operations inside one process, which are not timed one by one and move no bytes.
   *
   * @param throughput operations a second
   */
  public static Measurement ofOperations(
      double seconds,
      long completed,
      long completedInAll,
      double throughput,
      Map<String, String> histograms,
      ProcessUsage server,
      Map<String, Long> serverCounters) {
    return new Measurement(
        seconds,
        completed,
        completedInAll,
        0,
        0,
        throughput,
        0,
        Map.of(),
        Map.of(),
        LatencySummary.NONE,
        LatencySummary.NONE,
        histograms,
        0,
        -1,
        -1,
        server,
        null,
        null,
        serverCounters);
  }

  /** Failed requests of the window, of whatever kind. */
  public long failed() {
    return errors.values().stream().mapToLong(Long::longValue).sum();
  }

  private static Map<String, Long> counts(String name, Map<String, Long> counts) {
    Map<String, Long> sorted = Checks.sorted(name, counts);
    sorted.forEach((kind, count) -> Checks.atLeast(0, name + "." + kind, count));
    return sorted;
  }
}
