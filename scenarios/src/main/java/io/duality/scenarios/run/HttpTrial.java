package io.duality.scenarios.run;

import io.duality.loadgen.ConnectReport;
import io.duality.loadgen.LoadTotals;
import io.duality.results.TrialSetup;
import io.duality.scenarios.plan.SourceAddresses;
import io.duality.scenarios.probe.TcpCounters;
import io.duality.scenarios.process.AgentGroup;
import io.duality.scenarios.process.AgentHost;
import io.duality.scenarios.process.AgentSettings;
import io.duality.scenarios.process.ChildFailure;
import io.duality.scenarios.process.Lifeline;
import io.duality.scenarios.process.LoadResult;
import io.duality.scenarios.process.ServerGroup;
import io.duality.scenarios.process.ServerSettings;
import io.duality.scenarios.spec.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One trial over the network: server, generators, ramp, warm-up, window, drain. */
final class HttpTrial {
  /** Everything is on this machine: a second one is another experiment. */
  private static final String ADDRESS = "127.0.0.1";

  /** One of so many responses has its bytes compared; every length is. */
  private static final int SAMPLE = 100;

  /** For the server's last answers, which the drained generators have already had. */
  private static final Duration STOP_GRACE = Duration.ofSeconds(1);

  private final TrialContext context;
  private final Workload.Http workload;
  private final TrialSetup setup;
  private final Lifeline lifeline;
  private final Deadlines deadlines;
  private final int clients;

  HttpTrial(TrialContext context, Workload.Http workload) {
    this.context = context;
    this.workload = workload;
    this.setup = context.trial().setup();
    this.lifeline = new Lifeline(context.stop());
    this.deadlines = context.deadlines();
    this.clients = Math.toIntExact(context.trial().x());
  }

  Figures run() throws ChildFailure, InterruptedException {
    try (ServerGroup server =
            ServerGroup.start(
                context.children(),
                serverSettings(),
                lifeline,
                deadlines.withClients(deadlines.ready(), clients));
        AgentGroup agents = startAgents(server.port())) {
      return measure(server, agents);
    }
  }

  private ServerSettings serverSettings() {
    return new ServerSettings(
        context.trial().model(),
        ADDRESS,
        0,
        context.work().root(),
        setup.shards(),
        Math.max(1, setup.parallelism()),
        idleTimeout(),
        setup.options(),
        setup.serverJvm(),
        setup.serverCpus(),
        context.logs(),
        context.logPrefix());
  }

  /** Longer than the trial, so that no connection is closed for having waited through a ramp. */
  private Duration idleTimeout() {
    return rampLimit().plus(warmup()).plus(duration()).plus(deadlines.ready());
  }

  private AgentGroup startAgents(int port) throws ChildFailure, InterruptedException {
    AgentSettings all =
        new AgentSettings(
            "http://" + ADDRESS + ":" + port + "/" + WorkFolder.FILE,
            clients,
            Math.max(1, setup.agentThreads()),
            workload.think(),
            workload.requestsPerConnection(),
            workload.timeout(),
            List.of(),
            Optional.of(context.work().file()),
            SAMPLE,
            context.seed(),
            Map.of());
    List<AgentSettings> parts = new ArrayList<>();
    for (AgentSettings part : all.split(Math.clamp(setup.agents(), 1, clients))) {
      parts.add(
          part.withSources(SourceAddresses.forAgent(parts.size(), part.clients(), context.host())));
    }
    return AgentGroup.start(
        context.children(),
        parts,
        new AgentHost(
            setup.generatorJvm(), setup.generatorCpus(), context.logs(), context.logPrefix()),
        lifeline,
        deadlines.ready());
  }

  private Figures measure(ServerGroup server, AgentGroup agents)
      throws ChildFailure, InterruptedException {
    TcpCounters tcpBefore = context.probe().tcp();
    enter(Phase.RAMP);
    ConnectReport ramp = lifeline.await(agents.connect(rampLimit()));
    long inKernel = context.probe().established(server.port());
    UsageMeter serverUse = new UsageMeter(context.probe(), server.pids());
    UsageMeter agentUse = new UsageMeter(context.probe(), agents.pids());
    Pulse pulse =
        new Pulse(
            lifeline, context.listener(), agents::progress, serverUse::sample, deadlines.glance());
    enter(Phase.WARMUP);
    lifeline.await(agents.load(deadlines.answer()));
    pulse.pass(Phase.WARMUP, warmup());
    serverUse.prepare(
        lifeline.await(server.counters(deadlines.answer())).containsKey(UsageMeter.VOLUNTARY));
    agentUse.prepare(false);
    Surroundings around = new Surroundings(context.probe());
    around.begin();

    enter(Phase.WINDOW);
    CompletableFuture<Map<String, Long>> first = server.counters(deadlines.answer());
    CompletableFuture<Void> marked = agents.mark(deadlines.answer());
    serverUse.begin();
    agentUse.begin();
    lifeline.await(marked);
    Instant from = context.clock().instant();
    pulse.pass(Phase.WINDOW, duration());
    CompletableFuture<LoadResult> report = agents.report(deadlines.answer());
    CompletableFuture<Map<String, Long>> last = server.counters(deadlines.answer());
    serverUse.end();
    agentUse.end();
    LoadResult window = lifeline.await(report);
    around.end();
    Instant to = context.clock().instant();
    TcpCounters tcp = context.probe().tcp().since(tcpBefore);
    HttpFigures figures =
        new HttpFigures(
            ramp,
            inKernel,
            tcp,
            window,
            serverUse.usage(lifeline.await(first), lifeline.await(last)),
            agentUse.usage(Map.of(), Map.of()),
            workload.think());

    enter(Phase.STOP);
    LoadTotals totals =
        lifeline.await(
            agents.stop(
                deadlines.withClients(workload.timeout().plus(deadlines.answer()), clients)));
    Map<String, Long> counters =
        lifeline.await(server.stop(STOP_GRACE, deadlines.withClients(deadlines.answer(), clients)));
    return figures.with(
        totals, counters, from, to, around.stealShare(), notes(serverUse, around, figures));
  }

  private List<String> notes(UsageMeter serverUse, Surroundings around, HttpFigures figures) {
    List<String> notes =
        around.notes(figures.server().cpuSeconds() + figures.generator().cpuSeconds());
    serverUse.note("server").ifPresent(notes::add);
    if (!setup.serverCpus().isEmpty() && !context.children().jvm().pins()) {
      notes.add("not pinned: there is no taskset on the PATH");
    }
    return notes;
  }

  private void enter(Phase phase) {
    context.listener().progress(new TrialProgress(phase, Duration.ZERO, 0, 0, 0, 0));
  }

  /** A connect is over after its timeout; the generator makes many at a time. */
  private Duration rampLimit() {
    return deadlines.withClients(workload.timeout().plus(deadlines.ready()), clients);
  }

  /** At least the time over which the clients' starts are spread. */
  private Duration warmup() {
    Duration asked = Duration.ofNanos((long) (setup.warmupSeconds() * 1e9));
    return asked.compareTo(workload.think()) < 0 ? workload.think() : asked;
  }

  private Duration duration() {
    return Duration.ofNanos((long) (setup.durationSeconds() * 1e9));
  }
}
