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
 * @param loopbackNet whether every address of 127/8 can be bound without further ado (Linux), or
 *     only 127.0.0.1
 */
public record HostLimits(
    Map<Limit, Long> values, List<Integer> cpus, int firstPort, int lastPort, boolean loopbackNet) {

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
}
