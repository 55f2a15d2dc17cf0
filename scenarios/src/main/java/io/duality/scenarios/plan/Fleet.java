package io.duality.scenarios.plan;

import io.duality.results.Reason;
import io.duality.scenarios.machine.HostLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The machines that a run is fitted to. Pure.
 *
 * @param server the one with the servers
 * @param generators those with the generators; empty where all is on one machine
 */
public record Fleet(HostLimits server, List<GeneratorHost> generators) {

  /**
   * A machine for generators.
   *
   * @param name for messages
   * @param limits in force there
   * @param sources addresses that connections can come from, at least 1
   */
  public record GeneratorHost(String name, HostLimits limits, int sources) {
    public GeneratorHost {
      if (sources < 1) {
        throw new IllegalArgumentException("'" + name + "' has no address to connect from");
      }
    }

    /** How many generators with so many connections each it holds. */
    public long holds(long connectionsEach) {
      long each = Shape.BASE_DESCRIPTORS + connectionsEach;
      if (each > Demands.usableDescriptors(limits)) {
        return 0;
      }
      long ports = (long) sources * limits.portsPerSource();
      return Math.min(Split.MAX_PROCESSES, ports / Math.max(1, connectionsEach));
    }

    private String described() {
      return name
          + " ("
          + Demands.usableDescriptors(limits)
          + " descriptors a process, "
          + (long) sources * limits.portsPerSource()
          + " ports)";
    }
  }

  public Fleet {
    generators = List.copyOf(generators);
  }

  /** One machine. */
  public static Fleet of(HostLimits host) {
    return new Fleet(host, List.of());
  }

  /** As {@link Split#network}, with the generators wherever they run. */
  Shape network(long connections, long clients, int threadsPerConnection, int least, int most) {
    Shape here = Split.network(connections, clients, threadsPerConnection, least, most, server);
    return generators.isEmpty()
        ? here
        : new Shape(connections, threadsPerConnection, here.shards(), agents(connections, clients));
  }

  /** The fewest that fit, one on each host at least; as many as there may be if none fit. */
  private int agents(long connections, long clients) {
    int most = (int) Math.min((long) Split.MAX_PROCESSES * generators.size(), clients);
    int agents = Math.min(generators.size(), most);
    while (agents < most && held(Math.ceilDiv(connections, agents)) < agents) {
      agents++;
    }
    return agents;
  }

  private long held(long connectionsEach) {
    return generators.stream().mapToLong(host -> host.holds(connectionsEach)).sum();
  }

  /** Why a trial of that shape cannot run; empty if it can. */
  List<Reason> impossible(String what, Shape shape) {
    List<Reason> reasons = new ArrayList<>(Split.impossible(what, shape, server));
    if (!generators.isEmpty() && shape.network() && !holds(shape)) {
      reasons.add(tooFew(what, shape));
    }
    return reasons;
  }

  private boolean holds(Shape shape) {
    return holds(shape.connections(), shape.agents());
  }

  /** Whether its hosts hold so many connections in so many generators; for hosts apart only. */
  public boolean holds(long connections, int agents) {
    return held(Math.ceilDiv(connections, agents)) >= agents;
  }

  private Reason tooFew(String what, Shape shape) {
    return new Reason(
        "generator-hosts",
        "hosts too few",
        what
            + " needs "
            + shape.connections()
            + " connections from "
            + generators.stream().map(GeneratorHost::described).collect(Collectors.joining(", "))
            + ": add hosts, or addresses to them by --sources");
  }

  /** On several machines each side has all CPUs of its own. */
  CpuSplit cpus() {
    return generators.isEmpty()
        ? CpuSplit.network(server)
        : new CpuSplit(
            "",
            "",
            server.cpus().size(),
            generators.stream().mapToInt(host -> host.limits().cpus().size()).sum());
  }
}
