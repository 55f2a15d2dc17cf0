package io.duality.scenarios.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.results.Reason;
import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.machine.Limit;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.Profile;
import io.duality.scenarios.spec.ProfileName;
import io.duality.scenarios.spec.Scenario;
import io.duality.scenarios.spec.Workload;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {
  private static final List<String> SERVERS =
      List.of("threaded", "virtual", "nio-select", "epoll", "seda");
  private static final Workload HTTP =
      new Workload.Http(8192, Duration.ofMillis(20), 5, Duration.ofSeconds(60));

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
  void rulesOutWhatIsBeyondAModelsOwnLimitInsteadOfSplittingIt() {
    assertThat(one(Machines.large(), "select", 960).impossible()).isEmpty();
    assertThat(one(Machines.large(), "select", 961).impossible())
        .containsExactly(
            new Reason(
                "connection-limit",
                "960 connections",
                "select at 961 clients needs 961 connections in a process, its own limit is 960:"
                    + " ask for fewer with --clients, or for more processes with --shards"));
  }

  @Test
  void rulesOutMoreThanOneProcessWhereAModelCannotShareItsPort() {
    assertThat(one(Machines.large(), "alone", 65_536).impossible()).isEmpty();
    assertThat(sharded("alone", 16, 2).impossible())
        .extracting(Reason::code)
        .containsExactly("one-process");
    assertThat(one(Machines.small(), "alone", 65_536).impossible())
        .containsExactly(
            new Reason(
                "one-process",
                "1 process",
                "alone at 65536 clients needs 4 processes on one port, which it cannot share: ask"
                    + " for fewer with --clients or --shards, or raise 'ulimit -n'"));
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
  void rulesOutAThreadPerConnectionBeyondPidMaxAndNamesTheCommand() {
    TrialPlan trial = one(Machines.small(), "threaded", 65_536);

    assertThat(trial.impossible())
        .containsExactly(
            new Reason(
                "pid-max",
                "pid_max 32768",
                "threaded at 65536 clients needs 66016 threads in all, kernel.pid_max is 32768, of"
                    + " which 32318 are left: sysctl -w kernel.pid_max=74000"));
  }

  @Test
  void allowsAThreadPerConnectionOncePidMaxIsRaised() {
    HostLimits raised = Machines.with(Machines.small(), Limit.PID_MAX, 74_000);

    assertThat(one(raised, "threaded", 65_536).impossible()).isEmpty();
  }

  @Test
  void addsShardsWhereMemoryMapsBind() {
    HostLimits host = Machines.large();

    assertThat(one(host, "threaded", 65_536).setup().shards()).isEqualTo(3);
    assertThat(one(host, "threaded", 65_536).impossible()).isEmpty();
    assertThat(one(host, "threaded", 31_000).setup().shards()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "PID_MAX, 5000, pid-max, sysctl -w kernel.pid_max=",
    "THREADS_MAX, 5000, threads-max, sysctl -w kernel.threads-max=",
    "USER_PROCESSES, 5000, user-processes, ulimit -u ",
    "CGROUP_PIDS_MAX, 5000, cgroup-pids, echo ",
    "MEMORY_AVAILABLE, 100000000, memory, free some",
    "CGROUP_MEMORY_MAX, 100000000, cgroup-memory, echo ",
    "OPEN_FILES_HARD, 250, descriptors, ulimit -n ",
    "NR_OPEN, 250, descriptors, ulimit -n ",
    "FILE_MAX, 15000, file-max, sysctl -w fs.file-max="
  })
  void namesTheLimitThatBindsWithItsRemedy(Limit limit, long value, String code, String remedy) {
    TrialPlan trial = one(Machines.with(Machines.small(), limit, value), "threaded", 8192);

    assertThat(trial.impossible()).extracting(Reason::code).containsExactly(code);
    assertThat(trial.impossible().getFirst().message())
        .contains("threaded at 8192 clients needs ")
        .contains(remedy);
  }

  @Test
  void keepsTrialsThatASoftLimitColoursAndWarnsOnce() {
    HostLimits host = Machines.with(Machines.small(), Limit.SOMAXCONN, 128);
    RunPlan plan = plan(host, overrides(List.of("epoll", "seda"), List.of(64L, 256L, 1024L)));

    assertThat(plan.trials()).allMatch(trial -> trial.impossible().isEmpty());
    assertThat(plan.warnings())
        .containsExactly(
            "1024 clients would need 1024 listen backlog, net.core.somaxconn is 128: sysctl -w"
                + " net.core.somaxconn=1200");
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
  void hasNoMoreSourcesThanOnePortRangeWhereLoopbackHasOneAddress() {
    HostLimits mac = Machines.with(Machines.mac(), Limit.OPEN_FILES_SOFT, 100_000);

    assertThat(one(mac, "epoll", 16_384).impossible()).isEmpty();
    assertThat(one(mac, "epoll", 16_385).impossible())
        .extracting(Reason::code)
        .containsExactly("source-ports");
  }

  @Test
  void recordsAModelThatIsNotAvailableAsImpossible() {
    assertThat(one(Machines.small(), "absent", 8).impossible())
        .containsExactly(new Reason("unavailable", "not available here", "needs Linux"));
  }

  @Test
  void usesTheSameJvmFlagsForEveryTrialOfAModel() {
    RunPlan plan = plan(Machines.small(), Overrides.none(ProfileName.FULL, 1));

    assertThat(plan.trials().stream().map(trial -> trial.setup().serverJvm()).distinct())
        .hasSize(1);
    assertThat(plan.trials().stream().map(trial -> trial.setup().generatorJvm()).distinct())
        .hasSize(1);
  }

  @RepeatedTest(20)
  void coversTheGridInterleavedAndReproducibly(RepetitionInfo repetition) {
    Overrides overrides = Overrides.none(ProfileName.FULL, repetition.getCurrentRepetition());
    List<TrialPlan> trials = plan(Machines.small(), overrides).trials();

    assertThat(plan(Machines.small(), overrides).trials()).isEqualTo(trials);
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < trials.size(); i += SERVERS.size()) {
      Set<String> turn = new HashSet<>();
      for (TrialPlan trial : trials.subList(i, i + SERVERS.size())) {
        turn.add(trial.model());
        assertThat(trial.x()).isEqualTo(trials.get(i).x());
        assertThat(counts.merge(trial.model() + trial.x(), 1, Integer::sum) - 1)
            .isEqualTo(trial.repeat());
      }
      assertThat(turn).containsExactlyInAnyOrderElementsOf(SERVERS);
    }
    assertThat(trials).hasSize(SERVERS.size() * 3 * 5);
  }

  @Test
  void ordersTrialsDifferentlyForAnotherSeed() {
    assertThat(plan(Machines.small(), Overrides.none(ProfileName.FULL, 1)).trials())
        .isNotEqualTo(plan(Machines.small(), Overrides.none(ProfileName.FULL, 2)).trials());
  }

  @Test
  void writesWhatItSetsOutToDo() {
    RunPlan plan = plan(Machines.small(), Overrides.none(ProfileName.QUICK, 7));

    assertThat(plan.document().xs()).containsExactly(1L, 1024L);
    assertThat(plan.document().models()).isEqualTo(SERVERS);
    assertThat(plan.document().xName()).isEqualTo("clients");
    assertThat(plan.document().seed()).isEqualTo(7);
    assertThat(plan.document().workload())
        .containsEntry("file-size", "8KB")
        .containsEntry("think", "20ms")
        .containsEntry("timeout", "1m");
  }

  @Test
  void leavesOutPointsThatAModelCannotReasonablyHold() {
    RunPlan plan = planner(Machines.small()).plan(tasks(), Overrides.none(ProfileName.QUICK, 1));

    assertThat(plan.trials())
        .filteredOn(trial -> trial.model().equals("threaded"))
        .extracting(TrialPlan::x)
        .containsExactly(1024L);
    assertThat(plan.trials())
        .filteredOn(trial -> trial.model().equals("virtual"))
        .extracting(TrialPlan::x)
        .containsExactlyInAnyOrder(1024L, 100_000L);
    assertThat(plan.document().models()).doesNotContain("seda");
    assertThat(plan.trials()).allMatch(trial -> trial.setup().agents() == 0);
    assertThat(plan.trials()).allMatch(trial -> trial.setup().serverCpus().isEmpty());
  }

  @Test
  void triesSuchPointsWhenSomebodyAsksForThem() {
    RunPlan plan =
        planner(Machines.small())
            .plan(tasks(), overrides(List.of("threaded"), List.of(8192L, 100_000L)));

    assertThat(plan.trials())
        .extracting(trial -> trial.x() + ":" + trial.impossible().size())
        .containsExactlyInAnyOrder("8192:0", "100000:2");
    assertThat(plan.trials().stream().flatMap(trial -> trial.impossible().stream()))
        .extracting(Reason::code)
        .containsExactly("map-count", "pid-max");
  }

  @Test
  void refusesAModelWithoutTasksWhenSomebodyAsksForIt() {
    assertThatThrownBy(
            () -> planner(Machines.small()).plan(tasks(), overrides(List.of("seda"), List.of())))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("model 'seda' cannot run tasks");
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

  private static TrialPlan one(HostLimits host, String model, long clients) {
    return plan(host, overrides(List.of(model), List.of(clients))).trials().getFirst();
  }

  private static TrialPlan sharded(String model, long clients, int shards) {
    Overrides base = overrides(List.of(model), List.of(clients));
    return plan(
            Machines.large(),
            new Overrides(
                base.profile(),
                base.servers(),
                base.xs(),
                base.repeats(),
                base.warmup(),
                base.duration(),
                Optional.of(shards),
                base.seed(),
                base.command()))
        .trials()
        .getFirst();
  }

  private static RunPlan plan(HostLimits host, Overrides overrides) {
    return planner(host).plan(scenario(HTTP), overrides);
  }

  private static Planner planner(HostLimits host) {
    return new Planner(Machines.models(), host);
  }

  private static Overrides overrides(List<String> servers, List<Long> xs) {
    return Overrides.none(ProfileName.QUICK, 1).with(servers, xs);
  }

  private static Scenario scenario(Workload workload) {
    Duration second = Duration.ofSeconds(1);
    return new Scenario(
        "test",
        "A test",
        "",
        SERVERS,
        workload,
        new Profile(List.of(1L, 1024L), 1, second, second.multipliedBy(2)),
        new Profile(List.of(1L, 1024L, 16_384L), 5, second, second),
        List.of());
  }

  private static Scenario tasks() {
    Scenario http = scenario(new Workload.Tasks(8192));
    return new Scenario(
        http.name(),
        http.title(),
        http.source(),
        http.servers(),
        http.workload(),
        new Profile(List.of(1024L, 100_000L), 1, Duration.ZERO, Duration.ofSeconds(1)),
        http.full(),
        http.charts());
  }
}
