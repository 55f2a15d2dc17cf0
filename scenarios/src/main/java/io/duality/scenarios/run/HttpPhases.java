package io.duality.scenarios.run;

import io.duality.loadgen.ConnectReport;
import io.duality.loadgen.LoadTotals;
import io.duality.results.ProcessUsage;
import io.duality.scenarios.probe.Probe;
import io.duality.scenarios.probe.TcpCounters;
import io.duality.scenarios.process.AgentGroup;
import io.duality.scenarios.process.ChildFailure;
import io.duality.scenarios.process.Lifeline;
import io.duality.scenarios.process.LoadResult;
import io.duality.scenarios.process.Server;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The phases of a trial once all its processes are ready: ramp, warm-up, window, stop. For one
 * thread, which waits only through the lifeline; for the other trials of its time, too.
 */
final class HttpPhases {
  /** For the server's last answers, which the drained generators have already had. */
  private static final Duration STOP_GRACE = Duration.ofSeconds(1);

  private final TrialContext context;
  private final HttpTimes times;
  private final Lifeline lifeline;
  private final Server server;
  private final AgentGroup agents;
  private final Duration answer;
  private final Probe probe;
  private final UsageMeter serverUse;
  private final UsageMeter agentUse;
  private final Surroundings around;
  private final Pulse pulse;
  private final Warmup warmup;

  HttpPhases(
      TrialContext context, HttpTimes times, Lifeline lifeline, Server server, AgentGroup agents) {
    this.context = context;
    this.times = times;
    this.lifeline = lifeline;
    this.server = server;
    this.agents = agents;
    this.answer = context.deadlines().answer();
    this.probe = context.probe();
    this.serverUse = new UsageMeter(probe, server::pids);
    this.agentUse = new UsageMeter(probe, agents::pids);
    this.around = new Surroundings(probe);
    this.pulse =
        new Pulse(
            lifeline,
            context.listener(),
            agents::progress,
            serverUse::sample,
            new SideCpus(new CpuGlance(probe, server::pids), new CpuGlance(probe, agents::pids)),
            context.deadlines().glance());
    this.warmup = new Warmup(pulse, context.deadlines().settling());
  }

  Figures run() throws ChildFailure, InterruptedException {
    TcpCounters tcpBefore = probe.tcp();
    long serverRss = probe.footprint(server.pids()).rssBytes();
    context.enter(Phase.RAMP);
    ConnectReport ramp = lifeline.await(agents.connect(times.ramp()));
    long inKernel =
        AcceptedConnections.count(
            () -> probe.established(server.port()),
            ramp.established(),
            lifeline,
            AcceptedConnections.PATIENCE);
    warmUp();
    lifeline.await(context.others().arrive(0));
    context.enter(Phase.WINDOW);
    Window window = window();
    double cpuSeconds = lifeline.await(context.others().arrive(ownCpuSeconds(window)));
    TcpCounters tcp = probe.tcp().since(tcpBefore);
    context.enter(Phase.STOP);
    LoadTotals totals = lifeline.await(agents.stop(times.grace(), times.drain()));
    Map<String, Long> counters = lifeline.await(server.stop(STOP_GRACE, times.stop()));
    return new HttpFigures(
            ramp,
            inKernel,
            serverRss,
            tcp,
            window.load(),
            window.server(),
            window.generator(),
            times.workload().arrival())
        .with(
            times.workload(),
            totals,
            counters,
            window.from(),
            window.to(),
            around.shares(cpuSeconds),
            notes(window, cpuSeconds));
  }

  private void warmUp() throws ChildFailure, InterruptedException {
    context.enter(Phase.WARMUP);
    lifeline.await(agents.load(answer));
    warmup.run(times.warmup(), times.workload().looping());
    Map<String, Long> counters = lifeline.await(server.counters(answer));
    serverUse.prepare(counters.containsKey(UsageMeter.VOLUNTARY));
    agentUse.prepare(false);
  }

  private record Window(
      LoadResult load,
      ProcessUsage server,
      ProcessUsage generator,
      Optional<String> compilation,
      Instant from,
      Instant to) {}

  /** Both sides are asked at the same time, and only then waited for. */
  private Window window() throws ChildFailure, InterruptedException {
    around.begin();
    CompletableFuture<Map<String, Long>> first = server.counters(answer);
    CompletableFuture<Void> marked = agents.mark(answer);
    serverUse.begin();
    agentUse.begin();
    lifeline.await(marked);
    Instant from = context.clock().instant();
    pulse.pass(Phase.WINDOW, times.window());
    CompletableFuture<LoadResult> report = agents.report(answer);
    CompletableFuture<Map<String, Long>> last = server.counters(answer);
    serverUse.end();
    agentUse.end();
    LoadResult load = lifeline.await(report);
    around.end();
    Instant to = context.clock().instant();
    Map<String, Long> before = lifeline.await(first);
    Map<String, Long> after = lifeline.await(last);
    return new Window(
        load,
        serverUse.usage(before, after),
        agentUse.usage(Map.of(), Map.of()),
        Compilation.note(before, after, load.seconds()),
        from,
        to);
  }

  private static double ownCpuSeconds(Window window) {
    return window.server().cpuSeconds() + window.generator().cpuSeconds();
  }

  private List<String> notes(Window window, double cpuSeconds) {
    List<String> notes = new ArrayList<>();
    warmup.note().ifPresent(notes::add);
    window.compilation().ifPresent(notes::add);
    notes.addAll(around.notes(cpuSeconds));
    notes.addAll(serverUse.notes("server"));
    notes.addAll(server.notes());
    if (!times.setup().serverCpus().isEmpty() && !context.children().jvm().pins()) {
      notes.add("not pinned: there is no taskset on the PATH");
    }
    return notes;
  }
}
