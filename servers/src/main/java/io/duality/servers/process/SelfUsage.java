package io.duality.servers.process;

import com.sun.management.ThreadMXBean;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.management.CompilationMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What this process used so far, by getrusage(2): the one source that counts threads that have
 * ended too, which a model with a thread for each connection leaves by the thousand.
 */
public final class SelfUsage {
  private static final int RUSAGE_SELF = 0;

  /** Offsets in struct rusage where long has 64 bits: two timevals, then fourteen longs. */
  private static final long USER = 0;

  private static final long SYSTEM = 16;
  private static final long VOLUNTARY = 32 + 12 * 8;
  private static final long INVOLUNTARY = 32 + 13 * 8;
  private static final long BYTES = 32 + 14 * 8;

  private SelfUsage() {}

  /** Usage, collections and compilation by the names of the protocol; -1 where not known. */
  public static Map<String, Long> read() {
    Map<String, Long> values = new LinkedHashMap<>();
    long count = 0;
    long millis = 0;
    for (GarbageCollectorMXBean gc : ManagementFactory.getGarbageCollectorMXBeans()) {
      count += Math.max(0, gc.getCollectionCount());
      millis += Math.max(0, gc.getCollectionTime());
    }
    values.put("gc-count", count);
    values.put("gc-millis", millis);
    values.put("compile-millis", compileMillis());
    values.put(
        "heap-used-bytes", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    values.put("allocated-bytes", allocatedBytes());
    try (Arena arena = Arena.ofConfined()) {
      resources(values, arena.allocate(BYTES));
    }
    return values;
  }

  /** Of all compiler threads together, their waits for a CPU included. */
  private static long compileMillis() {
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    return compiler != null && compiler.isCompilationTimeMonitoringSupported()
        ? compiler.getTotalCompilationTime()
        : -1;
  }

  /** Of all threads, those that have ended included. */
  private static long allocatedBytes() {
    return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
            && threads.isThreadAllocatedMemorySupported()
            && threads.isThreadAllocatedMemoryEnabled()
        ? threads.getTotalThreadAllocatedBytes()
        : -1;
  }

  private static void resources(Map<String, Long> values, MemorySegment usage) {
    boolean known = getrusage(usage);
    values.put("cpu-user-nanos", known ? nanos(usage, USER) : -1);
    values.put("cpu-system-nanos", known ? nanos(usage, SYSTEM) : -1);
    values.put("voluntary-switches", known ? usage.get(ValueLayout.JAVA_LONG, VOLUNTARY) : -1);
    values.put("involuntary-switches", known ? usage.get(ValueLayout.JAVA_LONG, INVOLUNTARY) : -1);
  }

  /** tv_usec has 32 bits on macOS and 64 on Linux; little-endian, its low half is the value. */
  private static long nanos(MemorySegment usage, long offset) {
    long seconds = usage.get(ValueLayout.JAVA_LONG, offset);
    return seconds * 1_000_000_000L + usage.get(ValueLayout.JAVA_INT, offset + 8) * 1_000L;
  }

  @SuppressWarnings("restricted") // the one native call of this module
  private static boolean getrusage(MemorySegment usage) {
    Linker linker = Linker.nativeLinker();
    FunctionDescriptor type =
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS);
    try {
      MethodHandle call =
          linker.downcallHandle(linker.defaultLookup().find("getrusage").orElseThrow(), type);
      return (int) call.invokeExact(RUSAGE_SELF, usage) == 0;
    } catch (Throwable e) { // what invokeExact declares
      return false;
    }
  }
}
