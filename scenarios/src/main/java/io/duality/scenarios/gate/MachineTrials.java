package io.duality.scenarios.gate;

import io.duality.scenarios.plan.RunPlan;
import io.duality.scenarios.plan.TrialPlan;
import io.duality.scenarios.process.Children;
import io.duality.scenarios.run.Recorded;
import io.duality.scenarios.run.Rendezvous;
import io.duality.scenarios.run.RunListener;
import io.duality.scenarios.run.RunnerSettings;
import io.duality.scenarios.run.SingleTrials;
import io.duality.scenarios.side.Side;
import io.duality.scenarios.side.Sides;
import io.duality.scenarios.spec.External;
import io.duality.scenarios.spec.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Trials on this machine: servers of the sides, generators of this program. The two of a pair are
 * made at the same time, in turns of a fraction of a second, where their load can stop for twice as
 * long: what the machine does to the one, it then does to the other.
 */
public final class MachineTrials implements Trials {
  private final GatePlanner.Prepared gate;
  private final Sides sides;
  private final RunnerSettings settings;
  private final Path logs;
  private final Map<Place, SingleTrials> open = new HashMap<>();

  private record Place(GatePlanner.Key key, int place) {}

  /**
   * @param settings whose children start the generators
   * @param logs folder for what processes print
   */
  public MachineTrials(GatePlanner.Prepared gate, Sides sides, RunnerSettings settings, Path logs) {
    this.gate = gate;
    this.sides = sides;
    this.settings = settings;
    this.logs = logs;
  }

  @Override
  public List<GateTrial> run(int sequence, Turn turn) throws IOException, InterruptedException {
    return turnLength(turn).isZero()
        ? List.of(prepared(turn).make(sequence, Rendezvous.of(1)))
        : inTurns(sequence, turn);
  }

  private Duration turnLength(Turn turn) {
    return Duration.ofMillis(gate.plan().scenario(turn.pair().scenario()).turnMillis());
  }

  /** Makes both. */
  private List<GateTrial> inTurns(int sequence, Turn turn)
      throws IOException, InterruptedException {
    Turn next = new Turn(turn.pair(), turn.attempt(), 1);
    Prepared one = prepared(turn);
    Prepared other = prepared(next);
    Rendezvous both = Rendezvous.of(2);
    FutureTask<GateTrial> task = new FutureTask<>(() -> other.make(sequence + 1, both));
    Thread thread = Thread.ofPlatform().name("second-of-pair").start(task);
    GateTrial first;
    try {
      first = one.make(sequence, both);
    } catch (IOException | InterruptedException | RuntimeException e) {
      task.cancel(true);
      thread.join();
      throw e;
    }
    return List.of(first, result(task));
  }

  private static GateTrial result(FutureTask<GateTrial> task)
      throws IOException, InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException io -> throw io;
        case InterruptedException stopped -> throw stopped;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  /** A trial that can be made by a thread of its own. */
  private record Prepared(Turn turn, boolean shared, SingleTrials trials, TrialPlan trial) {
    GateTrial make(int sequence, Rendezvous others) throws IOException, InterruptedException {
      Recorded recorded = trials.run(sequence, trial.repeated(sequence), others);
      return GateTrial.of(turn, shared, recorded.around(), recorded.trial());
    }
  }

  private Prepared prepared(Turn turn) throws IOException {
    GatePlanner.Key key = new GatePlanner.Key(turn.pair().scenario(), turn.side());
    GatePlanner.Recipe recipe =
        Optional.ofNullable(gate.trials().get(key))
            .orElseThrow(() -> new IllegalStateException("no recipe of " + key));
    Place place = new Place(key, turn.place());
    SingleTrials trials = open.get(place);
    if (trials == null) {
      trials = open(plan(recipe.run(), turn), side(turn.side()));
      open.put(place, trials);
    }
    return new Prepared(turn, !turnLength(turn).isZero(), trials, recipe.trial());
  }

  private RunPlan plan(RunPlan plan, Turn turn) {
    Duration length = turnLength(turn);
    return length.isZero() || !(plan.workload() instanceof Workload.Http http)
        ? plan
        : new RunPlan(
            plan.document(),
            http.inTurns(length, turn.place() == 1),
            plan.trials(),
            plan.warnings());
  }

  private SingleTrials open(RunPlan plan, Side side) throws IOException {
    Children servers = settings.children().in(side.jvm());
    Map<String, External> externals = new HashMap<>(settings.externals());
    side.external().ifPresent(program -> externals.put(program.id(), program));
    RunnerSettings own =
        new RunnerSettings(
            settings.children(),
            externals,
            settings.stop(),
            settings.deployment(),
            settings.deadlines(),
            settings.clock(),
            settings.report());
    return SingleTrials.of(own, plan, servers, logs, new RunListener() {});
  }

  private Side side(SideName name) {
    return switch (name) {
      case BASE -> sides.base();
      case HEAD -> sides.head();
    };
  }

  @Override
  public void close() {
    open.values().forEach(SingleTrials::close);
  }
}
