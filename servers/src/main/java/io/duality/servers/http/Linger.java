package io.duality.servers.http;

import java.util.concurrent.TimeUnit;

/**
 * How long a connection stays open behind its last response, so that its peer can read it (RFC
 * 9112, 9.6): until the peer closes, but no longer than this, in all models alike.
 */
public final class Linger {
  /** Nanoseconds, whatever still comes. */
  public static final long NANOS = TimeUnit.SECONDS.toNanos(2);

  /** Bytes that are thrown away; who sends more is cut off. */
  public static final int BYTES = 1 << 20;

  private Linger() {}
}
