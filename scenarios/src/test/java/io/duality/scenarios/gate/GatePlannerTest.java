package io.duality.scenarios.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.Spacing;
import io.duality.loadgen.Think;
import io.duality.results.TrialSetup;
import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.plan.ModelFacts;
import io.duality.scenarios.process.ChildJvm;
import io.duality.scenarios.run.Documents;
import io.duality.scenarios.side.Side;
import io.duality.scenarios.side.Sides;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.Profile;
import io.duality.scenarios.spec.Scenario;
import io.duality.scenarios.spec.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class GatePlannerTest {
  private static final ChildJvm JVM =
      new ChildJvm(Path.of("java"), "", Optional.empty(), "Server", "Generator");
  private static final Workload CLOSED =
      new Workload.Http(1024, Duration.ZERO, 0, Duration.ofSeconds(1));
  private static final Workload AT_A_RATE =
      new Workload.Http(1024, new Arrival.Open(100, Spacing.POISSON), 0, Duration.ofSeconds(1));

  @Test
  void asksEachLoadWhatItCanTell() {
    GatePlan plan = prepare(scenario("a", CLOSED, 1L), scenario("b", AT_A_RATE, 1L)).plan();

    assertThat(plan.scenario("a").judged())
        .extracting(Judged::metric)
        .containsExactly(
            "throughput",
            "cpu-per-request",
            "switches-per-request",
            "allocated-per-request",
            "rss");
    assertThat(plan.scenario("b").judged())
        .extracting(Judged::metric)
        .containsExactly("response-p99");
    assertThat(plan.order()).hasSize(2 * (10 + 5));
    assertThat(plan.more()).hasSize(2 * 10);
    assertThat(plan.mostRepeats()).isEqualTo(15);
  }

  @Test
  void bothOfAPairTakeTurnsWhereTheirLoadCanStopForThatLong() {
    Workload sessions =
        new Workload.Http(
            1024,
            new Arrival.Sessions(10, Spacing.POISSON, 5, 5, Think.NONE, Think.NONE),
            0,
            Duration.ofSeconds(1));
    GatePlan plan =
        prepare(
                scenario("closed", CLOSED, 1L),
                scenario("rate", AT_A_RATE, 1L),
                scenario("sessions", sessions, 1L))
            .plan();

    assertThat(plan.scenario("closed").turnMillis()).isEqualTo(100);
    assertThat(plan.scenario("rate").turnMillis()).isZero();
    assertThat(plan.scenario("sessions").turnMillis()).isZero();
  }

  @Test
  void takesThePointNearestBelowAThousandClients() {
    assertThat(clients(1L, 16L, 1024L, 4096L)).isEqualTo(1024);
    assertThat(clients(1L, 1000L, 4096L)).isEqualTo(1000);
    assertThat(clients(2048L, 4096L)).isEqualTo(2048);
  }

  private static long clients(Long... xs) {
    return prepare(scenario("a", CLOSED, xs)).plan().scenario("a").clients();
  }

  @Test
  void bothSidesDifferInTheirOwnFlagsAlone() {
    GatePlanner.Prepared gate = prepare(scenario("a", CLOSED, 4L));
    TrialSetup base = setup(gate, SideName.BASE);
    TrialSetup head = setup(gate, SideName.HEAD);

    assertThat(base.serverJvm()).contains("-XX:+UseSerialGC").doesNotContain("-XX:+UseZGC");
    assertThat(head.serverJvm()).contains("-XX:+UseZGC").doesNotContain("-XX:+UseSerialGC");
    assertThat(head.withJvm(base.serverJvm(), head.generatorJvm())).isEqualTo(base);
  }

  @Test
  void saysWhichSideThisMachineCannotRun() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> prepare("small", scenario("a", CLOSED, 1024L)))
        .withMessageStartingWith("main: ")
        .withMessageContaining("its own limit is 960");
  }

  @Test
  void refusesAScenarioWithoutANetwork() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> prepare(scenario("a", new Workload.Tasks(10), 4L)))
        .withMessage("--scenarios: 'a' has no network, which a gate needs; leave it out");
  }

  private static TrialSetup setup(GatePlanner.Prepared gate, SideName side) {
    return Objects.requireNonNull(gate.trials().get(new GatePlanner.Key("a", side)))
        .trial()
        .setup();
  }

  private static GatePlanner.Prepared prepare(Scenario... scenarios) {
    return prepare("any", scenarios);
  }

  private static GatePlanner.Prepared prepare(String model, Scenario... scenarios) {
    Sides sides =
        new Sides(side("main", model, List.of()), side("zgc", model, List.of("-XX:+UseZGC")));
    HostLimits host = new HostLimits(Map.of(), List.of(0, 1), 32_768, 60_999, true);
    return new GatePlanner(
            host, (side, _) -> facts(side.model().orElseThrow()), _ -> Documents.environment())
        .prepare(
            new GateRequest(
                List.of(scenarios),
                10,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofMillis(100),
                1,
                List.of()),
            sides,
            Instant.EPOCH);
  }

  private static Side side(String label, String model, List<String> flags) {
    return new Side(label, label, Optional.of(model), JVM, flags, Map.of());
  }

  private static ModelFacts facts(String id) {
    return new ModelFacts(
        id,
        0,
        id.equals("small") ? 0 : 100,
        Optional.empty(),
        Map.of(),
        List.of(),
        id.equals("small") ? OptionalInt.of(960) : OptionalInt.empty(),
        false,
        true);
  }

  private static Scenario scenario(String name, Workload workload, Long... xs) {
    Profile profile = new Profile(List.of(xs), 1, Duration.ofSeconds(1), Duration.ofSeconds(2));
    return new Scenario(
        name,
        "A title",
        "nowhere",
        List.of("any"),
        workload,
        profile,
        profile,
        List.of(),
        List.of());
  }
}
