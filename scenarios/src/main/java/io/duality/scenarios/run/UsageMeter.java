package io.duality.scenarios.run;

import io.duality.results.ProcessUsage;
import io.duality.scenarios.probe.CpuTimes;
import io.duality.scenarios.probe.Footprint;
import io.duality.scenarios.probe.Probe;
import io.duality.scenarios.probe.Switches;
import io.duality.scenarios.spec.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the processes of one side use between two moments. Call {@link #prepare}, {@link #begin},
 * {@link #sample} any number of times, {@link #end} and {@link #usage}, from one thread.
 *
 * <p>Context switches come from the processes' own counters where they give any, because getrusage
 * alone includes threads that have ended; else from the kernel's files. The processes are asked for
 * anew at each end of the window, because a program may start and end some in it.
 */
final class UsageMeter {
  static final String VOLUNTARY = "voluntary-switches";
  static final String INVOLUNTARY = "involuntary-switches";

  private final Probe probe;
  private final Supplier<List<Long>> processes;
  private List<Long> pids = List.of();
  private Switches switchesBefore = Switches.UNKNOWN;
  private Switches switchesAfter = Switches.UNKNOWN;
  private UsageMoment before = UsageMoment.NONE;
  private UsageMoment after = UsageMoment.NONE;
  private long descriptors = -1;
  private long rssBytes = -1;
  private long threads = -1;

  /**
   * @param processes those of the side at the moment of the call
   */
  UsageMeter(Probe probe, Supplier<List<Long>> processes) {
    this.probe = probe;
    this.processes = processes;
  }

  /**
   * What takes time to read: before the window, and outside of it.
   *
   * @param countsItself whether the processes' own counters tell of context switches
   */
  void prepare(boolean countsItself) {
    pids = processes.get();
    if (!countsItself) {
      switchesBefore = probe.switches(pids);
    }
    descriptors = probe.descriptors(pids);
  }

  /** The window begins. */
  void begin() {
    pids = processes.get();
    before = UsageMoment.of(probe, pids);
    sample();
  }

  /**
   * Memory and threads in the window; the highest count. One may have ended since the last time.
   */
  void sample() {
    Footprint now = probe.footprint(pids);
    if (now.rssBytes() < 0) {
      pids = processes.get();
      now = probe.footprint(pids);
    }
    rssBytes = Math.max(rssBytes, now.rssBytes());
    threads = Math.max(threads, now.threads());
  }

  /** The window ends. */
  void end() {
    pids = processes.get();
    after = UsageMoment.of(probe, pids);
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
    CpuTimes cpu = after.cpuSince(before);
    return new ProcessUsage(
        pids.size(),
        seconds(cpu.userNanos()),
        seconds(cpu.systemNanos()),
        counted ? increase(first, last, VOLUNTARY) : walked.voluntary(),
        counted ? increase(first, last, INVOLUNTARY) : walked.involuntary(),
        after.waitedSince(before),
        rssBytes,
        Math.toIntExact(threads),
        Math.toIntExact(descriptors),
        increase(first, last, "gc-count"),
        increase(first, last, "gc-millis"),
        increase(first, last, "allocated-bytes"));
  }

  /** What the figures leave out; empty when nothing. */
  List<String> notes(String side) {
    List<String> notes = new ArrayList<>();
    long threadsEnded = switchesAfter.endedSince(switchesBefore);
    if (threadsEnded > 0 && switchesAfter.known()) {
      notes.add(ended(threadsEnded, "threads", side, "context switches are"));
    }
    long processesEnded = after.endedSince(before);
    if (processesEnded > 0) {
      notes.add(ended(processesEnded, "processes", side, "CPU time is"));
    }
    return notes;
  }

  private static String ended(long count, String what, String side, String lost) {
    return Counted.plain(count, what)
        + " of the "
        + side
        + " ended in the window; their "
        + lost
        + " not counted";
  }

  private static double seconds(long nanos) {
    return nanos < 0 ? -1 : nanos / 1e9;
  }

  private static long increase(Map<String, Long> from, Map<String, Long> to, String key) {
    long first = from.getOrDefault(key, -1L);
    long last = to.getOrDefault(key, -1L);
    return first < 0 || last < 0 ? -1 : Math.max(0, last - first);
  }
}
