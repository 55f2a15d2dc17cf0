package io.duality.scenarios.run;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.ConnectReport;
import io.duality.loadgen.ErrorKind;
import io.duality.loadgen.LoadReport;
import io.duality.loadgen.LoadTotals;
import io.duality.results.ClientView;
import io.duality.results.Course;
import io.duality.results.Fairness;
import io.duality.results.HostUsage;
import io.duality.results.LatencySummary;
import io.duality.results.Measurement;
import io.duality.results.ProcessUsage;
import io.duality.results.Ramp;
import io.duality.scenarios.probe.TcpCounters;
import io.duality.scenarios.process.LoadResult;
import io.duality.scenarios.spec.Durations;
import io.duality.scenarios.spec.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The measured parts of one trial over the network, put together. Pure.
 *
 * @param ramp as the generators saw it
 * @param inKernel connections in the kernel's socket table after the ramp, or -1
 * @param serverRss resident memory of the server before the ramp, bytes, or -1
 * @param tcp increase of the kernel's counters
 * @param window the measured window
 * @param server the server's processes in it
 * @param generator the generators' processes in it
 * @param arrival what made requests due
 * @param course how the load went on; null where nobody looked
 * @param hosts the machines of a trial on several; empty of one
 */
record HttpFigures(
    ConnectReport ramp,
    long inKernel,
    long serverRss,
    TcpCounters tcp,
    LoadResult window,
    ProcessUsage server,
    ProcessUsage generator,
    Arrival arrival,
    @Nullable Course course,
    List<HostUsage> hosts) {

  private static final double NANOS = 1e9;

  HttpFigures {
    hosts = List.copyOf(hosts);
  }

  /**
   * The whole.
   *
   * @param workload of the point
   * @param totals of the generators from the load's begin to its end
   * @param counters the server's own, after its end
   * @param from start of the window
   * @param to its end, by the clock on the wall
   * @param around what the machine did beside the trial
   * @param notes for the record
   */
  Figures with(
      Workload.Http workload,
      LoadTotals totals,
      Map<String, Long> counters,
      Instant from,
      Instant to,
      MachineShares around,
      List<String> notes) {
    LoadReport report = window.merged();
    List<String> all = new ArrayList<>(notes);
    ramp.firstFailure().ifPresent(line -> all.add("first failed connect: " + line));
    totals.firstFailure().ifPresent(line -> all.add("first failed request: " + line));
    late(workload.limits().deadline(), report).ifPresent(all::add);
    Map<String, Histogram> histograms =
        Map.of(
            "response", report.response(),
            "service", report.service(),
            "connect", connects(ramp.connect(), report.connect()));
    return new Figures(
        histograms,
        from,
        to,
        around,
        report.fairness().neverServed(),
        report.idleLost(),
        schedule(workload, report),
        all,
        names -> measurement(totals, counters, names));
  }

  /** Of what was due; nobody expects that more than can be served is kept to its schedule. */
  private static Optional<ScheduleRules.Schedule> schedule(
      Workload.Http workload, LoadReport report) {
    return workload.overload().expected()
        ? Optional.empty()
        : ScheduleRules.Schedule.of(workload.arrival(), report);
  }

  /** Connects of the ramp and of the window: both waited for the same accept queue. */
  private static Histogram connects(Histogram ramp, Histogram window) {
    Histogram sum = ramp.copy();
    sum.add(window);
    return sum;
  }

  /** Of responses after their deadline; empty where there is none. */
  private Optional<String> late(Duration deadline, LoadReport report) {
    return deadline.isZero()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%,d of %,d responses came after their deadline of %s: goodput %.1f/s",
                report.missedDeadline(),
                report.completed(),
                Durations.format(deadline),
                window.goodputPerSecond()));
  }

  /** The record's figures, given the histograms' file names. */
  Measurement measurement(
      LoadTotals totals, Map<String, Long> counters, Map<String, String> names) {
    LoadReport report = window.merged();
    double response = report.response().getTotalCount() == 0 ? 0 : report.response().getMean();
    return new Measurement(
        window.seconds(),
        report.completed(),
        totals.completed(),
        report.bodyBytes(),
        report.wireBytes(),
        window.requestsPerSecond(),
        window.bandwidth(),
        byKey(report.errors()),
        byKey(totals.errors()),
        LatencySummary.of(report.response()),
        LatencySummary.of(report.service()),
        names,
        window.requestsPerSecond() * (response + LoadVerdict.think(arrival).toNanos()) / NANOS,
        new Fairness(
                report.fairness().clients(),
                report.fairness().sum(),
                report.fairness().sumSquares())
            .jain(),
        report.fairness().starved(),
        server,
        generator,
        rampRecord(),
        comparable(counters),
        clients(report),
        hosts);
  }

  /**
   * What a server of a chat counts as requests are those that say something, and streams that have
   * ended: nothing that the messages heard could be held against.
   */
  private Map<String, Long> comparable(Map<String, Long> counters) {
    Map<String, Long> renamed = new TreeMap<>(counters);
    Long requests = arrival instanceof Arrival.Chat ? renamed.remove("requests") : null;
    if (requests == null) {
      return counters;
    }
    renamed.put("requests-of-talkers", requests);
    return renamed;
  }

  private ClientView clients(LoadReport report) {
    return new ClientView(
        window.goodputPerSecond(),
        report.connects(),
        LatencySummary.of(connects(ramp.connect(), report.connect())),
        report.fairness().longestWaitNanos() / 1e3,
        course);
  }

  private Ramp rampRecord() {
    double seconds = ramp.nanos() / NANOS;
    return new Ramp(
        ramp.asked(),
        ramp.established(),
        inKernel,
        serverRss,
        seconds,
        seconds == 0 ? 0 : ramp.established() / seconds,
        LatencySummary.of(ramp.connect()),
        tcp.listenOverflows(),
        tcp.listenDrops(),
        tcp.synRetransmits());
  }

  private static Map<String, Long> byKey(Map<ErrorKind, Long> errors) {
    Map<String, Long> byKey = new TreeMap<>();
    errors.forEach((kind, count) -> byKey.put(kind.key(), count));
    return byKey;
  }
}
