package io.duality.scenarios.cli;

import io.duality.results.Environment;
import io.duality.results.Hosts;
import io.duality.results.TrialRecord;
import io.duality.results.TrialSetup;
import io.duality.scenarios.cluster.ClusterDeployment;
import io.duality.scenarios.cluster.ClusterStart;
import io.duality.scenarios.cluster.HostFacts;
import io.duality.scenarios.plan.Fleet;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.run.Deployment;
import io.duality.scenarios.spec.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The machines of a cluster. */
record ClusterStage(World world, ClusterStart start) implements Stage {
  /** A frozen agent comes back within seconds, a new process takes a few more. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  static ClusterStage join(World world, ClusterChoice choice) {
    try {
      ClusterStart.Terms terms =
          new ClusterStart.Terms(
              choice.agents(),
              choice.patience(),
              AgentRun.build(world),
              world.system().jdk(),
              choice.mixed());
      return new ClusterStage(
          world,
          ClusterStart.join(
              choice.settings(),
              "controller",
              terms,
              world.clock(),
              new StopSignal(),
              world::complain));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException("interrupted while it waited for agents");
    }
  }

  @Override
  public Fleet fleet() {
    return start.lineup().fleet();
  }

  @Override
  public Environment environment(TrialSetup setup) {
    return start
        .lineup()
        .server()
        .environment()
        .in(setup.serverCpus(), setup.generatorCpus(), world.clock().instant().toString());
  }

  @Override
  public Deployment deployment(StopSignal stop, Consumer<String> notes) {
    return new ClusterDeployment(start.cluster(), start.lineup(), stop, PATIENCE, notes);
  }

  @Override
  public void describe(Path folder) throws IOException {
    List<Hosts.Host> hosts = new ArrayList<>();
    hosts.add(host(start.lineup().server(), "server"));
    start.lineup().generators().forEach(facts -> hosts.add(host(facts, "generator")));
    new Hosts(TrialRecord.SCHEMA, hosts).write(folder);
  }

  private static Hosts.Host host(HostFacts facts, String role) {
    return new Hosts.Host(
        facts.name(), role, facts.address(), facts.sources(), facts.environment());
  }

  @Override
  public void close() {
    start.close();
  }
}
