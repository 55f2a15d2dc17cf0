package io.duality.scenarios.plan;

import java.util.List;

/**
 * Flags of the child JVMs. They are the same for every trial of a run, whatever its model and x, so
 * that heap size and collector are no second variable.
 *
 * @param server of the server's processes, without the parallelism of a trial
 * @param generator of the generator's processes
 */
record JvmFlags(List<String> server, List<String> generator) {
  private static final long MIB = 1 << 20;

  /** Heap for the state and the buffers of one connection or task in a server. */
  private static final long SERVER_BYTES_PER_CONNECTION = 32 << 10;

  private static final long GENERATOR_BYTES_PER_CONNECTION = 4 << 10;

  /** Part of the memory at hand that all heaps together may fill. */
  private static final double SHARE = 0.6;

  /**
   * Chooses for all trials of a run.
   *
   * @param shapes of the trials that can run
   * @param memoryBytes what new processes may take
   */
  static JvmFlags of(List<Shape> shapes, CpuSplit cpus, long memoryBytes) {
    long server = 256;
    long generator = 128;
    int processes = 1;
    for (Shape shape : shapes) {
      server = Math.max(server, mib(SERVER_BYTES_PER_CONNECTION * shape.connectionsPerShard()));
      if (shape.network()) {
        generator =
            Math.max(generator, mib(GENERATOR_BYTES_PER_CONNECTION * shape.connectionsPerAgent()));
      }
      processes = Math.max(processes, shape.processes() - 1);
    }
    long most = Math.max(64, (long) (memoryBytes * SHARE / MIB / processes));
    return new JvmFlags(
        List.of(
            "-Xmx" + Math.min(server + 256, most) + "m", collector(cpus.serverCpus()), "-Xss256k"),
        List.of("-Xmx" + Math.min(generator + 128, most) + "m", "-XX:+UseSerialGC"));
  }

  /** The JVM's own choice for that many CPUs, written out so that the record shows it. */
  private static String collector(int cpus) {
    return cpus < 2 ? "-XX:+UseSerialGC" : "-XX:+UseG1GC";
  }

  /** Rounded up to 64 MiB. */
  private static long mib(long bytes) {
    return Math.ceilDiv(bytes, 64 * MIB) * 64;
  }
}
