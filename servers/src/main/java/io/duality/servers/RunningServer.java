package io.duality.servers;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** A started server. All methods may be called from any thread, more than once. */
public interface RunningServer extends AutoCloseable {

  /** The port in use, from 1 to 65535, also when port 0 was asked for. */
  int port();

  /**
   * A snapshot of the counters; exact once {@link #stop} has returned. A response counts when the
   * kernel has taken its last byte, also if its connection is cut right then. Of answers to
   * pipelined requests that were on their way in one buffer none counts if stop, or a timeout, cut
   * off the last of them: whole ones before it, which the client may have, are missing.
   */
  ServerCounters counters();

  /**
   * Completes when the server has ended: normally after {@link #stop} or {@link #close}, with the
   * cause if its acceptor or a loop failed. A failed server has released its port.
   */
  CompletionStage<Void> termination();

  /**
   * Stops accepting, lets requests in flight finish for at most {@code grace}, closes idle
   * connections at once and the rest when the grace is over: what was still to be sent then is
   * lost. Blocks until all threads have ended.
   *
   * @param grace zero closes all connections at once
   */
  void stop(Duration grace);

  /** The same as {@code stop(Duration.ZERO)}. */
  @Override
  default void close() {
    stop(Duration.ZERO);
  }
}
