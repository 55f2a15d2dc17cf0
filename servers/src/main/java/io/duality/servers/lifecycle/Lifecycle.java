package io.duality.servers.lifecycle;

import io.duality.servers.RunningServer;
import io.duality.servers.ServerCounters;
import io.duality.servers.http.Service;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A running server as its users see it, around what a model starts and stops.
 *
 * <pre>
 *              started(port)                stop, close, fail
 *   STARTING ----------------> RUNNING ---------------------------> STOPPING --> ENDED
 *      |  fail: waits for started
 * </pre>
 *
 * Any thread may call any method.
 */
public final class Lifecycle implements RunningServer {
  private final Service service;
  private final Consumer<Duration> stop;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final CompletableFuture<Void> termination = new CompletableFuture<>();

  /** 0 until the server accepts connections. */
  private volatile int port;

  /**
   * A server that is being started.
   *
   * @param stop called once at most, never before {@link #started}, with the time that requests in
   *     flight have; returns when all threads have ended and all descriptors are closed, keeps an
   *     interrupt for its caller
   */
  public Lifecycle(Service service, Consumer<Duration> stop) {
    this.service = service;
    this.stop = stop;
  }

  /**
   * The server accepts connections. A start that fails never gets here, and releases by itself what
   * it has opened.
   *
   * @param boundPort from 1 to 65535
   */
  public RunningServer started(int boundPort) {
    port = boundPort;
    // Who failed before has not seen the port, or will see it: one of both stops, or both do.
    if (failure.get() != null) {
      stopInBackground();
    }
    return this;
  }

  /**
   * Something failed that no connection can be blamed for, so that the server has failed; what is
   * broken off by a stop is no failure. Returns at once.
   */
  public void fail(Throwable cause) {
    if (!stopping.get() && failure.compareAndSet(null, cause) && port > 0) {
      stopInBackground();
    }
  }

  /** Frees the port, as the first thing in a stop; what fails there is told at the end. */
  public void stopListening(Closeable listener) {
    try {
      listener.close();
    } catch (IOException e) {
      failure.compareAndSet(null, e);
    }
  }

  private void stopInBackground() {
    Thread.ofPlatform().name("stop").daemon().start(this::close);
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public ServerCounters counters() {
    return service.counters();
  }

  @Override
  public CompletionStage<Void> termination() {
    return termination.minimalCompletionStage();
  }

  /** {@inheritDoc} Whoever comes second waits for the first, whose grace counts. */
  @Override
  public void stop(Duration grace) {
    if (!stopping.compareAndSet(false, true)) {
      termination.exceptionally(cause -> null).join();
      return;
    }
    service.stopping();
    try {
      stop.accept(grace);
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
    Throwable cause = failure.get();
    if (cause == null) {
      termination.complete(null);
    } else {
      termination.completeExceptionally(cause);
    }
  }
}
