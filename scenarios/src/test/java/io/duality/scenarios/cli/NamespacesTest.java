package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.Hosts;
import io.duality.results.Outcome;
import io.duality.results.Reason;
import io.duality.results.RunReader;
import io.duality.results.TrialRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run on three machines, and what becomes of it where one of them goes. Those of failures take
 * long and are run by hand, with {@code mvn -pl scenarios -am test -Dtest='Namespaces*Test'
 * -Dduality.namespaces=true -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class NamespacesTest {
  private static final String ASKED = "duality.namespaces";
  private static final String LONG = "takes up to half a minute; -Dduality.namespaces=true runs it";

  /** Without a word of whom they serve, processes end in so long. */
  private static final Duration LEFT_ALONE = Duration.ofSeconds(5);

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
  void aServerAndTwoGeneratorsAreThreeHostsOfOneRun() throws Exception {
    machines.startAgents();
    Path folder =
        machines
            .lab()
            .undisturbed(
                out -> machines.controller("--out", out, "--clients", "64", "--duration", "1s"));
    TrialRecord trial = RunReader.read(folder).trials().getFirst();
    assertThat(trial.outcome()).as("%s", trial.reasons()).isIn(Outcome.VALID, Outcome.INVALID);
    assertThat(trial.reasons()).noneMatch(reason -> reason.code().startsWith("count"));
    assertThat(trial.setup().agents()).isEqualTo(2);
    assertThat(RunReader.read(folder).hosts())
        .extracting(Hosts.Host::name)
        .containsExactly("s", "g1", "g2");
    assertThat(Files.readString(folder.resolve("report.html")))
        .contains("server s, generators g1, g2");
    machines.awaitOnlyAgents("s", "g1", "g2");
  }

  @Test
  @EnabledIfSystemProperty(named = ASKED, matches = "true", disabledReason = LONG)
  void anAgentThatIsKilledFailsItsTrialAndTheRunGoesOnWithoutIt() throws Exception {
    List<Lab.Member> agents = machines.startAgents();
    Lab.Member run = machines.controller("--out", "run", "--repeats", "2", "--duration", "8s");
    Lab.awaitChild(agents.get(2));
    agents.get(2).signal("KILL");
    machines.awaitProcesses("g2", 0, LEFT_ALONE);
    run.awaitLine("'g2' is lost");
    run.awaitLine("the load is made by g1 alone");
    assertThat(run.exitCode()).as("%s", run.said()).isIn(0, 4);
    List<TrialRecord> trials = RunReader.read(dir.resolve("run")).trials();
    assertThat(hostLost(trials.getFirst())).contains("g2");
    assertThat(trials.getLast().measured()).as("%s", trials.getLast().reasons()).isNotNull();
    machines.awaitOnlyAgents("s", "g1");
  }

  @Test
  @EnabledIfSystemProperty(named = ASKED, matches = "true", disabledReason = LONG)
  void aRunWhoseServersAreKilledEndsWithWhatItHas() throws Exception {
    List<Lab.Member> agents = machines.startAgents();
    Lab.Member run = machines.controller("--out", "run", "--repeats", "2", "--duration", "8s");
    Lab.awaitChild(agents.getFirst());
    agents.getFirst().signal("KILL");
    machines.awaitProcesses("s", 0, LEFT_ALONE);
    run.awaitLine("'s' of the servers is lost");
    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    List<TrialRecord> trials = RunReader.read(dir.resolve("run")).trials();
    assertThat(trials).hasSize(1);
    assertThat(hostLost(trials.getFirst())).contains("s:");
    machines.awaitOnlyAgents("g1", "g2");
  }

  @Test
  @EnabledIfSystemProperty(named = ASKED, matches = "true", disabledReason = LONG)
  void aControllerThatIsKilledLeavesNoProcessButTheAgents() throws Exception {
    List<Lab.Member> agents = machines.startAgents();
    Lab.Member run = machines.controller("--out", "run", "--duration", "60s");
    agents.forEach(Lab::awaitChild);
    run.signal("KILL");
    for (String machine : List.of("s", "g1", "g2")) {
      machines.awaitProcesses(machine, 1, LEFT_ALONE);
    }
    machines.awaitProcesses("c", 0, LEFT_ALONE);
  }

  @Test
  @EnabledIfSystemProperty(named = ASKED, matches = "true", disabledReason = LONG)
  void anAgentThatFreezesFailsItsTrialAndServesTheNext() throws Exception {
    List<Lab.Member> agents = machines.startAgents();
    Lab.Member run = machines.controller("--out", "run", "--repeats", "2", "--duration", "8s");
    Lab.awaitChild(agents.get(2));
    agents.get(2).signal("STOP");
    run.awaitLine("'g2' is late");
    agents.get(2).signal("CONT");
    run.awaitLine("'g2' is heard again");
    assertThat(run.exitCode()).as("%s", run.said()).isIn(0, 4);
    List<TrialRecord> trials = RunReader.read(dir.resolve("run")).trials();
    assertThat(hostLost(trials.getFirst())).contains("g2");
    assertThat(trials.getLast().measured()).as("%s", trials.getLast().reasons()).isNotNull();
    machines.awaitOnlyAgents("s", "g1", "g2");
  }

  @Test
  @EnabledIfSystemProperty(named = ASKED, matches = "true", disabledReason = LONG)
  void aLineThatIsCutFailsTheTrialAndLeavesNoProcess() throws Exception {
    List<Lab.Member> agents = machines.startAgents();
    Lab.Member run = machines.controller("--out", "run", "--repeats", "2", "--duration", "8s");
    Lab.awaitChild(agents.get(2));
    machines.networks().line("c", 3, false);
    run.awaitLine("'g2' is late");
    agents.get(2).awaitLine("no longer serving");
    machines.networks().line("c", 3, true);
    assertThat(run.exitCode()).as("%s", run.said()).isIn(0, 4);
    assertThat(hostLost(RunReader.read(dir.resolve("run")).trials().getFirst())).contains("g2");
    machines.awaitOnlyAgents("s", "g1", "g2");
  }

  @Test
  @EnabledIfSystemProperty(named = ASKED, matches = "true", disabledReason = LONG)
  void whoHasAnotherKeyNeverJoinsAndIsNamed() throws Exception {
    Lab.Member server = machines.startAgent("s");
    machines.startAgent("g1", List.of(), machines.lab().key("other", 2));
    server.awaitLine(Namespaces.address(2) + ":7800 does not join: it has another key, or none");
    Lab.Member run = machines.controller("--wait", "1s");
    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.awaitLine("agents have come in 1 s")).doesNotContain("g1");
  }

  /** Of a trial that failed for that reason: which host it was. */
  private static String hostLost(TrialRecord trial) {
    assertThat(trial.outcome()).isEqualTo(Outcome.FAILED);
    Reason reason = trial.reasons().getFirst();
    assertThat(reason.code()).isEqualTo("host-lost");
    return reason.message();
  }
}
