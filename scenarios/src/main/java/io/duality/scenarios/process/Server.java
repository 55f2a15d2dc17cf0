package io.duality.scenarios.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A server under load, in processes of its own, all on one port. Thread-safe; only {@link #close}
 * blocks. Answers fail with {@link ChildFailure}.
 */
public interface Server extends AutoCloseable {

  /** The port that it accepts on. */
  int port();

  /** Ids of all its processes. */
  List<Long> pids();

  /** Its own counters, by name; empty if it gives none. */
  CompletableFuture<Map<String, Long>> counters(Duration limit);

  /**
   * Stops it.
   *
   * @param grace for requests in flight; zero closes all connections at once
   * @param limit for the answer, beyond the grace
   * @return the last counters, by name; empty if it gives none
   */
  CompletableFuture<Map<String, Long>> stop(Duration grace, Duration limit);

  /** What a reader of the record should know, once it was stopped. */
  default List<String> notes() {
    return List.of();
  }

  /** Ends what still runs, by force if need be; returns when all are gone. */
  @Override
  void close();
}
