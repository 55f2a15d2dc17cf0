package io.duality.scenarios.gate;

import io.duality.loadgen.Arrival;
import io.duality.results.Environment;
import io.duality.results.Reason;
import io.duality.results.TrialSetup;
import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.plan.Entrant;
import io.duality.scenarios.plan.ModelFacts;
import io.duality.scenarios.plan.Overrides;
import io.duality.scenarios.plan.Planner;
import io.duality.scenarios.plan.RunPlan;
import io.duality.scenarios.plan.TrialPlan;
import io.duality.scenarios.side.Side;
import io.duality.scenarios.side.SideFlags;
import io.duality.scenarios.side.Sides;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.ProfileName;
import io.duality.scenarios.spec.Scenario;
import io.duality.scenarios.spec.Workload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Fits what is compared to a machine: the trial of each scenario and side, and the gate's plan. */
public final class GatePlanner {
  /** What memory per connection and the cost of a request are gated at, where a scenario has it. */
  private static final long CLIENTS = 1_024;

  private final HostLimits host;
  private final BiFunction<Side, Scenario, ModelFacts> facts;
  private final Function<TrialSetup, Environment> environment;

  /**
   * @param facts of the model that a side runs in a scenario
   * @param environment of this machine, with the CPUs of a trial
   */
  public GatePlanner(
      HostLimits host,
      BiFunction<Side, Scenario, ModelFacts> facts,
      Function<TrialSetup, Environment> environment) {
    this.host = host;
    this.facts = facts;
    this.environment = environment;
  }

  /**
   * A gate that can be run.
   *
   * @param plan what is written
   * @param trials of each scenario and side
   */
  public record Prepared(GatePlan plan, Map<Key, Recipe> trials) {
    public Prepared {
      trials = Map.copyOf(trials);
    }

    /** The same by the plan of a gate that was begun before. */
    public Prepared of(GatePlan before) {
      return new Prepared(before, trials);
    }
  }

  /** Which trial. */
  public record Key(String scenario, SideName side) {}

  /**
   * How a trial is made.
   *
   * @param run the scenario's plan for this side
   * @param trial its one trial
   */
  public record Recipe(RunPlan run, TrialPlan trial) {}

  /**
   * Plans it.
   *
   * @throws InvalidInputException if this machine, or a model, cannot do what is asked for
   */
  public Prepared prepare(GateRequest request, Sides sides, Instant startedAt) {
    Map<Key, Recipe> trials = new LinkedHashMap<>();
    List<ScenarioPlan> scenarios = new ArrayList<>();
    for (Scenario scenario : request.scenarios()) {
      Recipe base = recipe(request, scenario, sides.base());
      Recipe head = recipe(request, scenario, sides.head());
      trials.put(new Key(scenario.name(), SideName.BASE), base);
      trials.put(new Key(scenario.name(), SideName.HEAD), head);
      scenarios.add(scenarioPlan(request, scenario, base, head));
    }
    TrialSetup first = trials.values().iterator().next().trial().setup();
    GatePlan plan =
        GatePlan.of(
            startedAt.toString(),
            request.seed(),
            request.pairs(),
            SidePlan.of(sides.base()),
            SidePlan.of(sides.head()),
            scenarios,
            environment.apply(first),
            request.command());
    return new Prepared(plan, trials);
  }

  private Recipe recipe(GateRequest request, Scenario scenario, Side side) {
    ModelFacts model = facts.apply(side, scenario);
    RunPlan run =
        new Planner(List.of(Entrant.of(model)), host)
            .plan(
                scenario,
                new Overrides(
                    ProfileName.QUICK,
                    List.of(model.id()),
                    List.of(clients(scenario)),
                    Optional.of(1),
                    request.warmup(),
                    request.duration(),
                    Optional.empty(),
                    request.seed(),
                    request.command()));
    TrialPlan trial = run.trials().getFirst();
    for (Reason reason : trial.impossible()) {
      throw new InvalidInputException(side.label() + ": " + reason.message());
    }
    TrialSetup setup = withFlags(trial.setup(), side.jvmFlags(), model.jvmFlags());
    return new Recipe(run, trial.with(setup));
  }

  /**
   * Of the points of a scenario's short profile: as many as are asked for, or the nearest below.
   */
  private static long clients(Scenario scenario) {
    List<Long> points = scenario.quick().xs();
    return points.stream().filter(x -> x <= CLIENTS).max(Long::compare).orElseGet(points::getFirst);
  }

  /** What a model cannot do without stands behind what the user wants, as at its first start. */
  private static TrialSetup withFlags(TrialSetup setup, List<String> own, List<String> ofTheModel) {
    List<String> plans = setup.serverJvm().subList(0, setup.serverJvm().size() - ofTheModel.size());
    List<String> all = new ArrayList<>(SideFlags.over(plans, own));
    all.addAll(ofTheModel);
    return setup.withJvm(all, setup.generatorJvm());
  }

  private static ScenarioPlan scenarioPlan(
      GateRequest request, Scenario scenario, Recipe base, Recipe head) {
    Workload.Http workload = http(scenario);
    TrialPlan trial = base.trial();
    return new ScenarioPlan(
        scenario.name(),
        trial.x(),
        trial.setup().warmupSeconds(),
        trial.setup().durationSeconds(),
        inTurns(workload) ? request.turn().toMillis() : 0,
        base.trial().model(),
        head.trial().model(),
        base.run().document().workload(),
        GatedMetric.of(workload.arrival()).stream()
            .map(each ->
                new Judged(
                    each.key(), request.deltas().getOrDefault(each, each.delta()), each.floor()))
            .toList());
  }

  /**
   * Whether a load can stop for the time of a turn, and is the same when it goes on. A closed loop
   * does; one with a course of its own, or with responses on slow lines, goes on for longer. At a
   * rate the percentiles would be those of the begins of turns, when all are just awake.
   */
  private static boolean inTurns(Workload.Http workload) {
    return workload.arrival() instanceof Arrival.Closed
        && workload.steady()
        && !workload.population().paced();
  }

  private static Workload.Http http(Scenario scenario) {
    return switch (scenario.workload()) {
      case Workload.Http http -> http;
      case Workload.Tasks _, Workload.Jmh _ ->
          throw new IllegalArgumentException("'" + scenario.name() + "' has no network");
    };
  }
}
