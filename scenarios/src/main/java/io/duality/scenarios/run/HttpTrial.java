package io.duality.scenarios.run;

import io.duality.loadgen.Part;
import io.duality.loadgen.Request;
import io.duality.loadgen.RequestBody;
import io.duality.loadgen.Target;
import io.duality.loadgen.files.FileSet;
import io.duality.results.TrialSetup;
import io.duality.scenarios.plan.SourceAddresses;
import io.duality.scenarios.process.AgentGroup;
import io.duality.scenarios.process.AgentHost;
import io.duality.scenarios.process.AgentSettings;
import io.duality.scenarios.process.ChildFailure;
import io.duality.scenarios.process.ExternalServer;
import io.duality.scenarios.process.ExternalSettings;
import io.duality.scenarios.process.Lifeline;
import io.duality.scenarios.process.Server;
import io.duality.scenarios.process.ServerGroup;
import io.duality.scenarios.process.ServerSettings;
import io.duality.scenarios.spec.Content;
import io.duality.scenarios.spec.External;
import io.duality.scenarios.spec.Workload;
import io.duality.servers.http.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** One trial over the network: starts its server and its generators, and ends them. */
final class HttpTrial {
  /** Everything is on this machine: a second one is another experiment. */
  private static final String ADDRESS = "127.0.0.1";

  /** One of so many responses has its bytes compared; every length is. */
  private static final int SAMPLE = 100;

  private static final long BODY_SEED = 64;

  private final TrialContext context;
  private final Workload.Http workload;
  private final TrialSetup setup;
  private final Lifeline lifeline;
  private final HttpTimes times;

  HttpTrial(TrialContext context, Workload.Http workload) {
    this.context = context;
    this.workload = workload.at(context.trial().x());
    this.setup = context.trial().setup();
    this.lifeline = new Lifeline(context.stop());
    this.times = new HttpTimes(this.workload, setup, context.deadlines());
  }

  Figures run() throws ChildFailure, InterruptedException {
    try (Server server = startServer();
        AgentGroup agents = startAgents(server.port())) {
      return new HttpPhases(context, times, lifeline, server, agents).run();
    }
  }

  private Server startServer() throws ChildFailure, InterruptedException {
    External program = context.externals().get(context.trial().server());
    return program == null
        ? ServerGroup.start(context.servers(), serverSettings(), lifeline, times.start())
        : ExternalServer.start(context.servers(), settings(program), lifeline, times.start());
  }

  private ExternalSettings settings(External program) {
    return new ExternalSettings(
        program,
        context.work().root(),
        WorkFolder.FILE,
        Math.max(1, setup.parallelism()),
        setup.serverCpus(),
        context.logs().resolve(context.logPrefix() + "-server-0.log"));
  }

  private long cacheBytes() {
    return workload.content() instanceof Content.Files(FileSet _, long bytes) ? bytes : 0;
  }

  private ServerSettings serverSettings() {
    return new ServerSettings(
        context.trial().server(),
        ADDRESS,
        0,
        context.work().root(),
        setup.shards(),
        Math.max(1, setup.parallelism()),
        times.idle(),
        setup.options(),
        setup.serverJvm(),
        setup.serverCpus(),
        context.logs(),
        context.logPrefix(),
        cacheBytes(),
        computes(workload.content()) ? Work.nanosPerBlock() : 0);
  }

  /** Whether servers do some work for a time at any of the requests. */
  private static boolean computes(Content content) {
    return switch (content) {
      case Content.Route route -> route.path().startsWith("/cpu");
      case Content.Mix(List<Content.Share> shares) ->
          shares.stream().anyMatch(share -> computes(share.of()));
      case Content.OneFile _, Content.Files _ -> false;
    };
  }

  private AgentGroup startAgents(int port) throws ChildFailure, InterruptedException {
    List<AgentSettings> parts = new ArrayList<>();
    for (AgentSettings part :
        agentSettings(port).split(Math.clamp(setup.agents(), 1, workload.population().clients()))) {
      int connections = part.population().connections();
      parts.add(
          part.withSources(SourceAddresses.forAgent(parts.size(), connections, context.host())));
    }
    return AgentGroup.start(
        context.children(),
        parts,
        new AgentHost(
            setup.generatorJvm(), setup.generatorCpus(), context.logs(), context.logPrefix()),
        lifeline,
        context.deadlines().ready());
  }

  private Request request(int port) {
    return switch (workload.content()) {
      case Content.OneFile _ -> Request.get(target(port, "/" + WorkFolder.FILE));
      case Content.Route route ->
          new Request(
              target(port, route.path()),
              route.post() ? "POST" : "GET",
              Map.of(),
              body(route.bodyBytes()));
      case Content.Files(FileSet set, long _) ->
          new Request(target(port, "/"), "GET", Map.of(), RequestBody.NONE, Optional.of(set));
      case Content.Mix(List<Content.Share> shares) ->
          Request.get(target(port, "/"), context.work().mix(shares));
    };
  }

  /** The same bytes in every run, which nothing on the way can compress. */
  private static RequestBody body(int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(BODY_SEED).nextBytes(bytes);
    return RequestBody.of(bytes);
  }

  private static Target target(int port, String path) {
    return new Target(ADDRESS, port, path);
  }

  private AgentSettings agentSettings(int port) {
    return new AgentSettings(
        request(port),
        workload.population(),
        workload.arrival(),
        workload.shape(),
        workload.limits(),
        context.work().only(),
        SAMPLE,
        Math.max(1, setup.agentThreads()),
        List.of(),
        Part.WHOLE,
        context.seed());
  }
}
