package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.HistogramFile;
import io.duality.results.Hosts;
import io.duality.results.Measurement;
import io.duality.results.Outcome;
import io.duality.results.RunData;
import io.duality.results.RunReader;
import io.duality.results.TrialRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What two generators' machines make together. Run by hand on an idle machine, because a trial on a
 * busy one is rightly invalid: with {@code -Dduality.namespaces=true} as {@link NamespacesTest}'s,
 * and the one of 65,536 clients with {@code -Dduality.namespaces=65536}.
 */
class NamespacesLoadTest {
  private static final String ASKED = "duality.namespaces";

  /** Requests a second of each host: far below what its CPU can send, and the server answer. */
  private static final long RATE = 500;

  private static final long CLIENTS = 65_536;

  @TempDir Path dir;
  private NamespacesLab machines;

  @BeforeEach
  void makeTheMachines() throws IOException {
    machines = NamespacesLab.in(dir);
  }

  @AfterEach
  void removeTheMachines() {
    if (machines != null) {
      machines.close();
    }
  }

  @Test
  @EnabledIfSystemProperty(
      named = ASKED,
      matches = "true",
      disabledReason = "needs an idle machine; -Dduality.namespaces=true runs it")
  void twoHostsMakeTwiceTheRateOfOne() throws Exception {
    TinyScenario.atARate(dir, "epoll-level");
    machines.startAgent("s");
    machines.startAgent("g1");
    RunData one = valid("one", 2, RATE);
    machines.startAgent("g2");
    RunData two = valid("two", 3, 2 * RATE);

    assertThat(one.hosts()).extracting(Hosts.Host::name).containsExactly("s", "g1");
    assertThat(two.hosts()).extracting(Hosts.Host::name).containsExactly("s", "g1", "g2");
    long ofOne = onlyMeasurement(one).completed();
    assertThat(onlyMeasurement(two).completed()).isGreaterThanOrEqualTo(Math.round(1.9 * ofOne));
    machines.awaitOnlyAgents("s", "g1", "g2");
  }

  private RunData valid(String name, int agents, long rate) throws Exception {
    Path folder =
        machines
            .lab()
            .valid(
                name,
                Lab.AMPLE,
                out ->
                    machines.controllerOf(
                        "rate", agents, "--out", out, "--clients", Long.toString(rate)));
    RunData run = RunReader.read(folder);
    assertThat(run.trials()).hasSize(1);
    assertCountsAreEqual(run, folder);
    assertThat(run.trials().getFirst().setup().agents()).isEqualTo(agents - 1);
    return run;
  }

  @Test
  @Timeout(900)
  @EnabledIfSystemProperty(
      named = ASKED,
      matches = "65536",
      disabledReason = "takes minutes on an idle machine; -Dduality.namespaces=65536 runs it")
  void twoHostsHold65536ClientsOfAThird() throws Exception {
    patientClients();
    startAgentsWithManyAddresses();
    Path folder =
        machines
            .lab()
            .valid(
                "many",
                Duration.ofMinutes(6),
                out ->
                    machines.controllerOf(
                        "bandwidth-vs-clients",
                        3,
                        "--out",
                        out,
                        "--clients",
                        Long.toString(CLIENTS),
                        "--servers",
                        "nio-select",
                        "--warmup",
                        "20s",
                        "--duration",
                        "20s"));
    RunData run = RunReader.read(folder);
    assertCountsAreEqual(run, folder);
    TrialRecord trial = run.trials().getFirst();
    assertThat(trial.x()).isEqualTo(CLIENTS);
    assertThat(trial.setup().agents()).as("generator processes").isGreaterThanOrEqualTo(4);
    assertThat(trial.setup().shards()).as("server processes").isGreaterThanOrEqualTo(4);
    assertThat(Objects.requireNonNull(onlyMeasurement(run).ramp()).kernelEstablished())
        .isGreaterThanOrEqualTo(CLIENTS);
    assertThat(Files.readString(folder.resolve("report.html")))
        .contains("server s, generators g1, g2");
    machines.awaitOnlyAgents("s", "g1", "g2");
  }

  /**
   * The scenario itself, with clients that think for longer. At its own 20 ms so many ask for
   * millions of responses a second: on two CPUs, which the server and the generators share here,
   * both are then at their limit, and the rule {@code generator-lag} says so, rightly.
   */
  private void patientClients() throws IOException {
    String scenario = Files.readString(Path.of("bandwidth-vs-clients.yaml"));
    assertThat(scenario).contains("  think: 20ms\n");
    Files.writeString(
        dir.resolve("scenarios/bandwidth-vs-clients.yaml"),
        scenario.replace("  think: 20ms\n", "  think: 20s\n  think-law: exponential\n"));
  }

  /**
   * The server has a CPU, and the generators share the other: machines on one CPU would take it
   * from each other.
   */
  private void startAgentsWithManyAddresses() throws IOException, InterruptedException {
    machines.startAgent("s", List.of("taskset", "-c", "0"), machines.key());
    for (String name : List.of("g1", "g2")) {
      machines.networks().inside(name, "sysctl", "-qw", "net.ipv4.ip_local_port_range=1024 65535");
      int machine = NamespacesLab.MACHINES.indexOf(name);
      machines.startAgent(
          name,
          List.of("taskset", "-c", "1"),
          machines.key(),
          "--sources",
          String.join(",", machines.networks().addresses(name, machine, 4)));
    }
  }

  private static Measurement onlyMeasurement(RunData run) {
    assertThat(run.trials()).hasSize(1);
    return Objects.requireNonNull(run.trials().getFirst().measured());
  }

  /** Both sides have counted the same, and what was added up over the hosts is of all requests. */
  private static void assertCountsAreEqual(RunData run, Path folder) throws IOException {
    for (TrialRecord trial : run.trials()) {
      assertThat(trial.outcome()).as("%s", trial.reasons()).isEqualTo(Outcome.VALID);
      Measurement measured = Objects.requireNonNull(trial.measured());
      assertThat(measured.errorsInAll()).isEmpty();
      assertThat(measured.serverCounters()).containsEntry("requests", measured.completedInAll());
      String histogram = Objects.requireNonNull(measured.histograms().get("response"));
      assertThat(HistogramFile.read(folder.resolve(histogram)).getTotalCount())
          .isEqualTo(measured.completed());
    }
  }
}
