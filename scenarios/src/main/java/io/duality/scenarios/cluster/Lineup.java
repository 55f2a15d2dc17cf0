package io.duality.scenarios.cluster;

import io.duality.scenarios.plan.Fleet;
import io.duality.scenarios.run.Site;
import io.duality.scenarios.run.Sites;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which agents do what: one has the server, the others generate.
 *
 * @param server where the servers run
 * @param generators where the generators do, one at least
 */
public record Lineup(HostFacts server, List<HostFacts> generators) {
  public Lineup {
    generators = List.copyOf(generators);
  }

  /**
   * Gives out the roles: first to those that take only one of them, then in the order of names, so
   * that the same agents always get the same.
   *
   * @return empty if nobody may be the server, or nobody a generator
   */
  static Optional<Lineup> of(List<HostFacts> agents) {
    List<HostFacts> sorted =
        agents.stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
    Optional<HostFacts> server =
        sorted.stream()
            .filter(facts -> facts.role() == HostRole.SERVER)
            .findFirst()
            .or(() -> sorted.stream().filter(facts -> facts.role() == HostRole.ANY).findFirst());
    if (server.isEmpty()) {
      return Optional.empty();
    }
    List<HostFacts> generators =
        new ArrayList<>(
            sorted.stream()
                .filter(facts -> !facts.equals(server.get()) && facts.role() != HostRole.SERVER)
                .toList());
    return generators.isEmpty()
        ? Optional.empty()
        : Optional.of(new Lineup(server.get(), generators));
  }

  /** All of them, the server's first. */
  public List<HostFacts> all() {
    List<HostFacts> all = new ArrayList<>();
    all.add(server);
    all.addAll(generators);
    return List.copyOf(all);
  }

  /** What a run is fitted to. */
  public Fleet fleet() {
    return fleet(generators);
  }

  private Fleet fleet(List<HostFacts> left) {
    return new Fleet(
        server.limits(),
        left.stream()
            .map(facts ->
                new Fleet.GeneratorHost(facts.name(), facts.limits(), facts.sources().size()))
            .toList());
  }

  /** Whether a trial of so many connections can be made by some of the generators. */
  boolean fits(long connections, int processes, List<HostFacts> left) {
    return !left.isEmpty() && fleet(left).holds(connections, processes);
  }

  /** An agent as trials use it. */
  static Site site(AgentLink agent) {
    HostFacts facts = agent.facts();
    return new Site(
        facts.name(),
        Optional.of(agent.host()),
        facts.address(),
        facts.sources().size() > 1 ? facts.sources() : List.of(),
        new FarProbe(agent.host()),
        facts.limits(),
        List.of(facts.pid()));
  }

  /** Both sides. */
  static Sites sites(AgentLink server, List<AgentLink> generators) {
    return new Sites(site(server), generators.stream().map(Lineup::site).toList());
  }
}
