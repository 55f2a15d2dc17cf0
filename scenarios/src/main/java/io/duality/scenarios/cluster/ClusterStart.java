package io.duality.scenarios.cluster;

import io.duality.scenarios.process.StopSignal;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A cluster whose agents are here.
 *
 * @param cluster that this controller is a member of
 * @param lineup what each agent does
 */
public record ClusterStart(Cluster cluster, Lineup lineup) implements AutoCloseable {

  /**
   * What a controller waits for.
   *
   * @param agents how many, at least 2
   * @param patience the longest to wait
   * @param build that each has to be of
   * @param jdk that each has to run on
   * @param mixed whether another build or JDK is only noted
   */
  public record Terms(int agents, Duration patience, String build, String jdk, boolean mixed) {}

  /**
   * Joins and waits.
   *
   * @param notes receives a line a second of what is waited for, and whatever happens later
   * @throws IOException if the agents do not come, or cannot be used; one line for the user
   * @throws InterruptedException if the signal to stop was given
   */
  public static ClusterStart join(
      ClusterSettings settings,
      String name,
      Terms terms,
      InstantSource clock,
      StopSignal stop,
      Consumer<String> notes)
      throws IOException, InterruptedException {
    Cluster cluster = Cluster.join(settings.controller(name), clock, notes);
    boolean done = false;
    try {
      if (!cluster.await(
          terms.agents(), terms.patience(), stop, here -> notes.accept(waiting(here, terms)))) {
        throw new IOException(missing(cluster, terms));
      }
      List<HostFacts> agents = cluster.agents().stream().map(AgentLink::facts).toList();
      check(agents, terms, notes);
      Lineup lineup =
          Lineup.of(agents)
              .orElseThrow(() ->
                  new IOException(
                      "of the agents "
                          + names(agents)
                          + " one has to be for servers and another for generators; see"
                          + " 'agent --role'"));
      done = true;
      return new ClusterStart(cluster, lineup);
    } finally {
      if (!done) {
        cluster.close();
      }
    }
  }

  private static String waiting(List<AgentLink> here, Terms terms) {
    List<HostFacts> agents = here.stream().map(AgentLink::facts).toList();
    return "waiting for agents: "
        + agents.size()
        + " of "
        + terms.agents()
        + (agents.isEmpty() ? "" : " (" + names(agents) + ")");
  }

  private static String missing(Cluster cluster, Terms terms) {
    List<HostFacts> agents = cluster.agents().stream().map(AgentLink::facts).toList();
    List<String> refusals = cluster.refusals();
    return agents.size()
        + " of "
        + terms.agents()
        + " agents have come in "
        + terms.patience().toSeconds()
        + " s"
        + (agents.isEmpty() ? "" : " (" + names(agents) + ")")
        + (refusals.isEmpty() ? "" : "; " + String.join("; ", refusals))
        + ": start the others with the same --cluster, --key-file and each other's addresses in"
        + " --members, or ask for fewer with --agents";
  }

  private static String names(List<HostFacts> agents) {
    return agents.stream().map(HostFacts::name).collect(Collectors.joining(", "));
  }

  /** Two agents of one name could not be told apart, nor two builds in one chart. */
  private static void check(List<HostFacts> agents, Terms terms, Consumer<String> notes)
      throws IOException {
    long names = agents.stream().map(HostFacts::name).distinct().count();
    if (names < agents.size()) {
      throw new IOException(
          "two agents have one name (" + names(agents) + "): give each its own by --name");
    }
    List<String> others = new ArrayList<>();
    for (HostFacts agent : agents) {
      difference(agent, terms).ifPresent(others::add);
    }
    if (!others.isEmpty() && !terms.mixed()) {
      throw new IOException(
          String.join("; ", others) + ": start them with the same, or measure so with --mixed");
    }
    others.forEach(notes);
  }

  private static Optional<String> difference(HostFacts agent, Terms terms) {
    if (!agent.build().equals(terms.build())) {
      return Optional.of(
          "'" + agent.name() + "' runs build " + agent.build() + ", this is " + terms.build());
    }
    String jdk = agent.environment().jdk();
    return jdk.equals(terms.jdk())
        ? Optional.empty()
        : Optional.of("'" + agent.name() + "' runs on JDK " + jdk + ", this on " + terms.jdk());
  }

  @Override
  public void close() {
    cluster.close();
  }
}
