package io.duality.scenarios.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A server to start as one process or several on one port.
 *
 * @param model the concurrency model's id
 * @param address to listen on, in numbers
 * @param port 0 lets the kernel choose
 * @param root folder whose files are served
 * @param shards processes that share the port, at least 1
 * @param parallelism event loops, carriers or threads of a stage in each process, at least 1
 * @param idleTimeout time that a connection may wait between requests; zero leaves the default
 * @param options the model's own
 * @param jvmFlags beyond {@link ChildJvm#FLAGS}
 * @param cpus CPUs in taskset syntax; empty when not pinned
 * @param logs folder for what the processes print
 * @param logPrefix start of the logs' names
 * @param cacheBytes bound of the page cache; 0 leaves it to the server
 * @param workNanos what a block of the work of {@code /cpu} takes, nanoseconds; 0 leaves it to each
 *     process to measure
 */
public record ServerSettings(
    String model,
    String address,
    int port,
    Path root,
    int shards,
    int parallelism,
    Duration idleTimeout,
    Map<String, String> options,
    List<String> jvmFlags,
    String cpus,
    Path logs,
    String logPrefix,
    long cacheBytes,
    double workNanos) {

  public ServerSettings {
    options = Map.copyOf(options);
    jvmFlags = List.copyOf(jvmFlags);
    if (shards < 1 || parallelism < 1) {
      throw new IllegalArgumentException(
          "shards " + shards + " and parallelism " + parallelism + " have to be at least 1");
    }
  }

  Launch shard(int index, int onPort) {
    List<String> arguments = new ArrayList<>();
    arguments.add("model=" + model);
    arguments.add("address=" + address);
    arguments.add("port=" + onPort);
    arguments.add("reuse-port=" + (shards > 1));
    arguments.add("root=" + root);
    arguments.add("parallelism=" + parallelism);
    if (idleTimeout.isPositive()) {
      arguments.add("idle-timeout-millis=" + idleTimeout.toMillis());
    }
    if (cacheBytes > 0) {
      arguments.add("cache-bytes=" + cacheBytes);
    }
    if (workNanos > 0) {
      arguments.add("work-nanos=" + workNanos);
    }
    options.forEach((name, value) -> arguments.add("option." + name + "=" + value));
    return new Launch(
        Role.SERVER,
        "server " + index,
        Ipv4.flags(address, jvmFlags),
        arguments,
        cpus,
        logs.resolve(logPrefix + "-server-" + index + ".log"));
  }
}
