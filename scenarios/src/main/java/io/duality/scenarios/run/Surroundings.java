package io.duality.scenarios.run;

import io.duality.scenarios.probe.CpuTimes;
import io.duality.scenarios.probe.MachineSample;
import io.duality.scenarios.probe.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What happened on a host beside a trial, between {@link #begin} and {@link #end}. */
final class Surroundings {
  /** Beyond it a record says so: a figure of a busy machine is no figure of a model. */
  static final double NOTEWORTHY_SHARE = 0.10;

  private final Probe probe;
  private final List<Long> own;
  private MachineSample before = MachineSample.UNKNOWN;
  private MachineSample after = MachineSample.UNKNOWN;
  private long ownNanosBefore;
  private long ownNanos;
  private long beganNanos;
  private double seconds;

  /** Of one host. */
  Surroundings(Site site) {
    this(site.probe(), site.own());
  }

  /**
   * Of the host of this probe.
   *
   * @param own process ids of what runs there for the run beside children
   */
  Surroundings(Probe probe, List<Long> own) {
    this.probe = probe;
    this.own = List.copyOf(own);
  }

  void begin() {
    beganNanos = System.nanoTime();
    before = probe.machine();
    ownNanosBefore = controllerNanos();
  }

  void end() {
    after = probe.machine();
    seconds = (System.nanoTime() - beganNanos) / 1e9;
    ownNanos = controllerNanos() - ownNanosBefore;
  }

  private long controllerNanos() {
    CpuTimes times = probe.cpu(own);
    return times.userNanos() + times.systemNanos();
  }

  /** Share of CPU time that a hypervisor took, 0 to 1, or -1. */
  double stealShare() {
    return after.stealSince(before);
  }

  /** What the machine did beside the trial, as numbers. */
  MachineShares shares(double trialCpuSeconds) {
    return new MachineShares(stealShare(), pressureShare(), foreignShare(trialCpuSeconds));
  }

  /** CPU time of others, or 0 where ticks make the trial's own processes busier than all; -1. */
  private double foreignShare(double trialCpuSeconds) {
    double cpuSeconds = after.secondsSince(before);
    return cpuSeconds > 0
        ? Math.max(
            0,
            after.busySince(before) - (Math.max(0, trialCpuSeconds) + ownNanos / 1e9) / cpuSeconds)
        : -1;
  }

  /** Share of the time in which some thread that was ready had no CPU, 0 to 1, or -1. */
  double pressureShare() {
    return after.pressureSince(before, seconds);
  }

  /**
   * What a reader of the record should know.
   *
   * @param trialCpuSeconds CPU time of the trial's own processes
   */
  List<String> notes(double trialCpuSeconds) {
    List<String> notes = new ArrayList<>();
    double others = foreignShare(trialCpuSeconds);
    if (others > NOTEWORTHY_SHARE) {
      notes.add(
          String.format(
              Locale.ROOT, "other programs used %.0f %% of the CPUs in the window", others * 100));
    }
    return notes;
  }
}
