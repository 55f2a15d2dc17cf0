package io.duality.scenarios.probe;

import java.util.List;

/**
 * What a host's kernel says of processes there. Thread-safe; what is not known is -1, and no call
 * throws. Those of another machine wait for its answer, not for long.
 */
public interface Probe {
  /**
   * Reading a thread's counters takes 20 to 50 us of one CPU: beyond so many threads the observer
   * would compete with what it observes for longer than 50 ms at each end of the window.
   */
  int MAX_THREADS_READ = 1024;

  /** CPU time of processes. The kernel adds it up over all their threads: not for every moment. */
  CpuTimes cpu(List<Long> pids);

  /**
   * The same while others are measured: of a process with more than {@value #MAX_THREADS_READ}
   * threads it is not asked for, and not known, because the kernel goes through all of them.
   */
  CpuTimes cpuAtAGlance(List<Long> pids);

  /** Memory and threads of processes; cheap, however many threads there are. */
  Footprint footprint(List<Long> pids);

  /** Open descriptors of processes, summed, or -1. */
  long descriptors(List<Long> pids);

  /**
   * Context switches of each thread of processes; unknown if one of them has more than {@value
   * #MAX_THREADS_READ}.
   */
  Switches switches(List<Long> pids);

  /**
   * Time that threads of processes have been ready to run and had no CPU, summed over the threads
   * alive, in seconds; -1 if one of the processes has more than {@value #MAX_THREADS_READ}, or the
   * kernel does not tell.
   */
  double runQueueSeconds(List<Long> pids);

  /** TCP counters of this network namespace. */
  TcpCounters tcp();

  /**
   * Connections that are established at this port of the address that servers have there and that
   * the server has accepted; -1 if not known.
   */
  long established(int port);

  /** The machine's CPUs. */
  MachineSample machine();
}
