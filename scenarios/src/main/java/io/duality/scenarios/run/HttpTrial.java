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
import io.duality.scenarios.process.AgentPart;
import io.duality.scenarios.process.AgentSettings;
import io.duality.scenarios.process.ChildFailure;
import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.ExternalServer;
import io.duality.scenarios.process.ExternalSettings;
import io.duality.scenarios.process.FarHost;
import io.duality.scenarios.process.Lifeline;
import io.duality.scenarios.process.Server;
import io.duality.scenarios.process.ServerGroup;
import io.duality.scenarios.process.ServerSettings;
import io.duality.scenarios.spec.Content;
import io.duality.scenarios.spec.External;
import io.duality.scenarios.spec.Workload;
import io.duality.servers.http.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** One trial over the network: starts its server and its generators, and ends them. */
final class HttpTrial {
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
    Map<Site, WorkFolder> folders = folders();
    try (Server server = startServer(at(server(), folders));
        AgentGroup agents = startAgents(server.port(), folders)) {
      return new HttpPhases(context, times, lifeline, server, agents).run();
    }
  }

  private Site server() {
    return context.sites().server();
  }

  /** Asked for on all hosts before any is waited for. */
  private Map<Site, WorkFolder> folders() throws ChildFailure, InterruptedException {
    Map<Site, CompletableFuture<WorkFolder>> asked = new LinkedHashMap<>();
    context.sites().all().forEach(site -> asked.put(site, context.work().at(site)));
    Map<Site, WorkFolder> folders = new LinkedHashMap<>();
    for (Map.Entry<Site, CompletableFuture<WorkFolder>> site : asked.entrySet()) {
      folders.put(site.getKey(), lifeline.await(site.getValue()));
    }
    return folders;
  }

  private static WorkFolder at(Site site, Map<Site, WorkFolder> folders) {
    return Objects.requireNonNull(folders.get(site));
  }

  private Server startServer(WorkFolder folder) throws ChildFailure, InterruptedException {
    Children children = server().children(context.servers());
    External program = context.externals().get(context.trial().server());
    return program == null
        ? ServerGroup.start(children, serverSettings(folder), lifeline, times.start())
        : ExternalServer.start(children, settings(program, folder), lifeline, times.start());
  }

  private ExternalSettings settings(External program, WorkFolder folder) {
    return new ExternalSettings(
        program,
        folder.root(),
        WorkFolder.FILE,
        Math.max(1, setup.parallelism()),
        setup.serverCpus(),
        context.logs().resolve(context.logPrefix() + "-server-0.log"));
  }

  private long cacheBytes() {
    return workload.content() instanceof Content.Files(FileSet _, long bytes) ? bytes : 0;
  }

  private ServerSettings serverSettings(WorkFolder folder) {
    return new ServerSettings(
        context.trial().server(),
        server().address(),
        0,
        folder.root(),
        setup.shards(),
        Math.max(1, setup.parallelism()),
        times.idle(),
        setup.options(),
        setup.serverJvm(),
        setup.serverCpus(),
        context.logs(),
        context.logPrefix(),
        cacheBytes(),
        computes(workload.content()) ? workNanos() : 0);
  }

  private double workNanos() {
    return server().far().map(FarHost::workNanos).orElseGet(Work::nanosPerBlock);
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

  private AgentGroup startAgents(int port, Map<Site, WorkFolder> folders)
      throws ChildFailure, InterruptedException {
    int processes = Math.clamp(setup.agents(), 1, workload.population().clients());
    List<Site> places = context.sites().places(processes, context.trial().connections());
    Map<Site, List<AgentSettings>> split = new HashMap<>();
    List<AgentPart> parts = new ArrayList<>();
    for (int i = 0; i < processes; i++) {
      Site site = places.get(i);
      AgentSettings part =
          split
              .computeIfAbsent(site, one -> agentSettings(port, at(one, folders)).split(processes))
              .get(i);
      parts.add(
          new AgentPart(
              site.children(context.children()), part.withSources(sources(site, i, part))));
    }
    return AgentGroup.start(
        parts,
        new AgentHost(
            setup.generatorJvm(), setup.generatorCpus(), context.logs(), context.logPrefix()),
        lifeline,
        context.deadlines().ready());
  }

  private static List<String> sources(Site site, int agent, AgentSettings part) {
    return site.far().isPresent()
        ? site.sources()
        : SourceAddresses.forAgent(agent, part.population().connections(), site.limits());
  }

  private Request request(int port, WorkFolder folder) {
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
          Request.get(target(port, "/"), folder.mix(shares));
    };
  }

  /** The same bytes in every run, which nothing on the way can compress. */
  private static RequestBody body(int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(BODY_SEED).nextBytes(bytes);
    return RequestBody.of(bytes);
  }

  private Target target(int port, String path) {
    return new Target(server().address(), port, path);
  }

  private AgentSettings agentSettings(int port, WorkFolder folder) {
    return new AgentSettings(
        request(port, folder),
        workload.population(),
        workload.arrival(),
        workload.shape(),
        workload.limits(),
        folder.only(),
        SAMPLE,
        Math.max(1, setup.agentThreads()),
        List.of(),
        Part.WHOLE,
        context.seed());
  }
}
