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
import io.duality.scenarios.process.RoundTrip;
import io.duality.scenarios.process.Server;
import io.duality.scenarios.spec.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

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
  private final TrialWatch watch;
  private final Glances glances;
  private final Pulse pulse;
  private final Warmup warmup;
  private final Warming warming;

  HttpPhases(
      TrialContext context, HttpTimes times, Lifeline lifeline, Server server, AgentGroup agents) {
    this.context = context;
    this.times = times;
    this.lifeline = lifeline;
    this.server = server;
    this.agents = agents;
    this.answer = context.deadlines().answer();
    this.probe = context.probe();
    this.watch = new TrialWatch(context.sites(), server::pids, this::generatorsOn);
    this.glances = new Glances(context.listener());
    this.pulse =
        new Pulse(
            lifeline,
            glances,
            agents::progress,
            watch::sample,
            sideCpus(),
            context.deadlines().glance());
    this.warmup = new Warmup(pulse, context.deadlines().settling());
    this.warming = new Warming(pulse, () -> lifeline.await(server.counters(answer)));
  }

  /** Their processes are in the order of their places. */
  private List<Long> generatorsOn(Site site) {
    List<Long> pids = agents.pids();
    List<Site> places = places(pids.size());
    return IntStream.range(0, pids.size())
        .filter(i -> places.get(i).equals(site))
        .mapToObj(pids::get)
        .toList();
  }

  private List<Site> places(int processes) {
    return context.sites().places(processes, context.trial().connections());
  }

  /** At those of the first host with generators only: a glance is worth no more messages. */
  private SideCpus sideCpus() {
    Site first = context.sites().generators().getFirst();
    return new SideCpus(
        new CpuGlance(probe, server::pids),
        new CpuGlance(first.probe(), () -> generatorsOn(first)));
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
    double own = window.server().cpuSeconds() + window.generator().cpuSeconds();
    double others = lifeline.await(context.others().arrive(own)) - own;
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
            times.workload().arrival(),
            glances.course(),
            watch.hosts(Math.max(1, times.setup().agentThreads()), window.barrier()))
        .with(
            times.workload(),
            totals,
            counters,
            window.from(),
            window.to(),
            watch.shares(window.server().cpuSeconds(), others),
            notes(window, others));
  }

  private void warmUp() throws ChildFailure, InterruptedException {
    context.enter(Phase.WARMUP);
    lifeline.await(agents.load(answer));
    glances.loadBegan(pulse.elapsed());
    Duration last = Durations.min(times.warmup(), Warming.LOOK);
    pulse.pass(Phase.WARMUP, times.warmup().minus(last));
    warming.begin();
    warmup.run(last, times.workload().looping());
    warming.run(times.warming());
    Map<String, Long> counters = lifeline.await(server.counters(answer));
    watch.prepare(counters.containsKey(UsageMeter.VOLUNTARY));
  }

  private record Window(
      LoadResult load,
      ProcessUsage server,
      ProcessUsage generator,
      Optional<String> compilation,
      Barrier barrier,
      Instant from,
      Instant to) {}

  /** Both sides are asked at the same time, and only then waited for. */
  private Window window() throws ChildFailure, InterruptedException {
    watch.surroundingsBegin();
    CompletableFuture<Map<String, Long>> first = server.counters(answer);
    CompletableFuture<List<RoundTrip>> marked = agents.mark(answer);
    watch.begin();
    Barrier barrier = new Barrier(places(agents.size()), lifeline.await(marked));
    Instant from = context.clock().instant();
    glances.windowBegan(pulse.elapsed());
    pulse.pass(Phase.WINDOW, times.window());
    watch.agentsEnd();
    CompletableFuture<LoadResult> report = agents.report(answer);
    CompletableFuture<Map<String, Long>> last = server.counters(answer);
    watch.end();
    LoadResult load = lifeline.await(report);
    watch.surroundingsEnd();
    Instant to = context.clock().instant();
    Map<String, Long> before = lifeline.await(first);
    Map<String, Long> after = lifeline.await(last);
    return new Window(
        load,
        watch.server(before, after),
        watch.generator(),
        Compilation.note(before, after, load.seconds()),
        barrier,
        from,
        to);
  }

  private List<String> notes(Window window, double othersSeconds) {
    List<String> notes = new ArrayList<>();
    warmup.note().ifPresent(notes::add);
    warming.note().ifPresent(notes::add);
    window.compilation().ifPresent(notes::add);
    notes.addAll(watch.notes(window.server().cpuSeconds(), othersSeconds, window.load().seconds()));
    notes.addAll(server.notes());
    if (!times.setup().serverCpus().isEmpty() && !context.children().pins()) {
      notes.add("not pinned: there is no taskset on the PATH");
    }
    return notes;
  }
}
