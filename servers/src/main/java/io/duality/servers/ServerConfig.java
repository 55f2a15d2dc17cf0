package io.duality.servers;

import io.duality.servers.http.Work;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How a server is started; the same for every model.
 *
 * @param address to listen on
 * @param port 0 to 65535; 0 lets the kernel choose
 * @param reusePort sets SO_REUSEPORT, so that several processes share the port
 * @param root folder whose files are served
 * @param parallelism event loops, carriers or threads for a stage, at least 1; models with a thread
 *     for each connection ignore it
 * @param backlog connections that the kernel may hold before they are accepted, at least 1
 * @param cacheBytes bound of the page cache, at least 0
 * @param headTimeout time for a request's head and body to arrive, else 408
 * @param idleTimeout time a connection may wait between requests, or for its peer to read
 * @param work what {@code /cpu} does
 * @param options the model's own, by {@link ModelOption#name}
 */
public record ServerConfig(
    InetAddress address,
    int port,
    boolean reusePort,
    Path root,
    int parallelism,
    int backlog,
    long cacheBytes,
    Duration headTimeout,
    Duration idleTimeout,
    Work work,
    Map<String, String> options) {

  /** Linux's default of net.core.somaxconn since 5.4; the kernel lowers it to its own limit. */
  public static final int DEFAULT_BACKLOG = 4096;

  /** As in Haboob and Flash: the 200 MB of SEDA, SOSP'01, Figure 12. */
  public static final long DEFAULT_CACHE_BYTES = 200L << 20;

  public ServerConfig {
    options = Map.copyOf(options);
    require(port >= 0 && port <= 65_535, "port", port, "0 to 65535");
    require(parallelism >= 1, "parallelism", parallelism, "at least 1");
    require(backlog >= 1, "backlog", backlog, "at least 1");
    require(cacheBytes >= 0, "cache-bytes", cacheBytes, "at least 0");
    require(headTimeout.isPositive(), "head-timeout", headTimeout, "above zero");
    require(idleTimeout.isPositive(), "idle-timeout", idleTimeout, "above zero");
  }

  private static void require(boolean holds, String name, Object value, String range) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is " + value + ", has to be " + range);
    }
  }

  /** Loopback, a port that the kernel chooses, one loop for each CPU. */
  public static ServerConfig of(Path root) {
    return new ServerConfig(
        InetAddress.getLoopbackAddress(),
        0,
        false,
        root,
        Runtime.getRuntime().availableProcessors(),
        DEFAULT_BACKLOG,
        DEFAULT_CACHE_BYTES,
        Duration.ofSeconds(30),
        Duration.ofMinutes(2),
        Work.measured(),
        Map.of());
  }

  /** The same with other options of the model. */
  public ServerConfig withOptions(Map<String, String> other) {
    return new ServerConfig(
        address,
        port,
        reusePort,
        root,
        parallelism,
        backlog,
        cacheBytes,
        headTimeout,
        idleTimeout,
        work,
        other);
  }

  /** The same with other timeouts. */
  public ServerConfig withTimeouts(Duration head, Duration idle) {
    return new ServerConfig(
        address,
        port,
        reusePort,
        root,
        parallelism,
        backlog,
        cacheBytes,
        head,
        idle,
        work,
        options);
  }

  /** The same on another port. */
  public ServerConfig withPort(int other, boolean reuse) {
    return new ServerConfig(
        address,
        other,
        reuse,
        root,
        parallelism,
        backlog,
        cacheBytes,
        headTimeout,
        idleTimeout,
        work,
        options);
  }

  /** The same with another number of loops. */
  public ServerConfig withParallelism(int other) {
    return new ServerConfig(
        address,
        port,
        reusePort,
        root,
        other,
        backlog,
        cacheBytes,
        headTimeout,
        idleTimeout,
        work,
        options);
  }

  /** The same with another bound of the page cache. */
  public ServerConfig withCacheBytes(long other) {
    return new ServerConfig(
        address,
        port,
        reusePort,
        root,
        parallelism,
        backlog,
        other,
        headTimeout,
        idleTimeout,
        work,
        options);
  }

  /** The same over another folder. */
  public ServerConfig withRoot(Path other) {
    return new ServerConfig(
        address,
        port,
        reusePort,
        other,
        parallelism,
        backlog,
        cacheBytes,
        headTimeout,
        idleTimeout,
        work,
        options);
  }

  /** The same with another bound of the listen queue. */
  public ServerConfig withBacklog(int other) {
    return new ServerConfig(
        address,
        port,
        reusePort,
        root,
        parallelism,
        other,
        cacheBytes,
        headTimeout,
        idleTimeout,
        work,
        options);
  }
}
