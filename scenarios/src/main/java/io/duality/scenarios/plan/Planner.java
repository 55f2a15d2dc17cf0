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
  private final Map<String, ModelFacts> models = new LinkedHashMap<>();
  private final HostLimits host;

  /**
   * @param models facts of every model that a scenario may name
   * @param host limits in force
   */
  public Planner(List<ModelFacts> models, HostLimits host) {
    models.forEach(model -> this.models.put(model.id(), model));
    this.host = host;
  }

  /**
   * The trials to run, each with what it needs, or why it cannot.
   *
   * @throws InvalidInputException if a model is asked for that cannot do what the scenario does
   */
  public RunPlan plan(Scenario scenario, Overrides overrides) {
    Profile profile = overrides.applyTo(scenario);
    new ProfileFit(scenario.workload()).require(profile);
    List<ModelFacts> facts = servers(scenario, overrides);
    List<String> servers = facts.stream().map(ModelFacts::id).toList();
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
    Shapes shapes = new Shapes(scenario, overrides.shards().orElse(1), host);
    TrialFitter fitter = new TrialFitter(scenario, profile, host, possible(slots, shapes));
    List<TrialPlan> trials = slots.stream().map(slot -> trial(slot, shapes, fitter)).toList();
    return new RunPlan(
        document(scenario, overrides, profile, servers, slots),
        scenario.workload(),
        trials,
        shapes.warnings(slots.stream().map(slot -> shapes.of(facts(slot), slot.x())).toList()));
  }

  private List<Shape> possible(List<Slot> slots, Shapes shapes) {
    return slots.stream()
        .filter(slot -> shapes.impossible(facts(slot), slot.x()).isEmpty())
        .map(slot -> shapes.of(facts(slot), slot.x()))
        .distinct()
        .toList();
  }

  private List<ModelFacts> servers(Scenario scenario, Overrides overrides) {
    boolean asked = !overrides.servers().isEmpty();
    List<ModelFacts> chosen = new ArrayList<>();
    for (String id : asked ? overrides.servers() : scenario.servers()) {
      ModelFacts model = models.get(id);
      if (model == null) {
        throw new IllegalArgumentException("no facts of model '" + id + "'");
      }
      boolean able = scenario.workload() instanceof Workload.Http || model.reasonableTasks() > 0;
      if (able) {
        chosen.add(model);
      } else if (asked) {
        throw new InvalidInputException(
            "--servers: model '"
                + id
                + "' cannot run tasks without a network, which '"
                + scenario.name()
                + "' needs; leave it out");
      }
    }
    return chosen;
  }

  /** Points that a model cannot reasonably hold are left out, unless somebody asks for them. */
  private boolean wanted(Slot slot, Workload workload, boolean asked) {
    return switch (workload) {
      case Workload.Http http -> true;
      case Workload.Tasks tasks -> asked || slot.x() <= facts(slot).reasonableTasks();
    };
  }

  private ModelFacts facts(Slot slot) {
    ModelFacts facts = models.get(slot.model());
    if (facts == null) {
      throw new IllegalStateException("no facts of model '" + slot.model() + "'");
    }
    return facts;
  }

  private TrialPlan trial(Slot slot, Shapes shapes, TrialFitter fitter) {
    ModelFacts facts = facts(slot);
    List<Reason> reasons = new ArrayList<>();
    facts
        .unavailable()
        .ifPresent(why -> reasons.add(new Reason("unavailable", "not available here", why)));
    reasons.addAll(shapes.impossible(facts, slot.x()));
    TrialSetup setup = fitter.fit(shapes.of(facts, slot.x()), facts);
    return new TrialPlan(
        slot.model(),
        slot.x(),
        slot.repeat(),
        setup,
        reasons,
        shapes.of(facts, slot.x()).connections(),
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
        overrides.command());
  }
}
