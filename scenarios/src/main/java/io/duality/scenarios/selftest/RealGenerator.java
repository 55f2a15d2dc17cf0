package io.duality.scenarios.selftest;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.Limits;
import io.duality.loadgen.Part;
import io.duality.loadgen.Population;
import io.duality.loadgen.Request;
import io.duality.loadgen.Shape;
import io.duality.loadgen.Spacing;
import io.duality.loadgen.Target;
import io.duality.loadgen.Think;
import io.duality.results.Reason;
import io.duality.scenarios.process.AgentHost;
import io.duality.scenarios.process.AgentSettings;
import io.duality.scenarios.process.ChildFailure;
import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.run.Deadlines;
import io.duality.scenarios.run.LoadPhases;
import io.duality.scenarios.run.LoadRun;
import io.duality.scenarios.run.RunListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The real generator, by the way that {@code load} takes.
 *
 * @param apart in a process of its own; otherwise in this one
 */
record RealGenerator(Children children, StopSignal stop, AgentHost host, boolean apart)
    implements Generator {
  /** Each body is compared. */
  private static final int EVERY = 1;

  private static final int SEED = 1;

  /** Rules of validity that a machine breaks, and not a server that does what it was told to. */
  private static final Set<String> OF_THE_MACHINE =
      Set.of("generator-cpu", "generator-lag", "cpu-pressure", "steal", "stalled");

  @Override
  public Optional<Measured> load(Trial trial, int port, Path expected, RunListener listener)
      throws ChildFailure {
    List<AgentSettings> one = List.of(settings(trial, port, expected));
    LoadPhases phases = LoadPhases.fixed(trial.warmup(), trial.window());
    // Each answer counts here, also one that a busy machine delays: none is given up.
    Duration drain = trial.timeout().plusSeconds(1);
    LoadRun.Plan plan = new LoadRun.Plan(one, host, apart, phases, drain, false);
    return new LoadRun(plan, Deadlines.STANDARD, stop, listener)
        .run(children)
        .filter(result -> !result.interrupted())
        .flatMap(result ->
            result.window().map(window -> Measured.of(window, result.totals(), troubles(result))));
  }

  private static List<String> troubles(LoadRun.Result result) {
    return result.reasons().stream()
        .filter(reason -> OF_THE_MACHINE.contains(reason.code()))
        .map(Reason::message)
        .toList();
  }

  private static AgentSettings settings(Trial trial, int port, Path expected) {
    return new AgentSettings(
        Request.get(new Target("127.0.0.1", port, "/")),
        Population.of(trial.clients()),
        arrival(trial),
        Shape.STEADY,
        Limits.timeout(trial.timeout()),
        Optional.of(expected),
        EVERY,
        1,
        List.of(),
        Part.WHOLE,
        SEED);
  }

  private static Arrival arrival(Trial trial) {
    return trial.perSecond() > 0
        ? new Arrival.Open(trial.perSecond(), Spacing.CONSTANT)
        : Arrival.closed(Think.NONE);
  }
}
