package io.duality.scenarios.plan;

import io.duality.results.Reason;
import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.spec.Counted;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.Scenario;
import io.duality.scenarios.spec.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shape of each trial of a scenario on a machine, and what rules it out. Pure. */
final class Shapes {
  private final Scenario scenario;
  private final int shards;
  private final HostLimits host;

  /**
   * @param shards server processes asked for; more are taken where descriptors need them
   */
  Shapes(Scenario scenario, int shards, HostLimits host) {
    this.scenario = scenario;
    this.shards = shards;
    this.host = host;
    if (shards > 1 && scenario.workload() instanceof Workload.Tasks) {
      throw new InvalidInputException(
          "--shards: tasks run in 1 process, found " + shards + "; leave it out");
    }
    if (shards > 1 && !host.linux()) {
      throw new InvalidInputException(
          "--shards: only Linux spreads connections over processes, found "
              + shards
              + "; leave it out");
    }
  }

  Shape of(ModelFacts model, long x) {
    int threads = model.threadsPerConnection();
    return switch (scenario.workload()) {
      case Workload.Http http ->
          Split.network(
              http.at(x).population().connections(),
              http.at(x).population().clients(),
              threads,
              model.oneProcess() ? 1 : shards,
              model.oneProcess() ? 1 : Split.MAX_PROCESSES,
              host);
      case Workload.Tasks tasks -> Split.tasks(x, threads);
    };
  }

  /** Clients, or tasks, that go round at a point. */
  long looping(long x) {
    return switch (scenario.workload()) {
      case Workload.Http http -> http.at(x).looping();
      case Workload.Tasks _ -> x;
    };
  }

  /** Why a trial cannot run here; empty if it can. */
  List<Reason> impossible(ModelFacts model, long x) {
    Shape shape = of(model, x);
    List<Reason> reasons = new ArrayList<>();
    if (shape.network()) {
      model
          .connectionLimit()
          .ifPresent(limit -> {
            if (shape.connectionsPerShard() > limit) {
              reasons.add(beyondItsOwnLimit(model, x, shape, limit));
            }
          });
      if (shape.shards() > 1 && !model.sharesPort()) {
        reasons.add(beyondOneProcess(model, x, shape));
      }
    }
    reasons.addAll(Split.impossible(what(model, x), shape, host));
    return reasons;
  }

  private String what(ModelFacts model, long x) {
    return model.id() + " at " + Counted.plain(x, scenario.xName());
  }

  private Reason beyondOneProcess(ModelFacts model, long x, Shape shape) {
    return new Reason(
        "one-process",
        "1 process",
        what(model, x)
            + " needs "
            + Counted.plain(shape.shards(), "processes")
            + " on one port, which it cannot share: ask for fewer with --clients or --shards, or"
            + " raise 'ulimit -n'");
  }

  private Reason beyondItsOwnLimit(ModelFacts model, long x, Shape shape, int limit) {
    return new Reason(
        "connection-limit",
        Counted.plain(limit, "connections"),
        what(model, x)
            + " needs "
            + Counted.plain(shape.connectionsPerShard(), "connections")
            + " in a process, its own limit is "
            + limit
            + ": ask for fewer with --clients, or for more processes with --shards");
  }

  /** What a shape is of: idle connections count as any others. */
  private String counted() {
    return switch (scenario.workload()) {
      case Workload.Http _ -> "clients";
      case Workload.Tasks _ -> scenario.xName();
    };
  }

  /** One line for each soft limit, at the greatest shape that breaks it. */
  List<String> warnings(List<Shape> shapes) {
    Map<String, String> lines = new LinkedHashMap<>();
    shapes.stream()
        .distinct()
        .sorted((a, b) -> Long.compare(a.connections(), b.connections()))
        .forEach(shape ->
            Demands.of(shape, host).stream()
                .filter(demand -> !demand.binding() && !demand.met())
                .forEach(demand ->
                    lines.put(
                        demand.code(),
                        Counted.plain(shape.connections(), counted())
                            + " would need "
                            + demand.sentence())));
    return List.copyOf(lines.values());
  }
}
