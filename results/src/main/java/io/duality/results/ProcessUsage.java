package io.duality.results;

/**
 * What the processes of one side (server or generator) used during the measured window, summed over
 * them; {@code rssBytes}, {@code threads} and {@code descriptors} are the highest sample seen.
 *
 * @param processes number of processes summed
 * @param cpuUserSeconds CPU time in user mode, seconds
 * @param cpuSystemSeconds CPU time in the kernel, seconds
 * @param voluntarySwitches context switches of threads that waited
 * @param involuntarySwitches context switches of threads that were preempted
 * @param gcCount collections, or -1 where it is not known
 * @param gcMillis time in collections, milliseconds, or -1 where it is not known
 */
public record ProcessUsage(
    int processes,
    double cpuUserSeconds,
    double cpuSystemSeconds,
    long voluntarySwitches,
    long involuntarySwitches,
    long rssBytes,
    int threads,
    int descriptors,
    long gcCount,
    long gcMillis) {

  /** CPU time in user mode and in the kernel, seconds. */
  public double cpuSeconds() {
    return cpuUserSeconds + cpuSystemSeconds;
  }
}
