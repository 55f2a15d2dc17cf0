package io.duality.loadgen.net;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;

/**
 * User and system time of this process, all threads. On Linux from the kernel's clock, in
 * nanoseconds; elsewhere from the JDK's bean, whose steps may be 10 ms.
 */
public final class ProcessCpu {
  private static final int CLOCK_PROCESS_CPUTIME_ID = 2;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private ProcessCpu() {}

  /** In nanoseconds since the process began; -1 where it is not known. */
  public static long nanos() {
    return LinuxPlatform.supported() ? linuxNanos() : beanNanos();
  }

  private static long linuxNanos() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment timespec = arena.allocate(2 * Long.BYTES, Long.BYTES);
      if (new Libc(arena).clockGettime(CLOCK_PROCESS_CPUTIME_ID, timespec) != 0) {
        return beanNanos();
      }
      long seconds = timespec.get(JAVA_LONG, 0);
      return seconds * NANOS_PER_SECOND + timespec.get(JAVA_LONG, Long.BYTES);
    }
  }

  private static long beanNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean bean
        ? bean.getProcessCpuTime()
        : -1;
  }
}
