package io.duality.servers.http;

import io.duality.servers.ServerConfig;

/**
 * How long connections may wait, nanoseconds.
 *
 * @param headNanos for a request to arrive, from its first byte
 * @param idleNanos between requests, and for the peer to read
 * @param sweepNanos between two looks at the deadlines of all connections
 */
public record Timeouts(long headNanos, long idleNanos, long sweepNanos) {

  /** A sweep comes four times within the shorter timeout, 10 ms to 1 s apart. */
  public static Timeouts of(ServerConfig config) {
    long head = config.headTimeout().toNanos();
    long idle = config.idleTimeout().toNanos();
    return new Timeouts(
        head, idle, Math.clamp(Math.min(head, idle) / 4, 10_000_000L, 1_000_000_000L));
  }
}
