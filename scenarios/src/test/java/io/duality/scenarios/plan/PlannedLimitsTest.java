package io.duality.scenarios.plan;

import static io.duality.scenarios.plan.Plans.one;
import static io.duality.scenarios.plan.Plans.overrides;
import static io.duality.scenarios.plan.Plans.plan;
import static io.duality.scenarios.plan.Plans.sharded;
import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.Reason;
import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.machine.Limit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a machine or a model does not allow, and the remedy that the plan names. */
final class PlannedLimitsTest {
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
  void holdsAChatInOneProcessAndOnlyOfAModelThatHoldsStreams() {
    List<TrialPlan> trials =
        Plans.planner(Machines.large())
            .plan(Plans.scenario(Plans.CHAT), overrides(List.of("virtual", "alone"), List.of(100L)))
            .trials();
    TrialPlan can =
        trials.stream().filter(t -> t.model().equals("virtual")).findFirst().orElseThrow();
    assertThat(can.impossible()).isEmpty();
    assertThat(can.setup().shards()).isEqualTo(1);
    assertThat(can.connections()).isEqualTo(4_000);
    TrialPlan not =
        trials.stream().filter(t -> t.model().equals("alone")).findFirst().orElseThrow();
    assertThat(not.impossible()).extracting(Reason::code).containsExactly("no-streams");
    assertThat(not.impossible().getFirst().message())
        .startsWith("alone at 100 rooms needs a stream that waits for each user");
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
}
