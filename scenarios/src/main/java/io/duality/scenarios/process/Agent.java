package io.duality.scenarios.process;

import io.duality.loadgen.ConnectReport;
import io.duality.loadgen.LoadReport;
import io.duality.loadgen.LoadTotals;
import io.duality.loadgen.Progress;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * One load generator, wherever it runs: in this process, in a child, later on another machine. The
 * phases are asked for in the order of {@link io.duality.loadgen.LoadGenerator}; each answer fails
 * with {@link ChildFailure}, at the latest when its limit is over. Thread-safe; only {@link #close}
 * blocks.
 */
public interface Agent extends AutoCloseable {

  /** The ramp: each client connects once. */
  CompletableFuture<ConnectReport> connect(Duration limit);

  /** Clients begin. */
  CompletableFuture<Void> load(Duration limit);

  /** The measured window begins. */
  CompletableFuture<Void> mark(Duration limit);

  /** A cheap glance. */
  CompletableFuture<Progress> progress(Duration limit);

  /** What was recorded since the last interval, or the window's begin; the window goes on. */
  CompletableFuture<LoadReport> interval(Duration limit);

  /** The window ends; the load goes on. */
  CompletableFuture<LoadReport> report(Duration limit);

  /**
   * No new request; those under way are waited for.
   *
   * @param grace after which they are given up
   */
  CompletableFuture<LoadTotals> stop(Duration grace, Duration limit);

  /** Completes with the failure as its value if the generator fails. */
  CompletableFuture<ChildFailure> failure();

  /** Its process on this machine; empty if it is this process or a remote one. */
  OptionalLong pid();

  /** Begins to end it; does not wait. */
  default void beginClose() {}

  @Override
  void close();
}
