package io.duality.scenarios.run;

import io.duality.results.HostUsage;
import io.duality.results.ProcessUsage;
import io.duality.scenarios.probe.CpuTimes;
import io.duality.scenarios.probe.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the agent process of a host uses of it between {@link #begin} and {@link #end}, which is
 * what a cluster costs there. For one thread.
 */
final class AgentMeter {
  /** A hundredth of one CPU: less than any two trials differ by. */
  static final double NOTEWORTHY_CPUS = 0.01;

  /** What a small JVM needs. */
  static final long NOTEWORTHY_BYTES = 100_000_000;

  private final String name;
  private final Probe probe;
  private final List<Long> pids;
  private CpuTimes before = new CpuTimes(-1, -1);
  private CpuTimes after = new CpuTimes(-1, -1);
  private long rssBytes = -1;

  /** Of a host of several. */
  AgentMeter(Site site) {
    this.name = site.name();
    this.probe = site.probe();
    this.pids = site.own();
  }

  /** The window is about to begin. */
  void begin() {
    before = probe.cpu(pids);
  }

  /** It is about to end: what is measured passes through the agent afterwards. */
  void end() {
    after = probe.cpu(pids);
    rssBytes = probe.footprint(pids).rssBytes();
  }

  /**
   * The window's figures.
   *
   * @param generatorCpus CPUs that the generators there can use at the same time; 0 without
   * @param generator what they used; null without
   * @param barrierSeconds the longest by which they can have begun after those of other hosts
   */
  HostUsage usage(int generatorCpus, @Nullable ProcessUsage generator, double barrierSeconds) {
    return new HostUsage(name, cpuSeconds(), rssBytes, generatorCpus, generator, barrierSeconds);
  }

  private double cpuSeconds() {
    if (nanos(before) < 0 || nanos(after) < 0) {
      return -1;
    }
    return Math.max(0, nanos(after) - nanos(before)) / 1e9;
  }

  /** Below 0 where it is not known. */
  private static long nanos(CpuTimes times) {
    return times.userNanos() < 0 ? -1 : times.userNanos() + times.systemNanos();
  }

  /**
   * That the cluster costs more than it should.
   *
   * @param seconds length of the window
   */
  List<String> notes(double seconds) {
    List<String> notes = new ArrayList<>();
    double cpus = cpuSeconds() / seconds;
    if (cpus > NOTEWORTHY_CPUS) {
      notes.add(
          String.format(
              Locale.ROOT,
              "its agent used %.1f %% of a CPU in the window, %.0f %% is the most it should",
              cpus * 100,
              NOTEWORTHY_CPUS * 100));
    }
    if (rssBytes > NOTEWORTHY_BYTES) {
      notes.add(
          String.format(
              Locale.ROOT,
              "its agent had %.0f MB of memory, %.0f MB is the most it should",
              rssBytes / 1e6,
              NOTEWORTHY_BYTES / 1e6));
    }
    return notes;
  }
}
