package io.duality.loadgen;

import io.duality.loadgen.http.HeadReader;
import io.duality.loadgen.http.ResponseParser;
import io.duality.loadgen.net.Endpoints;
import io.duality.loadgen.net.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** All event loops of a generator with their threads, each with its even share of the clients. */
final class Loops implements AutoCloseable {
  private final List<LoopThread> threads = new ArrayList<>();
  private final CompletableFuture<Void> death = new CompletableFuture<>();

  /**
   * Starts the loops.
   *
   * @throws LoadFailedException if this process has no descriptor left for them
   */
  Loops(LoadConfig config, Endpoints endpoints, LongSupplier clock) {
    RequestTable requests = RequestBytes.table(config);
    @Nullable Budget budget = LoopPlan.budget(config);
    try {
      for (int i = 0; i < config.engine().threads(); i++) {
        Part part = new Part(i, config.engine().threads());
        Client[] share = share(config, endpoints, part);
        Transport transport =
            Transport.open(config.engine().mechanism(), endpoints, share.length, requests.bytes());
        LoopPlan plan = new LoopPlan(config, part, budget);
        EventLoop loop = new EventLoop(config, requests, share, transport, clock, plan);
        LoopThread thread = new LoopThread(loop, "load-" + i, clock, death);
        thread.start();
        threads.add(thread);
      }
    } catch (IOException e) {
      close();
      throw new LoadFailedException("event loop cannot be started: " + e.getMessage(), e);
    }
  }

  /** The clients of a loop, and behind them those that stay idle. */
  private static Client[] share(LoadConfig config, Endpoints endpoints, Part part) {
    int active = config.arrival().share(config.population(), part).clients();
    int sources = endpoints.sources().size();
    HeadReader heads = new HeadReader();
    Client[] share = new Client[active + part.of(config.population().idle())];
    for (int slot = 0; slot < share.length; slot++) {
      int number = part.index() + part.count() * slot;
      int source = sources == 0 ? Endpoints.ANY_SOURCE : number % sources;
      share[slot] = new Client(slot, source, new ResponseParser(heads));
    }
    return share;
  }

  /** Completed, exceptionally, when a loop has died. */
  CompletableFuture<Void> death() {
    return death;
  }

  /** Runs a command on each loop's thread and waits for all. */
  <T> List<T> onEach(Function<EventLoop, T> command) throws InterruptedException {
    return await(
        threads.stream().map(thread -> thread.call(() -> command.apply(thread.loop()))).toList());
  }

  /** Begins something on each loop's thread and waits until all have completed it. */
  <T> List<T> untilDone(BiConsumer<EventLoop, CompletableFuture<T>> command)
      throws InterruptedException {
    List<CompletableFuture<T>> results = new ArrayList<>();
    for (LoopThread thread : threads) {
      CompletableFuture<T> result = new CompletableFuture<>();
      results.add(result);
      thread.loop().submit(() -> command.accept(thread.loop(), result));
    }
    return await(results);
  }

  /**
   * The same within a time.
   *
   * @return whether all have completed it when the time is over
   */
  boolean doneWithin(Duration time, BiConsumer<EventLoop, CompletableFuture<Void>> command)
      throws InterruptedException {
    CompletableFuture<?>[] results = new CompletableFuture<?>[threads.size()];
    for (int i = 0; i < results.length; i++) {
      EventLoop loop = threads.get(i).loop();
      CompletableFuture<Void> result = new CompletableFuture<>();
      results[i] = result;
      loop.submit(() -> command.accept(loop, result));
    }
    try {
      CompletableFuture.anyOf(CompletableFuture.allOf(results), death)
          .get(time.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw died(e.getCause() == null ? e : e.getCause());
    }
  }

  private <T> List<T> await(List<CompletableFuture<T>> results) throws InterruptedException {
    List<T> values = new ArrayList<>();
    try {
      for (CompletableFuture<T> result : results) {
        CompletableFuture.anyOf(result, death).get();
        values.add(result.join());
      }
      return values;
    } catch (ExecutionException e) {
      throw died(e.getCause() == null ? e : e.getCause());
    }
  }

  private static LoadFailedException died(Throwable cause) {
    return new LoadFailedException("an event loop has died: " + cause, cause);
  }

  /** Ends all loops at once. Idempotent. */
  @Override
  public void close() {
    threads.forEach(LoopThread::close);
  }
}
