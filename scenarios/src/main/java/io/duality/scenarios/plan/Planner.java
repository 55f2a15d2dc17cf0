package io.duality.scenarios.plan;

import io.duality.results.PlanDocument;
import io.duality.results.Reason;
import io.duality.results.TrialRecord;
import io.duality.results.TrialSetup;
import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.plan.TrialOrder.Slot;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.Profile;
import io.duality.scenarios.spec.ProfileFit;
import io.duality.scenarios.spec.Scenario;
import io.duality.scenarios.spec.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fits a scenario to a machine. Pure: the same arguments give the same plan. */
public final class Planner {
  private final Map<String, Entrant> entrants = new LinkedHashMap<>();
  private final Fleet fleet;

  /**
   * For one machine.
   *
   * @param entrants everything that a scenario may name
   * @param host limits in force
   */
  public Planner(List<Entrant> entrants, HostLimits host) {
    this(entrants, Fleet.of(host));
  }

  /** For several. */
  public Planner(List<Entrant> entrants, Fleet fleet) {
    entrants.forEach(entrant -> this.entrants.put(entrant.name(), entrant));
    this.fleet = fleet;
  }

  /**
   * The trials to run, each with what it needs, or why it cannot.
   *
   * @throws InvalidInputException if a model is asked for that cannot do what the scenario does
   */
  public RunPlan plan(Scenario scenario, Overrides overrides) {
    Profile profile = overrides.applyTo(scenario);
    new ProfileFit(scenario.workload()).require(profile);
    List<String> servers = servers(scenario, overrides, profile);
    List<Slot> slots =
        TrialOrder.of(servers, profile.xs(), profile.repeats(), overrides.seed()).stream()
            .filter(slot -> wanted(slot, scenario.workload(), !overrides.xs().isEmpty()))
            .toList();
    if (slots.isEmpty()) {
      throw new InvalidInputException(
          "'"
              + scenario.name()
              + "' has no point that these models can run; see --servers, --clients");
    }
    Shapes shapes = new Shapes(scenario, overrides.shards(), fleet);
    TrialFitter fitter = new TrialFitter(scenario, profile, fleet, possible(slots, shapes));
    List<TrialPlan> trials = slots.stream().map(slot -> trial(slot, shapes, fitter)).toList();
    return new RunPlan(
        document(scenario, overrides, profile, servers, slots),
        scenario.workload(),
        trials,
        shapes.warnings(slots.stream().map(slot -> shapes.of(entrant(slot), slot.x())).toList()));
  }

  private List<Shape> possible(List<Slot> slots, Shapes shapes) {
    return slots.stream()
        .filter(slot -> shapes.impossible(entrant(slot), slot.x()).isEmpty())
        .map(slot -> shapes.of(entrant(slot), slot.x()))
        .distinct()
        .toList();
  }

  private List<String> servers(Scenario scenario, Overrides overrides, Profile profile) {
    boolean asked = !overrides.servers().isEmpty();
    List<String> chosen = new ArrayList<>();
    for (String name : asked ? overrides.servers() : scenario.servers(overrides.profile())) {
      ModelFacts model = entrant(name).at(profile.xs().getFirst());
      boolean able = able(model, scenario.workload());
      if (able) {
        chosen.add(name);
      } else if (asked) {
        throw new InvalidInputException(
            "--servers: model '"
                + name
                + "' cannot run tasks without a network, which '"
                + scenario.name()
                + "' needs; leave it out");
      }
    }
    return chosen;
  }

  private static boolean able(ModelFacts model, Workload workload) {
    return switch (workload) {
      case Workload.Http _, Workload.Jmh _ -> true;
      case Workload.Tasks _ -> model.reasonableTasks() > 0;
    };
  }

  /** Points that a model cannot reasonably hold are left out, unless somebody asks for them. */
  private boolean wanted(Slot slot, Workload workload, boolean asked) {
    return switch (workload) {
      case Workload.Http _, Workload.Jmh _ -> true;
      case Workload.Tasks tasks -> asked || slot.x() <= facts(slot).reasonableTasks();
    };
  }

  private Entrant entrant(String name) {
    Entrant entrant = entrants.get(name);
    if (entrant == null) {
      throw new IllegalArgumentException("no facts of '" + name + "'");
    }
    return entrant;
  }

  private Entrant entrant(Slot slot) {
    return entrant(slot.model());
  }

  private ModelFacts facts(Slot slot) {
    return entrant(slot).at(slot.x());
  }

  private TrialPlan trial(Slot slot, Shapes shapes, TrialFitter fitter) {
    Entrant entrant = entrant(slot);
    ModelFacts facts = facts(slot);
    List<Reason> reasons = new ArrayList<>();
    facts
        .unavailable()
        .ifPresent(why -> reasons.add(new Reason("unavailable", "not available here", why)));
    reasons.addAll(shapes.impossible(entrant, slot.x()));
    Shape shape = shapes.of(entrant, slot.x());
    TrialSetup setup = fitter.fit(shape, facts, shapes.loops(slot.x()));
    return new TrialPlan(
        slot.model(),
        facts.id(),
        slot.x(),
        slot.repeat(),
        setup,
        reasons,
        shape.connections(),
        shapes.looping(slot.x()));
  }

  private static PlanDocument document(
      Scenario scenario,
      Overrides overrides,
      Profile profile,
      List<String> servers,
      List<Slot> slots) {
    return new PlanDocument(
        TrialRecord.SCHEMA,
        scenario.name(),
        scenario.title(),
        scenario.source(),
        scenario.xName(),
        scenario.completedName(),
        overrides.profile().key(),
        overrides.seed(),
        servers,
        slots.stream().map(Slot::x).distinct().sorted().toList(),
        profile.repeats(),
        profile.warmup().toNanos() / 1e9,
        profile.duration().toNanos() / 1e9,
        WorkloadSettings.of(scenario.workload()),
        scenario.charts(),
        overrides.command(),
        scenario.variants().stream().filter(v -> servers.contains(v.name())).toList());
  }
}
