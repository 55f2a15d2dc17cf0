package io.duality.scenarios.process;

import io.duality.loadgen.ConnectReport;
import io.duality.loadgen.LoadFailedException;
import io.duality.loadgen.LoadGenerator;
import io.duality.loadgen.LoadReport;
import io.duality.loadgen.LoadTotals;
import io.duality.loadgen.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A generator in this process: no start-up time, but this process's garbage is in its way. */
final class LocalAgent implements Agent {
  private static final String NAME = "generator";

  private final LoadGenerator generator;

  /** The generator is for one thread. */
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(NAME).factory());

  private final CompletableFuture<ChildFailure> failure = new CompletableFuture<>();

  private LocalAgent(LoadGenerator generator) {
    this.generator = generator;
    var _ =
        generator
            .death()
            .whenComplete((_, cause) -> {
              if (cause != null) {
                failure.complete(failed(cause));
              }
            });
  }

  static LocalAgent open(AgentSettings settings) throws ChildFailure {
    try {
      return new LocalAgent(LoadGenerator.open(settings.config()));
    } catch (IOException | LoadFailedException e) {
      throw Failures.reported(Role.GENERATOR, NAME, String.valueOf(e.getMessage()), List.of());
    }
  }

  private <T> CompletableFuture<T> run(String what, Duration limit, Callable<T> phase) {
    return CompletableFuture.supplyAsync(() -> call(phase), thread)
        .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionallyCompose(e -> CompletableFuture.failedFuture(fail(e, what, limit)));
  }

  private interface Command {
    void run() throws InterruptedException;
  }

  private CompletableFuture<Void> command(String what, Duration limit, Command phase) {
    return run(
            what,
            limit,
            () -> {
              phase.run();
              return what;
            })
        .thenAccept(_ -> {});
  }

  private static <T> T call(Callable<T> phase) {
    try {
      return phase.call();
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  private ChildFailure fail(Throwable thrown, String what, Duration limit) {
    Throwable cause = unwrapped(thrown);
    ChildFailure typed =
        cause instanceof TimeoutException
            ? Failures.silent(Role.GENERATOR, NAME, what, limit, List.of())
            : failed(cause);
    failure.complete(typed);
    return typed;
  }

  private static ChildFailure failed(Throwable cause) {
    return Failures.reported(
        Role.GENERATOR, NAME, String.valueOf(unwrapped(cause).getMessage()), List.of());
  }

  private static Throwable unwrapped(Throwable thrown) {
    return thrown instanceof CompletionException && thrown.getCause() != null
        ? thrown.getCause()
        : thrown;
  }

  @Override
  public CompletableFuture<ConnectReport> connect(Duration limit) {
    return run("connect", limit, generator::connect);
  }

  @Override
  public CompletableFuture<Void> load(Duration limit) {
    return command("load", limit, generator::load);
  }

  @Override
  public CompletableFuture<Void> mark(Duration limit) {
    return command("mark", limit, generator::mark);
  }

  @Override
  public CompletableFuture<Progress> progress(Duration limit) {
    return run("progress", limit, generator::progress);
  }

  @Override
  public CompletableFuture<LoadReport> interval(Duration limit) {
    return run("interval", limit, generator::interval);
  }

  @Override
  public CompletableFuture<LoadReport> report(Duration limit) {
    return run("report", limit, generator::report);
  }

  @Override
  public CompletableFuture<LoadTotals> stop(Duration grace, Duration limit) {
    return run("stop", limit, () -> generator.stop(grace));
  }

  @Override
  public CompletableFuture<ChildFailure> failure() {
    return failure.copy();
  }

  @Override
  public OptionalLong pid() {
    return OptionalLong.empty();
  }

  @Override
  public void close() {
    thread.shutdownNow();
    generator.close();
  }
}
