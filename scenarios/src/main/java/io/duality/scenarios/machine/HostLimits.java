package io.duality.scenarios.machine;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What is known of this machine. A limit that is absent is unknown, and no rule is derived from it;
 * one without bound is {@link #UNLIMITED}.
 *
 * @param values the limits that are known
 * @param cpus numbers of the CPUs that this process may use, ascending, at least one
 * @param firstPort lowest source port that the kernel chooses by itself
 * @param lastPort highest source port that the kernel chooses by itself
 * @param linux whether this is Linux: every address of 127/8 can be a source, and SO_REUSEPORT
 *     spreads connections over the processes that share a port
 */
public record HostLimits(
    Map<Limit, Long> values, List<Integer> cpus, int firstPort, int lastPort, boolean linux) {

  /** No bound. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  public HostLimits {
    values = Map.copyOf(values);
    cpus = List.copyOf(cpus);
    if (cpus.isEmpty()) {
      throw new IllegalArgumentException("a machine has at least one CPU");
    }
    if (firstPort < 1 || lastPort > 65_535 || firstPort > lastPort) {
      throw new IllegalArgumentException("no port range: " + firstPort + " to " + lastPort);
    }
  }

  /** The limit's value; empty if it is unknown. */
  public OptionalLong get(Limit limit) {
    Long value = values.get(limit);
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /** The limit's value, or {@link #UNLIMITED} if it is unknown. */
  public long orUnlimited(Limit limit) {
    return get(limit).orElse(UNLIMITED);
  }

  /** Source ports that the kernel hands out for one pair of addresses and one destination port. */
  public int portsPerSource() {
    return lastPort - firstPort + 1;
  }

  /**
   * Descriptors that one JVM may open: the hard limit on Linux, to which a JVM raises the soft
   * limit by itself when it starts.
   */
  public long descriptorsPerProcess() {
    long hard = orUnlimited(Limit.OPEN_FILES_HARD);
    return linux ? hard : Math.min(hard, get(Limit.OPEN_FILES_SOFT).orElse(UNLIMITED));
  }

  /** Memory that new processes may take, in bytes: of the machine and of the cgroup. */
  public long memoryBytes() {
    long cgroup = orUnlimited(Limit.CGROUP_MEMORY_MAX);
    long left =
        cgroup == UNLIMITED
            ? UNLIMITED
            : Math.max(0, cgroup - get(Limit.CGROUP_MEMORY_USED).orElse(0));
    return Math.min(orUnlimited(Limit.MEMORY_AVAILABLE), left);
  }
}
