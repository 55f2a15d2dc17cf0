package io.duality.scenarios.plan;

import static io.duality.scenarios.plan.Plans.one;
import static io.duality.scenarios.plan.Plans.plan;
import static io.duality.scenarios.plan.Plans.sharded;
import static org.assertj.core.api.Assertions.assertThat;

import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.spec.ProfileName;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a trial is set up: processes, threads, CPUs, flags and addresses. */
final class PlannerTest {
  @Test
  void splits65536ClientsOver20000DescriptorsIntoFourShardsAndFourAgents() {
    TrialPlan trial = one(Machines.small(), "epoll", 65_536);

    assertThat(trial.impossible()).isEmpty();
    assertThat(trial.setup().shards()).isEqualTo(4);
    assertThat(trial.setup().agents()).isEqualTo(4);
  }

  @Test
  void needsOneProcessOfEachWhereDescriptorsSuffice() {
    TrialPlan trial = one(Machines.large(), "epoll", 65_536);

    assertThat(trial.setup().shards()).isEqualTo(1);
    assertThat(trial.setup().agents()).isEqualTo(1);
    assertThat(trial.setup().parallelism()).isEqualTo(8);
    assertThat(trial.setup().agentThreads()).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "16384,1,1", "17800,1,1", "17801,2,2", "32768,2,2", "131072,8,8"})
  void takesTheFewestProcesses(long clients, int shards, int agents) {
    TrialPlan trial = one(Machines.small(), "epoll", clients);

    assertThat(trial.setup().shards()).isEqualTo(shards);
    assertThat(trial.setup().agents()).isEqualTo(agents);
  }

  @Test
  void startsAtLeastTheShardsThatAreAskedFor() {
    TrialPlan trial = sharded("select", 961, 2);

    assertThat(trial.impossible()).isEmpty();
    assertThat(trial.setup().shards()).isEqualTo(2);
    assertThat(trial.setup().parallelism()).isEqualTo(4);
    assertThat(sharded("select", 1, 2).setup().shards()).as("not more than clients").isEqualTo(1);
  }

  @Test
  void passesAModelsOptionsAndPutsItsFlagsLast() {
    TrialPlan trial = one(Machines.large(), "select", 16);

    assertThat(trial.setup().options()).containsOnly(Map.entry("accept", "new"));
    assertThat(trial.setup().serverJvm()).endsWith("-Dselect=yes").hasSizeGreaterThan(2);
    assertThat(one(Machines.large(), "epoll", 16).setup().serverJvm())
        .doesNotContain("-Dselect=yes");
  }

  @Test
  void pinsServerAndGeneratorToDisjointHalves() {
    assertThat(one(Machines.small(), "epoll", 8).setup().serverCpus()).isEqualTo("0");
    assertThat(one(Machines.small(), "epoll", 8).setup().generatorCpus()).isEqualTo("1");
    HostLimits five = Machines.cpus(Machines.small(), 5);
    assertThat(one(five, "epoll", 8).setup().serverCpus()).isEqualTo("0-1");
    assertThat(one(five, "epoll", 8).setup().generatorCpus()).isEqualTo("2-4");
  }

  @Test
  void pinsNothingOnOneCpu() {
    TrialPlan trial = one(Machines.cpus(Machines.small(), 1), "epoll", 8);

    assertThat(trial.setup().serverCpus()).isEmpty();
    assertThat(trial.setup().generatorCpus()).isEmpty();
    assertThat(trial.setup().parallelism()).isEqualTo(1);
    assertThat(trial.setup().agentThreads()).isEqualTo(1);
  }

  @Test
  void usesTheSameJvmFlagsForEveryTrialOfAModel() {
    RunPlan plan = plan(Machines.small(), Overrides.none(ProfileName.FULL, 1));

    assertThat(plan.trials().stream().map(trial -> trial.setup().serverJvm()).distinct())
        .hasSize(1);
    assertThat(plan.trials().stream().map(trial -> trial.setup().generatorJvm()).distinct())
        .hasSize(1);
  }

  @Test
  void givesAgentsDisjointSourcesWithPortsToSpare() {
    Set<String> all = new HashSet<>();
    for (int agent = 0; agent < 4; agent++) {
      List<String> sources = SourceAddresses.forAgent(agent, 16_384, Machines.small());
      assertThat(sources.size() * 28_232L).isGreaterThan(2 * 16_384);
      assertThat(sources).allMatch(address -> address.matches("127\\.\\d+\\.\\d+\\.\\d+"));
      all.addAll(sources);
    }
    assertThat(all).hasSize(4 * 8);
    assertThat(SourceAddresses.forAgent(0, 16, Machines.mac())).isEmpty();
  }

  @Test
  void estimatesWhatIsLeftWithoutTrialsThatCannotRun() {
    TrialPlan possible = one(Machines.small(), "epoll", 64);
    TrialPlan impossible = one(Machines.small(), "threaded", 65_536);

    assertThat(Estimate.of(impossible)).isZero();
    assertThat(Estimate.of(possible)).isGreaterThan(Duration.ofSeconds(3));
    assertThat(Estimate.of(List.of(possible, impossible, possible)))
        .isEqualTo(Estimate.of(possible).multipliedBy(2));
  }
}
