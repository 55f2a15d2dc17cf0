package io.duality.scenarios.plan;

import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.machine.Limit;
import java.util.ArrayList;
import java.util.List;

/** Every rule that compares a trial's shape with a machine's limits. */
final class Demands {

  /** The backlog that servers ask for; see {@code ServerConfig.DEFAULT_BACKLOG}. */
  static final long BACKLOG = 4_096;

  /**
   * Part of a descriptor limit that is planned for: connections that close are still open a bit.
   */
  static final double USABLE = 0.9;

  /** The kernel keeps the lowest ids for itself, see RESERVED_PIDS in kernel/pid.c. */
  private static final long RESERVED_PIDS = 300;

  private final HostLimits host;
  private final List<Demand> demands = new ArrayList<>();

  private Demands(HostLimits host) {
    this.host = host;
  }

  /** What a trial of that shape needs, one entry for each rule that applies. */
  static List<Demand> of(Shape shape, HostLimits host) {
    Demands rules = new Demands(host);
    if (shape.network()) {
      rules.descriptors(Math.max(shape.descriptorsPerShard(), shape.descriptorsPerAgent()));
      rules.openFiles(shape);
      rules.ports(shape, SourceAddresses.available(host));
      rules.queues(shape);
    }
    if (shape.threadsPerConnection() > 0) {
      rules.maps(shape);
    }
    rules.threads(shape);
    rules.memory(shape);
    return List.copyOf(rules.demands);
  }

  /**
   * What clients need without the server.
   *
   * @param sources addresses that they may connect from; 0 for any out of 127/8
   */
  static List<Demand> ofClients(Shape shape, int sources, HostLimits host) {
    Demands rules = new Demands(host);
    rules.descriptors(shape.descriptorsPerAgent());
    rules.ports(shape, sources == 0 ? SourceAddresses.available(host) : sources);
    return List.copyOf(rules.demands);
  }

  /** The most descriptors a process is planned to hold. */
  static long usableDescriptors(HostLimits host) {
    long limit = Math.min(host.descriptorsPerProcess(), host.orUnlimited(Limit.NR_OPEN));
    return limit == HostLimits.UNLIMITED ? limit : (long) (limit * USABLE);
  }

  private void descriptors(long needed) {
    long raised = roundUp((long) (needed / USABLE));
    demands.add(
        new Demand(
            "descriptors",
            Limit.OPEN_FILES_HARD.title(),
            Limit.OPEN_FILES_HARD.counts(),
            needed,
            usableDescriptors(host),
            host.descriptorsPerProcess(),
            true,
            Limit.OPEN_FILES_HARD.remedy(raised)));
  }

  private void openFiles(Shape shape) {
    long inAll = 2 * shape.connections() + shape.processes() * Shape.BASE_DESCRIPTORS;
    add("file-max", Limit.FILE_MAX, inAll, 0, true);
  }

  private void ports(Shape shape, long sources) {
    long allowed = sources * host.portsPerSource();
    demands.add(
        new Demand(
            "source-ports",
            "net.ipv4.ip_local_port_range",
            "source ports",
            shape.connections(),
            allowed,
            host.portsPerSource(),
            true,
            host.linux()
                ? "sysctl -w net.ipv4.ip_local_port_range='1024 65535'"
                : "sysctl -w net.inet.ip.portrange.first=1024"));
  }

  private void queues(Shape shape) {
    long connecting = Math.min(shape.connections(), BACKLOG);
    add("backlog", Limit.SOMAXCONN, connecting, 0, false);
    add("syn-backlog", Limit.SYN_BACKLOG, Math.min(connecting, 1_024), 0, false);
    add("conntrack", Limit.CONNTRACK_MAX, shape.connections(), 0, false);
    add("time-wait", Limit.TW_BUCKETS, shape.connections(), 0, false);
    // An answer of 8 KB takes three pages while it waits to be read.
    add("tcp-mem", Limit.TCP_MEM_PAGES, 3 * shape.connections(), 0, false);
  }

  private void maps(Shape shape) {
    add("map-count", Limit.MAP_COUNT, shape.mapsPerShard(), 0, true);
  }

  private void threads(Shape shape) {
    long running = host.get(Limit.THREADS_USED).orElse(0);
    add("pid-max", Limit.PID_MAX, shape.threads(), running + RESERVED_PIDS, true);
    add("threads-max", Limit.THREADS_MAX, shape.threads(), running, true);
    add("user-processes", Limit.USER_PROCESSES, shape.threads(), running, true);
    long inGroup = host.get(Limit.CGROUP_PIDS_USED).orElse(0);
    add("cgroup-pids", Limit.CGROUP_PIDS_MAX, shape.threads(), inGroup, true);
  }

  private void memory(Shape shape) {
    add("memory", Limit.MEMORY_AVAILABLE, shape.memoryBytes(), 0, true);
    long used = host.get(Limit.CGROUP_MEMORY_USED).orElse(0);
    add("cgroup-memory", Limit.CGROUP_MEMORY_MAX, shape.memoryBytes(), used, true);
  }

  /** Adds a rule if the limit is known. */
  private void add(String code, Limit limit, long needed, long used, boolean binding) {
    host.get(limit)
        .ifPresent(value ->
            demands.add(
                new Demand(
                    code,
                    limit.title(),
                    limit.counts(),
                    needed,
                    value == HostLimits.UNLIMITED ? value : Math.max(0, value - used),
                    value,
                    binding,
                    remedy(limit, roundUp(needed + used)))));
  }

  private static String remedy(Limit limit, long value) {
    String command = limit.remedy(value);
    return command.isEmpty() ? "free some, or ask for fewer with --clients" : command;
  }

  /** To the next two leading digits with a tenth to spare, as a person would choose it. */
  static long roundUp(long needed) {
    long wanted = needed + needed / 10;
    long unit = 1;
    while (wanted / unit >= 100) {
      unit *= 10;
    }
    return Math.ceilDiv(wanted, unit) * unit;
  }
}
