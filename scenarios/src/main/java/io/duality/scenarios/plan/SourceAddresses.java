package io.duality.scenarios.plan;

import io.duality.scenarios.machine.HostLimits;
import java.util.ArrayList;
import java.util.List;

/**
 * Source addresses of the agents' connections to this machine. Each pair of addresses has its own
 * range of source ports, and on Linux all of 127/8 is at hand, so a plan takes so many that ports
 * never run out: also not while those of closed connections rest in TIME_WAIT.
 */
public final class SourceAddresses {

  /** 254 agents with {@link #MOST} each. */
  private static final int AVAILABLE = 254 * 256 * 254;

  /** Also a few clients that reconnect all the time leave many ports in TIME_WAIT. */
  private static final int LEAST = 8;

  /** What {@code 127.AGENT.0.1} to {@code 127.AGENT.255.254} hold. */
  private static final int MOST = 256 * 254;

  /** Ports that rest in TIME_WAIT, as a multiple of those in use. */
  private static final int SPARE = 3;

  private SourceAddresses() {}

  /** How many addresses a connection to this machine may come from. */
  static long available(HostLimits host) {
    return host.linux() ? AVAILABLE : 1;
  }

  /**
   * The addresses of one agent, disjoint from every other agent's.
   *
   * @param agent number of the agent, from 0 to 253
   * @param clients connections that it opens
   * @return empty where the kernel has to choose
   */
  public static List<String> forAgent(int agent, long clients, HostLimits host) {
    if (!host.linux()) {
      return List.of();
    }
    if (agent < 0 || agent > 253) {
      throw new IllegalArgumentException("agent " + agent + ": from 0 to 253 have addresses");
    }
    long wanted = Math.clamp(Math.ceilDiv(clients * SPARE, host.portsPerSource()), LEAST, MOST);
    List<String> addresses = new ArrayList<>();
    for (int i = 0; i < wanted; i++) {
      addresses.add("127." + (agent + 1) + "." + i / 254 + "." + (i % 254 + 1));
    }
    return List.copyOf(addresses);
  }
}
