package io.duality.scenarios.run;

import io.duality.results.HostUsage;
import io.duality.results.ProcessUsage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What both sides of a trial use, each on its hosts, and what else happens there. Call {@link
 * #prepare}, {@link #surroundingsBegin}, {@link #begin}, {@link #sample} any number of times,
 * {@link #agentsEnd}, {@link #end}, {@link #surroundingsEnd} and then what reads it. For one
 * thread.
 */
final class TrialWatch {
  private final Site serverSite;
  private final UsageMeter server;
  private final Map<Site, UsageMeter> generators = new LinkedHashMap<>();
  private final Map<Site, Surroundings> around = new LinkedHashMap<>();

  /** None where this machine is all there is. */
  private final Map<Site, AgentMeter> agents = new LinkedHashMap<>();

  /**
   * @param server processes of the server
   * @param generators processes of the generators on a host
   */
  TrialWatch(Sites sites, Supplier<List<Long>> server, Function<Site, List<Long>> generators) {
    this.serverSite = sites.server();
    this.server = new UsageMeter(serverSite.probe(), server);
    for (Site site : sites.generators()) {
      this.generators.put(site, new UsageMeter(site.probe(), () -> generators.apply(site)));
    }
    for (Site site : sites.all()) {
      around.put(site, new Surroundings(site));
      if (!site.name().isEmpty()) {
        agents.put(site, new AgentMeter(site));
      }
    }
  }

  /**
   * What takes time to read.
   *
   * @param countsItself whether the server's own counters tell of context switches
   */
  void prepare(boolean countsItself) {
    server.prepare(countsItself);
    generators.values().forEach(meter -> meter.prepare(false));
  }

  /** The window is about to begin. */
  void surroundingsBegin() {
    around.values().forEach(Surroundings::begin);
    agents.values().forEach(AgentMeter::begin);
  }

  /** The window begins. */
  void begin() {
    server.begin();
    generators.values().forEach(UsageMeter::begin);
  }

  /** In the window. */
  void sample() {
    server.sample();
  }

  /** The window is about to end, and nothing that was measured is on its way yet. */
  void agentsEnd() {
    agents.values().forEach(AgentMeter::end);
  }

  /** The window ends. */
  void end() {
    server.end();
    generators.values().forEach(UsageMeter::end);
  }

  /** All is handed over. */
  void surroundingsEnd() {
    around.values().forEach(Surroundings::end);
  }

  /**
   * Of the server.
   *
   * @param first its own counters at the window's begin
   * @param last the same at its end
   */
  ProcessUsage server(Map<String, Long> first, Map<String, Long> last) {
    return server.usage(first, last);
  }

  /** Of the generators, on all hosts that have some: nothing is known of no process. */
  ProcessUsage generator() {
    List<ProcessUsage> each = generators.values().stream().map(TrialWatch::used).toList();
    return each.stream()
        .filter(used -> used.processes() > 0)
        .reduce(ProcessUsage::plus)
        .orElse(each.getFirst());
  }

  private static ProcessUsage used(UsageMeter generator) {
    return generator.usage(Map.of(), Map.of());
  }

  /**
   * What each host had of the trial; empty where this machine is all there is.
   *
   * @param agentThreads event loops of each generator process, at least 1
   * @param barrier how the windows of the generators were begun
   */
  List<HostUsage> hosts(int agentThreads, Barrier barrier) {
    List<HostUsage> hosts = new ArrayList<>();
    agents.forEach((site, agent) -> {
      ProcessUsage used = generatorOn(site);
      int processes = used == null ? 0 : used.processes();
      hosts.add(
          agent.usage(
              Math.min(site.cpus(), processes * agentThreads), used, barrier.seconds(site)));
    });
    return hosts;
  }

  /** Null where there is none. */
  private @Nullable ProcessUsage generatorOn(Site site) {
    UsageMeter generator = generators.get(site);
    return generator == null || used(generator).processes() == 0 ? null : used(generator);
  }

  /**
   * What the hosts did beside the trial: the worst of each.
   *
   * @param serverSeconds CPU time of the server
   * @param othersSeconds CPU time of other trials that were made meanwhile
   */
  MachineShares shares(double serverSeconds, double othersSeconds) {
    MachineShares worst = MachineShares.UNKNOWN;
    for (Map.Entry<Site, Surroundings> host : around.entrySet()) {
      double seconds = seconds(host.getKey(), serverSeconds) + othersSeconds;
      worst = worst.worst(host.getValue().shares(seconds));
    }
    return worst;
  }

  /** CPU time of the trial's own processes there. */
  private double seconds(Site site, double serverSeconds) {
    UsageMeter generator = generators.get(site);
    return (site.equals(serverSite) ? Math.max(0, serverSeconds) : 0)
        + (generator == null ? 0 : Math.max(0, used(generator).cpuSeconds()));
  }

  /**
   * What a reader of the record should know, under the host's name where there are several.
   *
   * @param serverSeconds CPU time of the server
   * @param othersSeconds CPU time of other trials that were made meanwhile
   * @param windowSeconds length of the window
   */
  List<String> notes(double serverSeconds, double othersSeconds, double windowSeconds) {
    List<String> notes = new ArrayList<>();
    for (Map.Entry<Site, Surroundings> host : around.entrySet()) {
      Site site = host.getKey();
      List<String> there =
          new ArrayList<>(host.getValue().notes(seconds(site, serverSeconds) + othersSeconds));
      if (site.equals(serverSite)) {
        there.addAll(server.notes("server"));
        there.addAll(agentNotes(site, windowSeconds));
      }
      UsageMeter generator = generators.get(site);
      if (generator != null && !site.name().isEmpty()) {
        there.addAll(generator.notes("generator"));
      }
      there.forEach(note -> notes.add(site.name().isEmpty() ? note : site.name() + ": " + note));
    }
    return notes;
  }

  /** Of the host that is measured; what others pay is theirs, and in the record. */
  private List<String> agentNotes(Site site, double windowSeconds) {
    AgentMeter agent = agents.get(site);
    return agent == null ? List.of() : agent.notes(windowSeconds);
  }
}
