package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A controller {@code c}, a server {@code s} and two generators {@code g1} and {@code g2}, each in
 * a network of its own.
 */
final class NamespacesLab implements AutoCloseable {
  static final List<String> MACHINES = List.of("c", "s", "g1", "g2");

  private final Namespaces networks;
  private final Lab lab;
  private final Path key;

  private NamespacesLab(Namespaces networks, Lab lab, Path key) {
    this.networks = networks;
    this.lab = lab;
    this.key = key;
  }

  /** Makes it; where this cannot be root, the test says that it was not run, and why. */
  static NamespacesLab in(Path dir) throws IOException {
    assumeTrue(
        Namespaces.possible(), "not run: network namespaces take root and iproute2's 'ip netns'");
    Lab lab = new Lab(dir);
    Path key = lab.key("key", 1);
    return new NamespacesLab(Namespaces.of(MACHINES.toArray(String[]::new)), lab, key);
  }

  Namespaces networks() {
    return networks;
  }

  Lab lab() {
    return lab;
  }

  /** That all members share. */
  Path key() {
    return key;
  }

  /** The server's and both generators'. */
  List<Lab.Member> startAgents() throws IOException, InterruptedException {
    return List.of(startAgent("s"), startAgent("g1"), startAgent("g2"));
  }

  /** That of a machine. */
  Lab.Member startAgent(String name, String... further) throws IOException, InterruptedException {
    return startAgent(name, List.of(), key, further);
  }

  /**
   * The same.
   *
   * @param prefix of its command, within its network
   */
  Lab.Member startAgent(String name, List<String> prefix, Path itsKey, String... further)
      throws IOException, InterruptedException {
    int machine = MACHINES.indexOf(name);
    List<String> words =
        new ArrayList<>(
            List.of(
                "agent",
                "--cluster",
                "lab",
                "--name",
                name,
                "--bind",
                Namespaces.address(machine),
                "--members",
                addresses(),
                "--role",
                machine == 1 ? "server" : "generator",
                "--key-file",
                itsKey.toString()));
    words.addAll(List.of(further));
    List<String> within = new ArrayList<>(networks.prefix(name));
    within.addAll(prefix);
    Lab.Member agent = lab.start(name, within, words.toArray(String[]::new));
    agent.awaitLine("agent '" + name + "'");
    return agent;
  }

  /** A run of the scenario {@code tiny} on all three agents. */
  Lab.Member controller(String... further) throws IOException {
    return controllerOf("tiny", 3, further);
  }

  /** A run. */
  Lab.Member controllerOf(String scenario, int agents, String... further) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                scenario,
                "--plain",
                "--cluster",
                "lab",
                "--bind",
                Namespaces.address(0),
                "--members",
                addresses(),
                "--agents",
                Integer.toString(agents),
                "--key-file",
                key.toString()));
    words.addAll(List.of(further));
    return lab.start("controller", networks.prefix("c"), words.toArray(String[]::new));
  }

  private static String addresses() {
    return Namespaces.address(1) + "," + Namespaces.address(2) + "," + Namespaces.address(3);
  }

  /** These agents are one process each, and all else has ended. */
  void awaitOnlyAgents(String... agents) throws IOException {
    List<String> left = List.of(agents);
    for (String machine : MACHINES) {
      awaitProcesses(machine, left.contains(machine) ? 1 : 0, Lab.AMPLE);
    }
  }

  /** Not more processes are left there, in that time. */
  void awaitProcesses(String machine, int most, Duration limit) throws IOException {
    long end = System.nanoTime() + limit.toNanos();
    while (networks.processes(machine).size() > most) {
      assertThat(System.nanoTime())
          .as("%s are left in %s", networks.processes(machine), machine)
          .isLessThan(end);
      LockSupport.parkNanos(50_000_000);
    }
  }

  @Override
  public void close() {
    lab.close();
    networks.close();
  }
}
