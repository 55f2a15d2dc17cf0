package io.duality.results;

/**
 * What the processes of one side (server or generator) used during the measured window, summed over
 * them; {@code rssBytes}, {@code threads} and {@code descriptors} are the highest sample seen. A
 * figure that the machine does not give is -1.
 *
 * @param processes number of processes summed
 * @param cpuUserSeconds CPU time in user mode, seconds
 * @param cpuSystemSeconds CPU time in the kernel, seconds
 * @param voluntarySwitches context switches of threads that waited
 * @param involuntarySwitches context switches of threads that were preempted
 * @param runQueueSeconds time that threads were ready to run and had no CPU, summed over threads
 * @param gcCount collections
 * @param gcMillis time in collections, milliseconds
 * @param allocatedBytes what Java threads allocated on the heap; -1 where they do not count it
 */
public record ProcessUsage(
    int processes,
    double cpuUserSeconds,
    double cpuSystemSeconds,
    long voluntarySwitches,
    long involuntarySwitches,
    double runQueueSeconds,
    long rssBytes,
    int threads,
    int descriptors,
    long gcCount,
    long gcMillis,
    long allocatedBytes) {

  public ProcessUsage {
    Checks.atLeast(0, "processes", processes);
    Checks.knownOrMinusOne("cpuUserSeconds", cpuUserSeconds);
    Checks.knownOrMinusOne("cpuSystemSeconds", cpuSystemSeconds);
    Checks.atLeast(-1, "voluntarySwitches", voluntarySwitches);
    Checks.atLeast(-1, "involuntarySwitches", involuntarySwitches);
    Checks.knownOrMinusOne("runQueueSeconds", runQueueSeconds);
    Checks.atLeast(-1, "rssBytes", rssBytes);
    Checks.atLeast(-1, "threads", threads);
    Checks.atLeast(-1, "descriptors", descriptors);
    Checks.atLeast(-1, "gcCount", gcCount);
    Checks.atLeast(-1, "gcMillis", gcMillis);
    Checks.atLeast(-1, "allocatedBytes", allocatedBytes);
  }

  /** That of both, for processes on two hosts; not known where it is not of either. */
  public ProcessUsage plus(ProcessUsage other) {
    return new ProcessUsage(
        processes + other.processes,
        sum(cpuUserSeconds, other.cpuUserSeconds),
        sum(cpuSystemSeconds, other.cpuSystemSeconds),
        sum(voluntarySwitches, other.voluntarySwitches),
        sum(involuntarySwitches, other.involuntarySwitches),
        sum(runQueueSeconds, other.runQueueSeconds),
        sum(rssBytes, other.rssBytes),
        Math.toIntExact(sum((long) threads, other.threads)),
        Math.toIntExact(sum((long) descriptors, other.descriptors)),
        sum(gcCount, other.gcCount),
        sum(gcMillis, other.gcMillis),
        sum(allocatedBytes, other.allocatedBytes));
  }

  private static double sum(double one, double other) {
    return one < 0 || other < 0 ? -1 : one + other;
  }

  private static long sum(long one, long other) {
    return one < 0 || other < 0 ? -1 : one + other;
  }

  /** CPU time in user mode and in the kernel, seconds, or -1 where either is not known. */
  public double cpuSeconds() {
    return cpuUserSeconds < 0 || cpuSystemSeconds < 0 ? -1 : cpuUserSeconds + cpuSystemSeconds;
  }

  /** Context switches of both kinds, or -1 where either is not known. */
  public long switches() {
    return voluntarySwitches < 0 || involuntarySwitches < 0
        ? -1
        : voluntarySwitches + involuntarySwitches;
  }
}
