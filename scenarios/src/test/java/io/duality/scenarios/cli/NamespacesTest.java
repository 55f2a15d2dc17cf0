package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.duality.results.Hosts;
import io.duality.results.Outcome;
import io.duality.results.RunReader;
import io.duality.results.TrialRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A controller, a server and two generators, each in a network of its own. Where this cannot be
 * root, each test says that it was not run, and why. Those of failures take long and are run by
 * hand, with {@code mvn -pl scenarios -am test -Dtest=NamespacesTest -Dduality.namespaces=true
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class NamespacesTest {
  private static final String ALL = "duality.namespaces";
  private static final String LONG = "takes up to half a minute; -Dduality.namespaces=true runs it";
  private static final List<String> MACHINES = List.of("c", "s", "g1", "g2");

  @TempDir Path dir;
  private Lab lab;
  private Namespaces networks;
  private Path key;

  @BeforeEach
  void makeTheNetworks() throws IOException {
    assumeTrue(
        Namespaces.possible(), "not run: network namespaces take root and iproute2's 'ip netns'");
    networks = Namespaces.of(MACHINES.toArray(String[]::new));
    lab = new Lab(dir);
    key = lab.key("key", 1);
  }

  @AfterEach
  void removeTheNetworks() {
    if (lab != null) {
      lab.close();
    }
    if (networks != null) {
      networks.close();
    }
  }

  @Test
  void aServerAndTwoGeneratorsAreThreeHostsOfOneRun() throws Exception {
    startAgents();
    Path folder =
        lab.undisturbed(out -> controller("--out", out, "--clients", "64", "--duration", "1s"));
    TrialRecord trial = RunReader.read(folder).trials().getFirst();
    assertThat(trial.outcome()).as("%s", trial.reasons()).isIn(Outcome.VALID, Outcome.INVALID);
    assertThat(trial.reasons()).noneMatch(reason -> reason.code().startsWith("count"));
    assertThat(trial.setup().agents()).isEqualTo(2);
    assertThat(Hosts.read(folder)).extracting(Hosts.Host::name).containsExactly("s", "g1", "g2");
    awaitOnlyAgents();
  }

  @Test
  @EnabledIfSystemProperty(named = ALL, matches = "true", disabledReason = LONG)
  void anAgentThatFreezesFailsItsTrialAndServesTheNext() throws Exception {
    List<Lab.Member> agents = startAgents();
    Lab.Member run = controller("--out", "run", "--repeats", "2", "--duration", "8s");
    Lab.awaitChild(agents.get(2));
    agents.get(2).signal("STOP");
    run.awaitLine("'g2' is late");
    agents.get(2).signal("CONT");
    run.awaitLine("'g2' is heard again");
    assertThat(run.exitCode()).as("%s", run.said()).isIn(0, 4);
    List<TrialRecord> trials = RunReader.read(dir.resolve("run")).trials();
    assertThat(trials.getFirst().outcome()).isEqualTo(Outcome.FAILED);
    assertThat(trials.getFirst().reasons().getFirst().code()).isEqualTo("host-lost");
    assertThat(trials.getLast().measured()).as("%s", trials.getLast().reasons()).isNotNull();
    awaitOnlyAgents();
  }

  @Test
  @EnabledIfSystemProperty(named = ALL, matches = "true", disabledReason = LONG)
  void aLineThatIsCutFailsTheTrialAndLeavesNoProcess() throws Exception {
    List<Lab.Member> agents = startAgents();
    Lab.Member run = controller("--out", "run", "--repeats", "2", "--duration", "8s");
    Lab.awaitChild(agents.get(2));
    networks.line("c", 3, false);
    run.awaitLine("'g2' is late");
    agents.get(2).awaitLine("no longer serving");
    networks.line("c", 3, true);
    assertThat(run.exitCode()).as("%s", run.said()).isIn(0, 4);
    TrialRecord first = RunReader.read(dir.resolve("run")).trials().getFirst();
    assertThat(first.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(first.reasons().getFirst().code()).isEqualTo("host-lost");
    awaitOnlyAgents();
  }

  @Test
  @EnabledIfSystemProperty(named = ALL, matches = "true", disabledReason = LONG)
  void whoHasAnotherKeyNeverJoinsAndIsNamed() throws Exception {
    Lab.Member server = startAgent("s", 1, "server", key);
    startAgent("g1", 2, "generator", lab.key("other", 2));
    server.awaitLine(Namespaces.address(2) + ":7800 does not join: it has another key, or none");
    Lab.Member run = controller("--wait", "1s");
    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.awaitLine("agents have come in 1 s")).doesNotContain("g1");
  }

  private List<Lab.Member> startAgents() throws IOException, InterruptedException {
    List<Lab.Member> agents = new ArrayList<>();
    for (int i = 1; i < MACHINES.size(); i++) {
      agents.add(startAgent(MACHINES.get(i), i, i == 1 ? "server" : "generator", key));
    }
    return agents;
  }

  private Lab.Member startAgent(String name, int machine, String role, Path itsKey)
      throws IOException, InterruptedException {
    Lab.Member agent =
        lab.start(
            name,
            networks.prefix(name),
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
            role,
            "--key-file",
            itsKey.toString());
    agent.awaitLine("agent '" + name + "'");
    return agent;
  }

  private Lab.Member controller(String... further) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                "tiny",
                "--plain",
                "--cluster",
                "lab",
                "--bind",
                Namespaces.address(0),
                "--members",
                addresses(),
                "--agents",
                "3",
                "--key-file",
                key.toString()));
    words.addAll(List.of(further));
    return lab.start("controller", networks.prefix("c"), words.toArray(String[]::new));
  }

  private static String addresses() {
    return Namespaces.address(1) + "," + Namespaces.address(2) + "," + Namespaces.address(3);
  }

  /** The agents are one process each, and all else has ended. */
  private void awaitOnlyAgents() throws IOException {
    long end = System.nanoTime() + Lab.AMPLE.toNanos();
    while (!onlyAgents()) {
      assertThat(System.nanoTime()).as("processes are left").isLessThan(end);
      LockSupport.parkNanos(50_000_000);
    }
  }

  private boolean onlyAgents() throws IOException {
    for (String machine : MACHINES.subList(1, MACHINES.size())) {
      if (networks.processes(machine).size() > 1) {
        return false;
      }
    }
    return networks.processes("c").isEmpty();
  }
}
