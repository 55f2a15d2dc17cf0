package io.duality.scenarios.cluster;

import io.duality.scenarios.plan.TrialPlan;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.run.Deployment;
import io.duality.scenarios.run.Sites;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Makes trials on the agents of a cluster. One that is lost is waited for, because most come back;
 * without it a trial goes on if those left can make its load.
 */
public final class ClusterDeployment implements Deployment {
  private static final Duration STEP = Duration.ofMillis(200);

  private final Cluster cluster;
  private final Lineup lineup;
  private final StopSignal stop;
  private final Duration patience;
  private final Consumer<String> notes;

  /**
   * @param patience the longest that a lost agent is waited for
   * @param notes receives a line where a trial is made without one
   */
  public ClusterDeployment(
      Cluster cluster, Lineup lineup, StopSignal stop, Duration patience, Consumer<String> notes) {
    this.cluster = cluster;
    this.lineup = lineup;
    this.stop = stop;
    this.patience = patience;
    this.notes = notes;
  }

  @Override
  public Sites next(TrialPlan trial) throws IOException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (here(lineup.all()).size() < lineup.all().size() && System.nanoTime() < end) {
      if (stop.requested()) {
        throw new InterruptedException("stopped on request");
      }
      TimeUnit.MILLISECONDS.sleep(STEP.toMillis());
    }
    Optional<AgentLink> server = cluster.here(lineup.server().name());
    List<AgentLink> generators = here(lineup.generators());
    if (server.isEmpty()) {
      throw new IOException(
          "'"
              + lineup.server().name()
              + "' of the servers is lost: start its agent again, then 'resume'");
    }
    List<HostFacts> left = generators.stream().map(AgentLink::facts).toList();
    if (!lineup.fits(trial.connections(), trial.setup().agents(), left)) {
      throw new IOException(
          "too few generators are left for "
              + trial.connections()
              + " clients ("
              + names(left)
              + "): start the lost agents again, then 'resume'");
    }
    if (left.size() < lineup.generators().size()) {
      notes.accept("the load is made by " + names(left) + " alone");
    }
    return Lineup.sites(server.get(), generators);
  }

  private List<AgentLink> here(List<HostFacts> wanted) {
    return wanted.stream().flatMap(facts -> cluster.here(facts.name()).stream()).toList();
  }

  private static String names(List<HostFacts> hosts) {
    return hosts.isEmpty()
        ? "none"
        : hosts.stream().map(HostFacts::name).collect(Collectors.joining(", "));
  }
}
