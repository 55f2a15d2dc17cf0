package io.duality.scenarios.plan;

import io.duality.results.Reason;
import io.duality.scenarios.spec.Content;
import io.duality.scenarios.spec.Counted;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.Scenario;
import io.duality.scenarios.spec.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shape of each trial of a scenario on a machine, and what rules it out. Pure. */
final class Shapes {
  private final Scenario scenario;
  private final Optional<Integer> asked;
  private final Fleet fleet;

  /**
   * @param asked server processes asked for, whatever the scenario says; more are taken where
   *     descriptors need them
   */
  Shapes(Scenario scenario, Optional<Integer> asked, Fleet fleet) {
    this.scenario = scenario;
    this.asked = asked;
    this.fleet = fleet;
    int shards = asked.orElse(1);
    if (shards > 1 && !(scenario.workload() instanceof Workload.Http)) {
      throw new InvalidInputException(
          "--shards: "
              + scenario.completedName()
              + " run in 1 process, found "
              + shards
              + "; leave it out");
    }
    if (shards > 1 && !fleet.server().linux()) {
      throw new InvalidInputException(
          "--shards: only Linux spreads connections over processes, found "
              + shards
              + "; leave it out");
    }
  }

  Shape of(Entrant entrant, long x) {
    ModelFacts model = entrant.at(x);
    int threads = model.threadsPerConnection();
    return switch (scenario.workload()) {
      case Workload.Http http ->
          fleet.network(
              http.at(x).population().connections(),
              http.at(x).population().clients(),
              threads,
              isWhole(model) ? 1 : shards(entrant),
              isWhole(model) ? 1 : Split.MAX_PROCESSES);
      case Workload.Tasks tasks -> Split.tasks(x, threads);
      // What x means to a benchmark nobody here knows: a limit that it meets fails its trial.
      case Workload.Jmh _ -> Split.tasks(1, threads);
    };
  }

  private int shards(Entrant entrant) {
    return asked.orElse(Math.max(1, entrant.shards()));
  }

  /** A room of a chat is in one process: nobody carries its messages to another. */
  private boolean isWhole(ModelFacts model) {
    return model.oneProcess() || isChat();
  }

  private boolean isChat() {
    return scenario.workload() instanceof Workload.Http http && http.content().equals(Content.CHAT);
  }

  /** Clients, or tasks, that go round at a point. */
  long looping(long x) {
    return switch (scenario.workload()) {
      case Workload.Http http -> http.at(x).looping();
      case Workload.Tasks _ -> x;
      case Workload.Jmh _ -> 0;
    };
  }

  /** Event loops of the generators that have something to do: one for a client, or a room. */
  long loops(long x) {
    return switch (scenario.workload()) {
      case Workload.Http http -> {
        Workload.Http point = http.at(x);
        yield point.arrival().parts(point.population().clients());
      }
      case Workload.Tasks _, Workload.Jmh _ -> 0;
    };
  }

  /** Why a trial cannot run here; empty if it can. */
  List<Reason> impossible(Entrant entrant, long x) {
    ModelFacts model = entrant.at(x);
    Shape shape = of(entrant, x);
    List<Reason> reasons = new ArrayList<>();
    if (isChat() && !model.streams()) {
      reasons.add(withoutStreams(entrant, x));
    }
    if (shape.network()) {
      model
          .connectionLimit()
          .ifPresent(limit -> {
            if (shape.connectionsPerShard() > limit) {
              reasons.add(beyondItsOwnLimit(entrant, x, shape, limit));
            }
          });
      if (shape.shards() > 1 && !model.sharesPort()) {
        reasons.add(beyondOneProcess(entrant, x, shape));
      }
    }
    if (asked.isEmpty() && entrant.shards() > 1 && !fleet.server().linux()) {
      reasons.add(
          new Reason(
              "shards",
              "needs Linux",
              what(entrant, x)
                  + " asks for "
                  + entrant.shards()
                  + " shards, and only Linux spreads connections over processes: take --shards 1"));
    }
    reasons.addAll(fleet.impossible(what(entrant, x), shape));
    return reasons;
  }

  private String what(Entrant entrant, long x) {
    return entrant.name() + " at " + Counted.plain(x, scenario.xName());
  }

  private Reason withoutStreams(Entrant entrant, long x) {
    return new Reason(
        "no-streams",
        "no streams",
        what(entrant, x)
            + " needs a stream that waits for each user, and it does not declare that it holds any"
            + " number of them (STREAMS): leave it out");
  }

  private Reason beyondOneProcess(Entrant entrant, long x, Shape shape) {
    return new Reason(
        "one-process",
        "1 process",
        what(entrant, x)
            + " needs "
            + Counted.plain(shape.shards(), "processes")
            + " on one port, which it cannot share: ask for fewer with --clients or --shards, or"
            + " raise 'ulimit -n'");
  }

  private Reason beyondItsOwnLimit(Entrant entrant, long x, Shape shape, int limit) {
    return new Reason(
        "connection-limit",
        Counted.plain(limit, "connections"),
        what(entrant, x)
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
      case Workload.Tasks _, Workload.Jmh _ -> scenario.xName();
    };
  }

  /** One line for each soft limit, at the greatest shape that breaks it. */
  List<String> warnings(List<Shape> shapes) {
    Map<String, String> lines = new LinkedHashMap<>();
    shapes.stream()
        .distinct()
        .sorted((a, b) -> Long.compare(a.connections(), b.connections()))
        .forEach(shape ->
            Demands.of(shape, fleet.server()).stream()
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
