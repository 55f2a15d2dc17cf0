package io.duality.scenarios.gate;

import io.duality.scenarios.process.Children;
import io.duality.scenarios.run.Recorded;
import io.duality.scenarios.run.RunListener;
import io.duality.scenarios.run.RunnerSettings;
import io.duality.scenarios.run.SingleTrials;
import io.duality.scenarios.side.Side;
import io.duality.scenarios.side.Sides;
import io.duality.scenarios.spec.External;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Trials on this machine: servers of the sides, generators of this program. */
public final class MachineTrials implements Trials {
  private final GatePlanner.Prepared gate;
  private final Sides sides;
  private final RunnerSettings settings;
  private final Path logs;
  private final Map<GatePlanner.Key, SingleTrials> open = new HashMap<>();

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
  public GateTrial run(int sequence, Turn turn) throws IOException, InterruptedException {
    GatePlanner.Key key = new GatePlanner.Key(turn.pair().scenario(), turn.side());
    GatePlanner.Recipe recipe = gate.trials().get(key);
    if (recipe == null) {
      throw new IllegalStateException("no recipe of " + key);
    }
    SingleTrials trials = open.get(key);
    if (trials == null) {
      trials = open(recipe, side(turn.side()));
      open.put(key, trials);
    }
    Recorded recorded = trials.run(sequence, recipe.trial().repeated(sequence));
    return GateTrial.of(turn, recorded.around(), recorded.trial());
  }

  private SingleTrials open(GatePlanner.Recipe recipe, Side side) throws IOException {
    Children servers = settings.children().in(side.jvm());
    Map<String, External> externals = new HashMap<>(settings.externals());
    side.external().ifPresent(program -> externals.put(program.id(), program));
    RunnerSettings own =
        new RunnerSettings(
            settings.children(),
            externals,
            settings.stop(),
            settings.host(),
            settings.probe(),
            settings.deadlines(),
            settings.clock(),
            settings.report());
    return SingleTrials.of(own, recipe.run(), servers, logs, new RunListener() {});
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
