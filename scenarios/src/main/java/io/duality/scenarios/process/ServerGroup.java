package io.duality.scenarios.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The processes of one server, all on one port. Thread-safe; only {@link #start} and {@link #close}
 * block.
 */
public final class ServerGroup implements Server {
  private final List<ChildProcess> shards;
  private final int port;

  private ServerGroup(List<ChildProcess> shards, int port) {
    this.shards = shards;
    this.port = port;
  }

  /**
   * Starts all shards and waits until each accepts connections. The first one takes the port, the
   * others join it.
   *
   * @param lifeline is told of failures from now on
   * @param limit for a shard to get ready
   * @throws ChildFailure if one does not; none is left then
   */
  public static ServerGroup start(
      Children children, ServerSettings settings, Lifeline lifeline, Duration limit)
      throws ChildFailure, InterruptedException {
    List<ChildProcess> shards = new ArrayList<>();
    boolean started = false;
    try {
      Function<Line, Integer> portOf = line -> Math.toIntExact(line.number("port"));
      ChildProcess first = add(children, settings.shard(0, settings.port()), lifeline, shards);
      int port = lifeline.await(first.ready(limit, portOf));
      List<CompletableFuture<Integer>> others = new ArrayList<>();
      for (int i = 1; i < settings.shards(); i++) {
        others.add(add(children, settings.shard(i, port), lifeline, shards).ready(limit, portOf));
      }
      lifeline.await(Futures.all(others));
      started = true;
      return new ServerGroup(List.copyOf(shards), port);
    } finally {
      if (!started) {
        end(shards);
      }
    }
  }

  private static ChildProcess add(
      Children children, Launch launch, Lifeline lifeline, List<ChildProcess> to)
      throws ChildFailure {
    ChildProcess child = children.start(launch);
    to.add(child);
    lifeline.hold(child.failure());
    return child;
  }

  @Override
  public int port() {
    return port;
  }

  /** In the order of the shards. */
  @Override
  public List<Long> pids() {
    return shards.stream().map(ChildProcess::pid).toList();
  }

  /** Those of all shards, added up. */
  @Override
  public CompletableFuture<Map<String, Long>> counters(Duration limit) {
    return Futures.all(
            shards.stream()
                .map(shard -> shard.ask("counters", "COUNTERS", limit, Line::numbers))
                .toList())
        .thenApply(Sums::of);
  }

  /** Stops all shards at the same time. */
  @Override
  public CompletableFuture<Map<String, Long>> stop(Duration grace, Duration limit) {
    return Futures.all(
            shards.stream()
                .map(shard ->
                    shard.askToEnd(
                        "stop " + grace.toMillis(), "STOPPED", grace.plus(limit), Line::numbers))
                .toList())
        .thenApply(Sums::of);
  }

  @Override
  public void close() {
    end(shards);
  }

  private static void end(List<ChildProcess> shards) {
    shards.forEach(ChildProcess::beginClose);
    shards.forEach(ChildProcess::close);
  }
}
