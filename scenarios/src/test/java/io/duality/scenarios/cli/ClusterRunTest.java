package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.duality.results.HostUsage;
import io.duality.results.Hosts;
import io.duality.results.Outcome;
import io.duality.results.RunReader;
import io.duality.results.TrialRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Agents and controllers on one machine, over loopback: each agent has an address of its own there,
 * at which nothing else takes its port. Two agents serve all tests, one controller after the other.
 */
class ClusterRunTest {
  @TempDir private static Path dir;
  private static final List<String> MEMBERS = members();

  private static Lab lab;
  private static Lab.Member server;
  private static Lab.Member generator;

  private static List<String> members() {
    SplittableRandom random = new SplittableRandom();
    String network = "127." + random.nextInt(2, 255) + "." + random.nextInt(1, 255) + ".";
    return List.of(network + "1", network + "2", network + "3");
  }

  @BeforeAll
  static void startTwoAgents() throws Exception {
    lab = new Lab(dir);
    server = agent("east", 0, "server");
    generator = agent("west", 1, "generator");
  }

  @AfterAll
  static void closeTheLab() {
    lab.close();
  }

  @Test
  void aRunOnTwoAgentsIsARunAsAnyOther() throws Exception {
    Path folder = lab.undisturbed(out -> controller("--out", out, "--repeats", "2"));
    assertThat(RunReader.read(folder).trials()).hasSize(2).allSatisfy(ClusterRunTest::isMeasured);
    assertThat(Hosts.read(folder))
        .extracting(Hosts.Host::name, Hosts.Host::role)
        .containsExactly(tuple("east", "server"), tuple("west", "generator"));
    awaitNoChild();
  }

  /**
   * On a busy machine it may be invalid; what was counted is the same on both sides at any rate.
   */
  private static void isMeasured(TrialRecord trial) {
    assertThat(trial.outcome()).as("%s", trial.reasons()).isIn(Outcome.VALID, Outcome.INVALID);
    assertThat(Objects.requireNonNull(trial.measured()).hosts())
        .extracting(HostUsage::name)
        .containsExactly("east", "west");
    assertThat(trial.measured().hosts())
        .as("an agent's own memory")
        .allSatisfy(host -> assertThat(host.agentRssBytes()).isGreaterThan(10_000_000));
    assertThat(trial.reasons()).noneMatch(reason -> reason.code().startsWith("count"));
  }

  @Test
  void whoseAgentsDoNotComeIsToldWhichDid() throws Exception {
    Lab.Member run = controller("--wait", "1s", "--agents", "3");
    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.awaitLine("of 3 agents have come in 1 s"))
        .containsAnyOf("0 of 3 agents", "(east)", "(west)", "(east, west)", "(west, east)");
  }

  @Test
  void anAgentThatIsKilledFailsItsTrialAndIsNamed() throws Exception {
    Lab.Member north = agent("north", 2, "generator");
    Lab.Member run = controller("--agents", "3", "--out", "killed", "--duration", "60s");
    Lab.awaitChild(north);
    List<ProcessHandle> children = north.process().descendants().toList();
    north.signal("KILL");
    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    TrialRecord trial = RunReader.read(dir.resolve("killed")).trials().getFirst();
    assertThat(trial.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(trial.reasons().getFirst().code()).isEqualTo("host-lost");
    assertThat(trial.reasons().getFirst().message()).contains("north");
    children.forEach(child -> assertThat(child.onExit()).succeedsWithin(Lab.AMPLE));
    awaitNoChild();
  }

  @Test
  void aControllerThatIsKilledLeavesNoChild() throws Exception {
    Lab.Member run = controller("--duration", "60s");
    Lab.awaitChild(server);
    Lab.awaitChild(generator);
    run.signal("KILL");
    awaitNoChild();
  }

  private static void awaitNoChild() {
    long end = System.nanoTime() + Lab.AMPLE.toNanos();
    while (server.process().descendants().findAny().isPresent()
        || generator.process().descendants().findAny().isPresent()) {
      assertThat(System.nanoTime()).as("children are left").isLessThan(end);
      LockSupport.parkNanos(10_000_000);
    }
  }

  private static Lab.Member agent(String name, int member, String role) throws Exception {
    Lab.Member agent =
        lab.start(
            name,
            List.of(),
            "agent",
            "--cluster",
            "lab",
            "--name",
            name,
            "--bind",
            MEMBERS.get(member),
            "--members",
            String.join(",", MEMBERS),
            "--role",
            role);
    agent.awaitLine("agent '" + name + "'");
    return agent;
  }

  private static Lab.Member controller(String... further) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of("tiny", "--plain", "--cluster", "lab", "--members", String.join(",", MEMBERS)));
    words.addAll(List.of(further));
    return lab.start("controller", List.of(), words.toArray(String[]::new));
  }
}
