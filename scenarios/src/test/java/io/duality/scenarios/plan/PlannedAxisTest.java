package io.duality.scenarios.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.Limits;
import io.duality.loadgen.Population;
import io.duality.loadgen.Shape;
import io.duality.loadgen.Spacing;
import io.duality.loadgen.Think;
import io.duality.results.Reason;
import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.spec.Axis;
import io.duality.scenarios.spec.Content;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.Overload;
import io.duality.scenarios.spec.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What x counts decides what a trial needs. */
class PlannedAxisTest {
  private static final Arrival CLOSED = Arrival.closed(Think.fixed(Duration.ofMillis(20)));

  @Test
  void idleConnectionsNeedDescriptorsAsAnyOthersDo() {
    TrialPlan trial = one(Machines.small(), idle(64), 60_000);
    assertThat(trial.impossible()).isEmpty();
    assertThat(trial.connections()).isEqualTo(60_064);
    assertThat(trial.looping()).isEqualTo(64);
    assertThat(trial.setup().shards()).isEqualTo(4);
    assertThat(trial.setup().agents()).isEqualTo(4);
  }

  @Test
  void eachGeneratorHasAClientAtLeast() {
    TrialPlan trial = one(Machines.small(), idle(2), 60_000);
    assertThat(trial.setup().agents()).isEqualTo(2);
    assertThat(trial.impossible()).extracting(Reason::code).containsExactly("descriptors");
    assertThat(trial.impossible().getFirst().message())
        .startsWith("epoll at 60000 idle connections needs ");
  }

  @Test
  void aRateNeedsItsConnectionsWhateverItIs() {
    Workload.Http rate =
        http(
            Axis.Load.RATE,
            new Population(2_000, 0, 0, 0, 0, 0),
            new Arrival.Open(1, Spacing.POISSON));
    TrialPlan trial = one(Machines.small(), rate, 100_000);
    assertThat(trial.connections()).isEqualTo(2_000);
    assertThat(trial.looping()).isZero();
    assertThat(trial.setup().agents()).isEqualTo(1);
  }

  /** A loop that has nothing to do would pass for a CPU that the generator has left. */
  @Test
  void aGeneratorHasNoMoreLoopsThanClientsOrRooms() {
    assertThat(one(Machines.large(), idle(2), 1_000).setup().agentThreads()).isEqualTo(2);
    assertThat(one(Machines.large(), idle(64), 1_000).setup().agentThreads()).isEqualTo(8);
    assertThat(one(Machines.large(), Plans.CHAT, 1).setup().agentThreads()).isEqualTo(1);
    assertThat(one(Machines.large(), Plans.CHAT, 3).setup().agentThreads()).isEqualTo(3);
  }

  @Test
  void thePlanTellsTheWholeWorkload() {
    Workload.Http http =
        new Workload.Http(
            new Content.Route("/cpu?micros=500", true, 2_048),
            new Population(64, 1, 3, 3_600, 4_096, 100),
            new Arrival.Open(1, Spacing.POISSON),
            new Shape.Steps(2, Duration.ofSeconds(1)),
            new Limits(Duration.ofSeconds(5), Duration.ofSeconds(1), 0),
            Axis.Load.RATE,
            new Overload(true, 0.1));
    assertThat(WorkloadSettings.of(http))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("route", "/cpu?micros=500"),
                Map.entry("method", "POST"),
                Map.entry("body", "2KB"),
                Map.entry("x-is", "rate"),
                Map.entry("clients", "64"),
                Map.entry("idle", "3"),
                Map.entry("requests-per-connection", "1"),
                Map.entry("reader-bytes-per-second", "3600"),
                Map.entry("receive-buffer", "4096"),
                Map.entry("writer-bytes-per-second", "100"),
                Map.entry("timeout", "5s"),
                Map.entry("deadline", "1s"),
                Map.entry("shape", "steps:2,1s"),
                Map.entry("overload", "expected"),
                Map.entry("most-timeouts", "10%"),
                Map.entry("arrival", "open"),
                Map.entry("spacing", "poisson")));
  }

  @Test
  void aPointThatNoGeneratorCanOfferIsRefusedBeforeTheRun() {
    assertThatThrownBy(() -> one(Machines.small(), idle(64), 2_000_000))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("x 2000000: idle 2000000: has to be from 0 to 1048512");
  }

  /** Two turns of one lie end to end, so that a window may hold them and not the other's. */
  @Test
  void aWindowInTurnsMayHoldATurnMoreThanIsAsked() {
    Duration asked = Duration.ofSeconds(2);
    Duration each = Duration.ofMillis(400);
    assertThat(idle(2).longest(asked)).isEqualTo(asked);
    for (boolean second : List.of(false, true)) {
      assertThat(idle(2).inTurns(each, second).wall(asked)).hasSeconds(4);
      assertThat(idle(2).inTurns(each, second).longest(asked)).hasMillis(2_400);
    }
  }

  private static Workload.Http idle(int clients) {
    return http(Axis.Load.IDLE, Population.of(clients), CLOSED);
  }

  private static Workload.Http http(Axis axis, Population population, Arrival arrival) {
    return new Workload.Http(
        new Content.OneFile(8_192),
        population,
        arrival,
        Shape.STEADY,
        Limits.timeout(Duration.ofSeconds(60)),
        axis,
        Overload.NONE);
  }

  private static TrialPlan one(HostLimits host, Workload workload, long x) {
    return Plans.planner(host)
        .plan(Plans.scenario(workload), Plans.overrides(List.of("epoll"), List.of(x)))
        .trials()
        .getFirst();
  }
}
