package io.duality.scenarios.process;

import io.duality.loadgen.ConnectReport;
import io.duality.loadgen.LoadTotals;
import io.duality.loadgen.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Several generators as one: a command goes to all of them at once, and the answers are merged.
 * Thread-safe; only {@link #start} and {@link #close} block. Answers fail with {@link
 * ChildFailure}.
 */
public final class AgentGroup implements AutoCloseable {
  private final List<? extends Agent> agents;

  AgentGroup(List<? extends Agent> agents) {
    this.agents = List.copyOf(agents);
  }

  /** One generator in this process. */
  public static AgentGroup local(AgentSettings settings, Lifeline lifeline) throws ChildFailure {
    LocalAgent agent = LocalAgent.open(settings);
    lifeline.hold(agent.failure());
    return new AgentGroup(List.of(agent));
  }

  /**
   * Starts generator processes and waits until each is ready.
   *
   * @throws ChildFailure if one fails; none is left then
   */
  public static AgentGroup start(
      List<AgentPart> parts, AgentHost host, Lifeline lifeline, Duration limit)
      throws ChildFailure, InterruptedException {
    List<ProcessAgent> agents = new ArrayList<>();
    boolean started = false;
    try {
      List<CompletableFuture<String>> ready = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        ProcessAgent agent = ProcessAgent.start("generator " + i, parts.get(i), host);
        agents.add(agent);
        lifeline.hold(agent.failure());
        ready.add(agent.ready(limit));
      }
      lifeline.await(Futures.all(ready));
      started = true;
      return new AgentGroup(agents);
    } finally {
      if (!started) {
        agents.forEach(ProcessAgent::beginClose);
        agents.forEach(ProcessAgent::close);
      }
    }
  }

  /**
   * Those that answer: neither dead nor silent. They share this group's agents, and this group ends
   * them.
   *
   * @param limit of an answer
   * @return never fails; may be empty
   */
  public CompletableFuture<AgentGroup> answering(Duration limit) {
    List<CompletableFuture<List<Agent>>> each = new ArrayList<>();
    for (Agent agent : agents) {
      each.add(agent.progress(limit).thenApply(_ -> List.of(agent)).exceptionally(_ -> List.of()));
    }
    return Futures.all(each)
        .thenApply(left -> new AgentGroup(left.stream().flatMap(List::stream).toList()));
  }

  private <T> CompletableFuture<List<T>> all(Function<Agent, CompletableFuture<T>> command) {
    List<CompletableFuture<T>> answers = new ArrayList<>();
    for (Agent agent : agents) {
      answers.add(command.apply(agent));
    }
    return Futures.all(answers);
  }

  /** The ramp. */
  public CompletableFuture<ConnectReport> connect(Duration limit) {
    return all(agent -> agent.connect(limit)).thenApply(AgentReports::connected);
  }

  /** Clients begin. */
  public CompletableFuture<Void> load(Duration limit) {
    return all(agent -> agent.load(limit)).thenAccept(_ -> {});
  }

  /**
   * The window begins.
   *
   * @return what bounds when it did at each, in the order of their parts
   */
  public CompletableFuture<List<RoundTrip>> mark(Duration limit) {
    return all(agent -> {
      long sentNanos = System.nanoTime();
      return agent.mark(limit).thenApply(_ -> new RoundTrip(sentNanos, System.nanoTime()));
    });
  }

  /** A glance; the percentile is the worst of the generators'. */
  public CompletableFuture<Progress> progress(Duration limit) {
    return all(agent -> agent.progress(limit)).thenApply(AgentReports::progress);
  }

  /** What was recorded since the last interval; the window goes on. */
  public CompletableFuture<LoadResult> interval(Duration limit) {
    return all(agent -> agent.interval(limit)).thenApply(LoadResult::of);
  }

  /** The window ends. */
  public CompletableFuture<LoadResult> report(Duration limit) {
    return all(agent -> agent.report(limit)).thenApply(LoadResult::of);
  }

  /**
   * The load ends.
   *
   * @param grace after which requests under way are given up
   */
  public CompletableFuture<LoadTotals> stop(Duration grace, Duration limit) {
    return all(agent -> agent.stop(grace, limit)).thenApply(AgentReports::stopped);
  }

  /** The window ends; never fails, whoever does. */
  public CompletableFuture<Answered<LoadResult>> reports(Duration limit) {
    return each(agent -> agent.report(limit), LoadResult::of);
  }

  /** The load ends, as {@link #stop}; never fails, whoever does. */
  public CompletableFuture<Answered<LoadTotals>> stops(Duration grace, Duration limit) {
    return each(agent -> agent.stop(grace, limit), AgentReports::stopped);
  }

  private <T, R> CompletableFuture<Answered<R>> each(
      Function<Agent, CompletableFuture<T>> command, Function<List<T>, R> merge) {
    List<CompletableFuture<Answered<T>>> answers = new ArrayList<>();
    for (Agent agent : agents) {
      answers.add(Answered.of(command.apply(agent)));
    }
    return Futures.all(answers).thenApply(all -> Answered.merged(all, merge));
  }

  /** Process ids of those that are processes, on their hosts, in the order of their parts. */
  public List<Long> pids() {
    return agents.stream()
        .map(Agent::pid)
        .filter(OptionalLong::isPresent)
        .map(OptionalLong::getAsLong)
        .toList();
  }

  /** How many there are. */
  public int size() {
    return agents.size();
  }

  @Override
  public void close() {
    agents.forEach(Agent::beginClose);
    agents.forEach(Agent::close);
  }
}
