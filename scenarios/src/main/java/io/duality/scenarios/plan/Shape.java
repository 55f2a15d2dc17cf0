package io.duality.scenarios.plan;

/**
 * A trial as the machine sees it: how much of what, in how many processes.
 *
 * @param connections of the clients, idle ones included; or tasks
 * @param threadsPerConnection platform threads that each takes in the server
 * @param shards server processes
 * @param agents generator processes; 0 where tasks are made inside the server
 */
record Shape(long connections, int threadsPerConnection, int shards, int agents) {

  /** Descriptors of a JVM without a connection: jars, libraries, loops, standard streams. */
  static final long BASE_DESCRIPTORS = 200;

  /** Threads of a JVM on a few CPUs: collector, compilers, loops. */
  static final long BASE_THREADS = 60;

  /** Memory maps of a JVM. */
  static final long BASE_MAPS = 2_000;

  /** A stack and its guard pages. */
  static final long MAPS_PER_THREAD = 2;

  /** Stack pages touched, and the kernel's own stack. */
  static final long THREAD_BYTES = (25 << 10) + (16 << 10);

  /** Both ends in the kernel, and buffers on both sides. */
  static final long CONNECTION_BYTES = 32 << 10;

  /** A task's state. */
  static final long TASK_BYTES = 1 << 10;

  /** A JVM without load. */
  static final long BASE_BYTES = 160L << 20;

  boolean network() {
    return agents > 0;
  }

  /** This process, the server's and the generator's. */
  int processes() {
    return 1 + shards + agents;
  }

  /**
   * Connections in the fullest shard. The kernel spreads them by hash, so that a shard's share
   * scatters like a binomial; five standard deviations are allowed for.
   */
  long connectionsPerShard() {
    return shards == 1
        ? connections
        : Math.ceilDiv(connections, shards) + (long) (5 * Math.sqrt((double) connections / shards));
  }

  long connectionsPerAgent() {
    return Math.ceilDiv(connections, agents);
  }

  long descriptorsPerShard() {
    return BASE_DESCRIPTORS + (network() ? connectionsPerShard() : 0);
  }

  long descriptorsPerAgent() {
    return BASE_DESCRIPTORS + connectionsPerAgent();
  }

  long mapsPerShard() {
    return BASE_MAPS + MAPS_PER_THREAD * threadsPerConnection * connectionsPerShard();
  }

  /** New threads of all processes; this process runs already. */
  long threads() {
    return connections * threadsPerConnection + BASE_THREADS * (processes() - 1L);
  }

  long memoryBytes() {
    return connections * threadsPerConnection * THREAD_BYTES
        + connections * (network() ? CONNECTION_BYTES : TASK_BYTES)
        + BASE_BYTES * (processes() - 1L);
  }
}
