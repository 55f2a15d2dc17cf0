package io.duality.loadgen;

/**
 * The clients of one process and how they treat their connections.
 *
 * @param clients that send requests, each on a connection of its own, 1 to 1,048,576
 * @param requestsPerConnection responses after which a client closes and reconnects; 0 is
 *     unlimited. At 1 its requests say {@code Connection: close}, so that the server may close
 *     first; the client closes at once when it has the response
 * @param idle connections beside them on which nothing is ever sent; with the clients at most
 *     1,048,576. One that is lost is counted, and not replaced
 * @param readerBytesPerSecond at which each client takes its responses, as over a slow line; 0 is
 *     as fast as they come
 * @param receiveBufferBytes of each client's socket ({@code SO_RCVBUF}), so that the server notices
 *     a slow reader; 0 leaves it to the kernel
 * @param writerBytesPerSecond at which each client sends its requests; 0 is at once
 * @param connectsPerSecond of the ramp, of all processes; 0 is as fast as the server accepts
 */
public record Population(
    int clients,
    int requestsPerConnection,
    int idle,
    long readerBytesPerSecond,
    int receiveBufferBytes,
    long writerBytesPerSecond,
    double connectsPerSecond) {

  /** What a slow reader's receive buffer should be: few segments, and above the kernel's least. */
  public static final int SLOW_READER_BUFFER_BYTES = 4_096;

  /** So many descriptors a Linux process can be allowed by default ({@code fs.nr_open}). */
  private static final int MOST = 1 << 20;

  private static final int LARGEST_BUFFER_BYTES = 1 << 30;
  private static final long FASTEST_BYTES_PER_SECOND = 1_000_000_000;

  public Population {
    Range.require("clients", clients, 1, MOST);
    Range.require("requests-per-connection", requestsPerConnection, 0, Integer.MAX_VALUE);
    Range.require("idle", idle, 0, MOST - clients);
    Range.require("reader-bytes-per-second", readerBytesPerSecond, 0, FASTEST_BYTES_PER_SECOND);
    Range.require("receive-buffer", receiveBufferBytes, 0, LARGEST_BUFFER_BYTES);
    Range.require("writer-bytes-per-second", writerBytesPerSecond, 0, FASTEST_BYTES_PER_SECOND);
    if (connectsPerSecond != 0) {
      Range.require("connects-per-second", connectsPerSecond, 0.001, Arrival.MOST_PER_SECOND);
    }
  }

  /** Clients that connect as fast as the server accepts. */
  public Population(
      int clients,
      int requestsPerConnection,
      int idle,
      long readerBytesPerSecond,
      int receiveBufferBytes,
      long writerBytesPerSecond) {
    this(
        clients,
        requestsPerConnection,
        idle,
        readerBytesPerSecond,
        receiveBufferBytes,
        writerBytesPerSecond,
        0);
  }

  /** Clients that read and write at once and keep their connections. */
  public static Population of(int clients) {
    return of(clients, 0);
  }

  /** Clients that read and write at once. */
  public static Population of(int clients, int requestsPerConnection) {
    return new Population(clients, requestsPerConnection, 0, 0, 0, 0);
  }

  /** Whether the clients' lines are slow in any direction. */
  public boolean paced() {
    return readerBytesPerSecond > 0 || writerBytesPerSecond > 0;
  }

  /** All connections, those of the idle included. */
  public int connections() {
    return clients + idle;
  }

  /**
   * The share of one of several processes.
   *
   * @throws IllegalArgumentException if there are fewer clients than processes
   */
  public Population share(Part part) {
    return crowd(part.of(clients), part.of(idle));
  }

  /** The same with so many clients. */
  public Population withClients(int others) {
    return crowd(others, idle);
  }

  /** The same with so many idle connections. */
  public Population withIdle(int others) {
    return crowd(clients, others);
  }

  private Population crowd(int active, int quiet) {
    return new Population(
        active,
        requestsPerConnection,
        quiet,
        readerBytesPerSecond,
        receiveBufferBytes,
        writerBytesPerSecond,
        connectsPerSecond);
  }
}
