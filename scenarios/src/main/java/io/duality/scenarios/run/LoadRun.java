package io.duality.scenarios.run;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.ConnectReport;
import io.duality.loadgen.LoadTotals;
import io.duality.results.ProcessUsage;
import io.duality.results.Reason;
import io.duality.scenarios.probe.TcpCounters;
import io.duality.scenarios.process.AgentGroup;
import io.duality.scenarios.process.AgentHost;
import io.duality.scenarios.process.AgentSettings;
import io.duality.scenarios.process.ChildFailure;
import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.Lifeline;
import io.duality.scenarios.process.LoadResult;
import io.duality.scenarios.process.StopSignal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A load on a server that somebody else has started. For one thread. */
public final class LoadRun {

  /**
   * What to do.
   *
   * @param parts one for each generator
   * @param host how generator processes are started
   * @param apart whether a single generator has a process of its own, as several always have;
   *     otherwise it runs in this one
   * @param warmup before the window, zero or more
   * @param duration of the window, above zero
   */
  public record Plan(
      List<AgentSettings> parts,
      AgentHost host,
      boolean apart,
      Duration warmup,
      Duration duration) {
    public Plan {
      parts = List.copyOf(parts);
      if (parts.isEmpty() || warmup.isNegative() || !duration.isPositive()) {
        throw new IllegalArgumentException(
            "a load needs a generator, a warm-up that is not negative and a duration above zero");
      }
    }

    /** A single generator runs in this process. */
    public Plan(List<AgentSettings> parts, AgentHost host, Duration warmup, Duration duration) {
      this(parts, host, false, warmup, duration);
    }
  }

  /**
   * What came of it.
   *
   * @param ramp the first connects
   * @param window the measured window; empty if the load was stopped before it began
   * @param totals everything since the load began
   * @param reasons validity rules that the window breaks; empty without a window
   * @param interrupted whether it was stopped early: the window is then as long as it was
   */
  public record Result(
      ConnectReport ramp,
      Optional<LoadResult> window,
      LoadTotals totals,
      List<Reason> reasons,
      boolean interrupted) {
    public Result {
      reasons = List.copyOf(reasons);
    }
  }

  /** The server is somebody else's, and its machine may be too. */
  private static final TcpCounters NOT_WATCHED = new TcpCounters(-1, -1, -1);

  private final Plan plan;
  private final Deadlines deadlines;
  private final StopSignal stop;
  private final RunListener listener;

  public LoadRun(Plan plan, Deadlines deadlines, StopSignal stop, RunListener listener) {
    this.plan = plan;
    this.deadlines = deadlines;
    this.stop = stop;
    this.listener = listener;
  }

  /**
   * Blocks until the load is over, or was stopped.
   *
   * @return empty if it was stopped before all clients had tried to connect
   * @throws ChildFailure if a generator fails; a server's failures are counted instead
   */
  public Optional<Result> run(Children children) throws ChildFailure {
    Lifeline lifeline = new Lifeline(stop);
    try (AgentGroup agents = start(children, lifeline)) {
      listener.progress(new TrialProgress(Phase.RAMP, Duration.ZERO, 0, 0, 0, 0));
      ConnectReport ramp = lifeline.await(agents.connect(withTimeout(deadlines.ready())));
      return Optional.of(measure(agents, lifeline, ramp));
    } catch (InterruptedException e) {
      return Optional.empty();
    }
  }

  private AgentGroup start(Children children, Lifeline lifeline)
      throws ChildFailure, InterruptedException {
    return plan.parts().size() == 1 && !plan.apart()
        ? AgentGroup.local(plan.parts().getFirst(), lifeline)
        : AgentGroup.start(children, plan.parts(), plan.host(), lifeline, deadlines.ready());
  }

  private Result measure(AgentGroup agents, Lifeline lifeline, ConnectReport ramp)
      throws ChildFailure, InterruptedException {
    Pulse pulse = new Pulse(lifeline, listener, agents::progress, () -> {}, deadlines.glance());
    boolean marked = false;
    boolean interrupted = false;
    try {
      lifeline.await(agents.load(deadlines.answer()));
      pulse.pass(Phase.WARMUP, plan.warmup());
      lifeline.await(agents.mark(deadlines.answer()));
      marked = true;
      listener.windowBegan();
      pulse.pass(Phase.WINDOW, plan.duration());
    } catch (InterruptedException e) {
      interrupted = true;
    }
    listener.windowEnds();
    // What was measured is wanted all the more after a stop: these waits do not hear it.
    Lifeline last = new Lifeline(new StopSignal());
    Optional<LoadResult> window =
        marked ? Optional.of(last.await(agents.report(deadlines.answer()))) : Optional.empty();
    LoadTotals totals = last.await(agents.stop(withTimeout(deadlines.answer())));
    List<Reason> reasons =
        window.map(measured -> reasons(ramp, measured, totals)).orElse(List.of());
    return new Result(ramp, window, totals, reasons, interrupted);
  }

  private List<Reason> reasons(ConnectReport ramp, LoadResult window, LoadTotals totals) {
    AgentSettings first = plan.parts().getFirst();
    HttpFigures figures =
        new HttpFigures(
            ramp,
            -1,
            -1,
            NOT_WATCHED,
            window,
            usage(0, -1),
            usage(plan.parts().size(), window.merged().cpuNanos() / 1e9),
            think(first.arrival()));
    int loops = plan.parts().stream().mapToInt(AgentSettings::threads).sum();
    int cpus = Math.min(Runtime.getRuntime().availableProcessors(), loops);
    return Validity.reasons(
        figures.measurement(totals, Map.of(), Map.of()),
        new Validity.Facts(ramp.asked(), cpus, plan.duration().toNanos() / 1e9, -1, 0));
  }

  private static Duration think(Arrival arrival) {
    return switch (arrival) {
      case Arrival.Closed closed -> closed.thinkPerRequest();
      case Arrival.Open _, Arrival.Sessions _ -> Duration.ZERO;
    };
  }

  private static ProcessUsage usage(int processes, double cpuSeconds) {
    double system = cpuSeconds < 0 ? -1 : 0;
    return new ProcessUsage(processes, cpuSeconds, system, -1, -1, -1, -1, -1, -1, -1, -1, -1);
  }

  private Duration withTimeout(Duration base) {
    long clients = plan.parts().stream().mapToLong(AgentSettings::clients).sum();
    return deadlines.withClients(base.plus(plan.parts().getFirst().limits().timeout()), clients);
  }
}
