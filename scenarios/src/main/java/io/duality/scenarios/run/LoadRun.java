package io.duality.scenarios.run;

import io.duality.loadgen.ConnectReport;
import io.duality.loadgen.LoadTotals;
import io.duality.results.Reason;
import io.duality.scenarios.machine.CpuList;
import io.duality.scenarios.probe.ProcProbe;
import io.duality.scenarios.process.AgentGroup;
import io.duality.scenarios.process.AgentHost;
import io.duality.scenarios.process.AgentPart;
import io.duality.scenarios.process.AgentSettings;
import io.duality.scenarios.process.ChildFailure;
import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.Lifeline;
import io.duality.scenarios.process.LoadResult;
import io.duality.scenarios.process.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
   * @param phases how long warm-up and window last
   * @param drain how long requests under way at the window's end are waited for; those that are
   *     then still without an answer are no failures, and counted for themselves
   * @param errorsAllowed whether a gate judges failed requests, so that they are no reason against
   *     the measurement
   */
  public record Plan(
      List<AgentSettings> parts,
      AgentHost host,
      boolean apart,
      LoadPhases phases,
      Duration drain,
      boolean errorsAllowed) {
    /** Long enough for most answers, and short enough to wait for where none comes. */
    public static final Duration DRAIN = Duration.ofSeconds(2);

    public Plan {
      parts = List.copyOf(parts);
      if (parts.isEmpty()) {
        throw new IllegalArgumentException("a load needs a generator");
      }
    }

    /** A drain of the usual length. */
    public Plan(
        List<AgentSettings> parts,
        AgentHost host,
        boolean apart,
        LoadPhases phases,
        boolean errorsAllowed) {
      this(parts, host, apart, phases, DRAIN, errorsAllowed);
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
   * @param facts what this machine's kernel tells
   * @param precision how well the throughput is known, where the window depends on it
   * @param notes what a reader should know, a line each
   * @param failure of a generator, which interrupted the load: figures are as far as they are known
   */
  public record Result(
      ConnectReport ramp,
      Optional<LoadResult> window,
      LoadTotals totals,
      List<Reason> reasons,
      boolean interrupted,
      LoadFacts facts,
      Optional<Precision> precision,
      List<String> notes,
      Optional<ChildFailure> failure) {
    public Result {
      reasons = List.copyOf(reasons);
      notes = List.copyOf(notes);
    }
  }

  private final Plan plan;
  private final Deadlines deadlines;
  private final StopSignal stop;
  private final RunListener listener;
  private final ProcProbe probe = new ProcProbe(Path.of("/proc"));

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
   * @throws ChildFailure if a generator fails before the window, or all do and nothing is known; a
   *     server's failures are counted instead
   */
  public Optional<Result> run(Children children) throws ChildFailure {
    Lifeline lifeline = new Lifeline(stop);
    try (AgentGroup agents = start(children, lifeline)) {
      LoadWatch watch = new LoadWatch(probe, pids(agents));
      watch.rampBegins();
      listener.progress(TrialProgress.entering(Phase.RAMP));
      ConnectReport ramp =
          lifeline.await(agents.connect(withTimeout(deadlines.ready()).plus(slowest())));
      return Optional.of(measure(agents, lifeline, watch, ramp));
    } catch (InterruptedException e) {
      return Optional.empty();
    }
  }

  private AgentGroup start(Children children, Lifeline lifeline)
      throws ChildFailure, InterruptedException {
    return inThisProcess()
        ? AgentGroup.local(plan.parts().getFirst(), lifeline)
        : AgentGroup.start(
            plan.parts().stream().map(part -> new AgentPart(children, part)).toList(),
            plan.host(),
            lifeline,
            deadlines.ready());
  }

  private boolean inThisProcess() {
    return plan.parts().size() == 1 && !plan.apart();
  }

  private static List<Long> pids(AgentGroup agents) {
    return agents.pids().isEmpty() ? List.of(ProcessHandle.current().pid()) : agents.pids();
  }

  private Result measure(AgentGroup agents, Lifeline lifeline, LoadWatch watch, ConnectReport ramp)
      throws ChildFailure, InterruptedException {
    Pulse pulse =
        new Pulse(
            lifeline,
            listener,
            agents::progress,
            () -> {},
            SideCpus.ofGenerator(probe, () -> pids(agents)),
            deadlines.glance());
    LoadClock clock = new LoadClock(agents, lifeline, pulse, listener, deadlines.answer());
    LoadCourse course = new LoadCourse(plan.phases(), agents, lifeline, clock, deadlines.answer());
    course.run(() -> {
      watch.windowBegins();
      listener.windowBegan();
    });
    listener.windowEnds();
    LoadEnding ending = new LoadEnding(agents, course.failure(), deadlines.answer());
    Optional<LoadResult> window =
        course.began() ? Optional.of(ending.window(clock::collected)) : Optional.empty();
    watch.windowEnds();
    if (ending.failure().isEmpty()) {
      window.ifPresent(whole -> clock.finish(whole, plan.phases()));
    }
    LoadTotals totals =
        ending.totals(window, plan.drain(), withClients(deadlines.answer().plus(plan.drain())));
    return result(ramp, window, totals, watch, clock, course, ending);
  }

  private Result result(
      ConnectReport ramp,
      Optional<LoadResult> window,
      LoadTotals totals,
      LoadWatch watch,
      LoadClock clock,
      LoadCourse course,
      LoadEnding ending) {
    LoadFacts facts = watch.facts(Math.min(cpus(), loops()));
    Optional<LoadResult> figures =
        plan.phases().counted() ? window.map(LoadResult::untilTheLast) : window;
    boolean interrupted = course.stopped() || ending.failure().isPresent();
    Optional<Precision> precision = interrupted ? Optional.empty() : clock.precision();
    LoadVerdict verdict = new LoadVerdict(plan, ramp, facts, precision);
    List<Reason> reasons =
        ending
            .broken()
            .or(() -> figures.map(measured -> verdict.reasons(measured, totals)))
            .orElse(List.of());
    return new Result(
        ramp,
        figures,
        totals,
        reasons,
        interrupted,
        facts,
        clock.precision(),
        course.notes(),
        ending.failure());
  }

  private int loops() {
    return plan.parts().stream().mapToInt(AgentSettings::threads).sum();
  }

  private int cpus() {
    String pinned = plan.host().cpus();
    return pinned.isEmpty() || inThisProcess()
        ? Runtime.getRuntime().availableProcessors()
        : CpuList.parse(pinned).size();
  }

  private Duration withTimeout(Duration base) {
    return withClients(base.plus(plan.parts().getFirst().limits().timeout()));
  }

  /** How long a ramp at a rate takes. */
  private Duration slowest() {
    double rate = plan.parts().getFirst().population().connectsPerSecond();
    long connections = plan.parts().stream().mapToLong(p -> p.population().connections()).sum();
    return rate == 0 ? Duration.ZERO : Duration.ofNanos((long) (connections * 1e9 / rate));
  }

  private Duration withClients(Duration base) {
    long clients = plan.parts().stream().mapToLong(part -> part.population().connections()).sum();
    return deadlines.withClients(base, clients);
  }
}
