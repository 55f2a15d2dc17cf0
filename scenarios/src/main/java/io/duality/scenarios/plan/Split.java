package io.duality.scenarios.plan;

import io.duality.results.Reason;
import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.machine.Limit;
import java.util.List;

/** Splits a trial over the fewest processes that the machine's limits allow. */
final class Split {

  /** More processes than this are no longer a comparison of concurrency models. */
  static final int MAX_PROCESSES = 64;

  private Split() {}

  /** The same where one shard is enough if it has the descriptors. */
  static Shape network(long clients, int threadsPerConnection, HostLimits host) {
    return network(clients, clients, threadsPerConnection, 1, MAX_PROCESSES, host);
  }

  /**
   * The shape with the fewest shards and agents; at the most, if no number is enough.
   *
   * @param connections of the clients, idle ones included
   * @param clients that send requests: each agent has one at least
   * @param least shards asked for
   * @param most shards that the server can be split into
   */
  static Shape network(
      long connections,
      long clients,
      int threadsPerConnection,
      int least,
      int most,
      HostLimits host) {
    int agents = 1;
    int shards = (int) Math.min(least, connections);
    int mostShards = host.linux() ? (int) Math.min(most, connections) : shards;
    long descriptors = Demands.usableDescriptors(host);
    long maps = host.orUnlimited(Limit.MAP_COUNT);
    Shape shape = new Shape(connections, threadsPerConnection, shards, agents);
    while (shards < mostShards
        && (shape.descriptorsPerShard() > descriptors || tooManyMaps(shape, maps))) {
      shape = new Shape(connections, threadsPerConnection, ++shards, agents);
    }
    while (agents < Math.min(MAX_PROCESSES, clients) && shape.descriptorsPerAgent() > descriptors) {
      shape = new Shape(connections, threadsPerConnection, shards, ++agents);
    }
    return shape;
  }

  /** Tasks are made inside one process. */
  static Shape tasks(long tasks, int threadsPerTask) {
    return new Shape(tasks, threadsPerTask, 1, 0);
  }

  /**
   * Why a trial of that shape cannot run here; empty if it can.
   *
   * @param what the trial, as in "virtual at 1024 clients"
   */
  static List<Reason> impossible(String what, Shape shape, HostLimits host) {
    return Demands.of(shape, host).stream()
        .filter(demand -> demand.binding() && !demand.met())
        .map(demand -> demand.reason(what))
        .toList();
  }

  private static boolean tooManyMaps(Shape shape, long maps) {
    return shape.threadsPerConnection() > 0 && shape.mapsPerShard() > maps;
  }
}
