package io.duality.scenarios.run;

import io.duality.results.ProcessUsage;
import io.duality.scenarios.probe.CpuTimes;
import io.duality.scenarios.probe.Footprint;
import io.duality.scenarios.probe.Probe;
import io.duality.scenarios.probe.Switches;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the processes of one side use between two moments. Call {@link #prepare}, {@link #begin},
 * {@link #sample} any number of times, {@link #end} and {@link #usage}, from one thread.
 *
 * <p>Context switches come from the processes' own counters where they give any, because getrusage
 * alone includes threads that have ended; else from the kernel's files.
 */
final class UsageMeter {
  static final String VOLUNTARY = "voluntary-switches";
  static final String INVOLUNTARY = "involuntary-switches";

  private final Probe probe;
  private final List<Long> pids;
  private Switches switchesBefore = Switches.UNKNOWN;
  private Switches switchesAfter = Switches.UNKNOWN;
  private double waitedBefore = -1;
  private double waitedAfter = -1;
  private CpuTimes before = CpuTimes.NONE;
  private CpuTimes after = CpuTimes.NONE;
  private long descriptors = -1;
  private long rssBytes = -1;
  private long threads = -1;

  UsageMeter(Probe probe, List<Long> pids) {
    this.probe = probe;
    this.pids = List.copyOf(pids);
  }

  /**
   * What takes time to read: before the window, and outside of it.
   *
   * @param countsItself whether the processes' own counters tell of context switches
   */
  void prepare(boolean countsItself) {
    if (!countsItself) {
      switchesBefore = probe.switches(pids);
    }
    descriptors = probe.descriptors(pids);
  }

  /** The window begins. */
  void begin() {
    before = probe.cpu(pids);
    waitedBefore = probe.runQueueSeconds(pids);
    sample();
  }

  /** Memory and threads in the window; the highest count. */
  void sample() {
    Footprint now = probe.footprint(pids);
    rssBytes = Math.max(rssBytes, now.rssBytes());
    threads = Math.max(threads, now.threads());
  }

  /** The window ends. */
  void end() {
    after = probe.cpu(pids);
    waitedAfter = probe.runQueueSeconds(pids);
    sample();
    descriptors = Math.max(descriptors, probe.descriptors(pids));
    if (switchesBefore.known()) {
      switchesAfter = probe.switches(pids);
    }
  }

  /**
   * The window's figures.
   *
   * @param first the processes' own counters at its begin; may be empty
   * @param last the same at its end
   */
  ProcessUsage usage(Map<String, Long> first, Map<String, Long> last) {
    Switches.Count walked = switchesAfter.since(switchesBefore);
    boolean counted = first.containsKey(VOLUNTARY);
    return new ProcessUsage(
        pids.size(),
        seconds(before.userNanos(), after.userNanos()),
        seconds(before.systemNanos(), after.systemNanos()),
        counted ? increase(first, last, VOLUNTARY) : walked.voluntary(),
        counted ? increase(first, last, INVOLUNTARY) : walked.involuntary(),
        waitedBefore < 0 || waitedAfter < 0 ? -1 : Math.max(0, waitedAfter - waitedBefore),
        rssBytes,
        Math.toIntExact(threads),
        Math.toIntExact(descriptors),
        increase(first, last, "gc-count"),
        increase(first, last, "gc-millis"),
        increase(first, last, "allocated-bytes"));
  }

  /** What the figures leave out; empty when nothing. */
  Optional<String> note(String side) {
    long ended = switchesAfter.endedSince(switchesBefore);
    return ended == 0 || !switchesAfter.known()
        ? Optional.empty()
        : Optional.of(
            ended
                + " threads of the "
                + side
                + " ended in the window; their context switches are not counted");
  }

  private static double seconds(long from, long to) {
    return from < 0 || to < 0 ? -1 : Math.max(0, to - from) / 1e9;
  }

  private static long increase(Map<String, Long> from, Map<String, Long> to, String key) {
    long first = from.getOrDefault(key, -1L);
    long last = to.getOrDefault(key, -1L);
    return first < 0 || last < 0 ? -1 : Math.max(0, last - first);
  }
}
