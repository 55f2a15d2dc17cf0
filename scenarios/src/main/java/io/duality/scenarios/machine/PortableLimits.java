package io.duality.scenarios.machine;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;

/** What a JVM knows on any system; all else is unknown. */
final class PortableLimits implements HostLimitsReader {

  /** The range that IANA sets aside, and the default of macOS. */
  private static final int FIRST_PORT = 49_152;

  private static final int LAST_PORT = 65_535;

  @Override
  public HostLimits read() {
    Map<Limit, Long> values = new EnumMap<>(Limit.class);
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      values.put(Limit.MEMORY_AVAILABLE, system.getFreeMemorySize());
      if (system instanceof UnixOperatingSystemMXBean unix) {
        values.put(Limit.OPEN_FILES_SOFT, unix.getMaxFileDescriptorCount());
        values.put(Limit.OPEN_FILES_HARD, unix.getMaxFileDescriptorCount());
      }
    }
    int cpus = Runtime.getRuntime().availableProcessors();
    return new HostLimits(
        values, IntStream.range(0, cpus).boxed().toList(), FIRST_PORT, LAST_PORT, false);
  }
}
