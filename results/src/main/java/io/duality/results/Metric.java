package io.duality.results;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** A quantity that can be read off a measured trial and drawn or compared. */
public enum Metric {
  THROUGHPUT("throughput", "Throughput", "completed/s", Measurement::throughput),
  BANDWIDTH("bandwidth", "Bandwidth", "Mbit/s", m -> ofOperations(m) ? Double.NaN : m.bandwidth()),
  RESPONSE_MEAN("response-mean", "Mean response time", "ms", m -> millis(m, LatencySummary::mean)),
  RESPONSE_P50("response-p50", "Median response time", "ms", m -> millis(m, LatencySummary::p50)),
  RESPONSE_P90(
      "response-p90",
      "90th percentile response time",
      "ms",
      m -> tail(m.response(), LatencySummary::p90)),
  RESPONSE_P99(
      "response-p99",
      "99th percentile response time",
      "ms",
      m -> tail(m.response(), LatencySummary::p99)),
  RESPONSE_MAX("response-max", "Largest response time", "ms", m -> millis(m, LatencySummary::max)),
  GOODPUT("goodput", "Goodput", "completed/s", m -> seen(m, ClientView::goodput)),
  REJECTED(
      "rejected", "Share of requests answered with an error", "", m -> share(m, rejections(m))),
  FAILED("failed", "Share of requests that failed", "", m -> share(m, m.failed())),
  LONGEST_WAIT(
      "longest-wait",
      "Longest wait of a client",
      "ms",
      m -> seen(m, clients -> clients.longestWaitMicros() / 1e3)),
  CONNECT_P99(
      "connect-p99",
      "99th percentile connect time",
      "ms",
      m -> seen(m, clients -> tail(clients.connect(), LatencySummary::p99))),
  CONNECTS(
      "connects",
      "Connections established",
      "connections/s",
      m -> seen(m, clients -> clients.connects() / m.seconds())),
  CPU_PER_REQUEST(
      "cpu-per-request",
      "Server CPU per request",
      "us",
      m -> known(m.server().cpuSeconds()) * 1e6 / m.completed()),
  SWITCHES_PER_REQUEST(
      "switches-per-request",
      "Context switches per request",
      "",
      m -> known((double) m.server().switches()) / m.completed()),
  RSS(
      "rss",
      "Server resident memory",
      "MiB",
      m -> known((double) m.server().rssBytes()) / 1048576.0),
  RSS_PER_CONNECTION(
      "rss-per-connection", "Server memory per connection", "KiB", Metric::rssPerConnection),
  THREADS("threads", "Server threads", "", m -> known(m.server().threads())),
  ALLOCATED_PER_REQUEST(
      "allocated-per-request",
      "Heap allocated per request",
      "bytes",
      m -> known((double) m.server().allocatedBytes()) / m.completed()),
  JAIN("jain", "Jain's fairness index", "", m -> known(m.jain())),
  EFFECTIVE_N(
      "effective-n", "Effective N", "clients", m -> ofOperations(m) ? Double.NaN : m.effectiveN()),
  /** Of benchmarks inside one process: the time in which one operation more is completed. */
  OPERATION_TIME(
      "operation-time",
      "Time per operation",
      "us",
      m -> ofOperations(m) ? 1e6 / m.throughput() : Double.NaN),
  /** An auxiliary counter of benchmarks that start threads. */
  START_PER_THREAD(
      "start-per-thread",
      "Time to start a thread",
      "us",
      m -> counter(m, "start-nanos-per-thread") / 1e3),
  /** The same of their memory. */
  RSS_PER_THREAD(
      "rss-per-thread",
      "Resident memory per thread",
      "KiB",
      m -> counter(m, "rss-bytes-per-thread") / 1024.0);

  /**
   * Below it a warm heap is most of what a server has grown by, and says nothing of connections.
   */
  private static final int LEAST_CONNECTIONS = 1_000;

  /** So many samples have one beyond their 99th percentile. */
  private static final int LEAST_FOR_P99 = 100;

  private final String key;
  private final String label;
  private final String unit;
  private final ToDoubleFunction<Measurement> read;

  Metric(String key, String label, String unit, ToDoubleFunction<Measurement> read) {
    this.key = key;
    this.label = label;
    this.unit = unit;
    this.read = read;
  }

  /** A trial that completed nothing has no response time, and above all not one of zero. */
  private static double millis(Measurement measured, ToDoubleFunction<LatencySummary> micros) {
    LatencySummary response = measured.response();
    return response.count() == 0 ? Double.NaN : micros.applyAsDouble(response) / 1e3;
  }

  /** What connections have added to the server, its warm heap included. */
  private static double rssPerConnection(Measurement measured) {
    Ramp ramp = measured.ramp();
    return ramp == null || ramp.established() < LEAST_CONNECTIONS
        ? Double.NaN
        : Math.max(
                0,
                known((double) measured.server().rssBytes())
                    - known((double) ramp.serverRssBytes()))
            / (1024.0 * ramp.established());
  }

  /** Whether JMH measured it: operations have neither clients nor bodies nor response times. */
  private static boolean ofOperations(Measurement measured) {
    return measured.serverCounters().containsKey(Measurement.ITERATIONS);
  }

  private static double counter(Measurement measured, String name) {
    return known((double) measured.serverCounters().getOrDefault(name, -1L));
  }

  private static double seen(Measurement measured, ToDoubleFunction<ClientView> read) {
    ClientView clients = measured.clients();
    return clients == null ? Double.NaN : read.applyAsDouble(clients);
  }

  /** A percentile of few samples would be their largest. */
  private static double tail(LatencySummary times, ToDoubleFunction<LatencySummary> micros) {
    return times.count() < LEAST_FOR_P99 ? Double.NaN : micros.applyAsDouble(times) / 1e3;
  }

  /** Of a server's own doing: it has answered, though not with what was asked for. */
  private static long rejections(Measurement measured) {
    return measured.errors().getOrDefault("status", 0L);
  }

  /** Of all requests that have ended. */
  private static double share(Measurement measured, long part) {
    return ofOperations(measured)
        ? Double.NaN
        : (double) part / (measured.completed() + measured.failed());
  }

  private static double known(double value) {
    return value < 0 ? Double.NaN : value;
  }

  /** Kebab-case name, as written in scenario files, column heads and {@code plan.json}. */
  @JsonValue
  public String key() {
    return key;
  }

  /** For an axis, without the unit. */
  public String label() {
    return label;
  }

  /** Empty for a pure number. */
  public String unit() {
    return unit;
  }

  /** The quantity, or empty where the trial has no figures or it is not a number. */
  public OptionalDouble of(TrialRecord trial) {
    Measurement measured = trial.measured();
    if (measured == null) {
      return OptionalDouble.empty();
    }
    double value = read.applyAsDouble(measured);
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** The quantity of each of these that has it, in their order. */
  public double[] of(List<TrialRecord> trials) {
    return trials.stream()
        .map(this::of)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .toArray();
  }
}
