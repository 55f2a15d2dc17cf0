package io.duality.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.ConnectReport;
import io.duality.loadgen.Fairness;
import io.duality.loadgen.Limits;
import io.duality.loadgen.LoadReport;
import io.duality.loadgen.LoadTotals;
import io.duality.loadgen.Part;
import io.duality.loadgen.Population;
import io.duality.loadgen.Request;
import io.duality.loadgen.Shape;
import io.duality.loadgen.Spacing;
import io.duality.loadgen.Target;
import io.duality.loadgen.Think;
import io.duality.results.BatchMeans;
import io.duality.results.Reason;
import io.duality.scenarios.process.AgentHost;
import io.duality.scenarios.process.AgentSettings;
import io.duality.scenarios.process.LoadResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Which rules apply to which load. 1,000 requests of 10 ms in a second are 10 clients' work. */
class LoadVerdictTest {
  private static final Arrival CLOSED = Arrival.closed(Think.NONE);

  @Test
  void aSteadyClosedLoopIsValid() {
    assertThat(codes(plan(10, CLOSED, Shape.STEADY), 1_000, 0, Optional.empty())).isEmpty();
    assertThat(codes(plan(20, CLOSED, Shape.STEADY), 1_000, 0, Optional.empty()))
        .containsExactly("little");
  }

  @Test
  void bunchedRequestsThinkOncePerBurst() {
    Arrival bursts = new Arrival.Closed(Think.fixed(Duration.ofMillis(100)), 10);
    assertThat(codes(plan(20, bursts, Shape.STEADY), 1_000, 0, Optional.empty())).isEmpty();
  }

  @Test
  void littlesLawIsNotForAChangingNumberOfClients() {
    Shape steps = new Shape.Steps(4, Duration.ofSeconds(1));
    assertThat(codes(plan(20, CLOSED, steps), 1_000, 0, Optional.empty())).isEmpty();
  }

  @Test
  void aLoadAtARateIsHeldToItsSchedule() {
    LoadRun.Plan open = plan(64, new Arrival.Open(1_000, Spacing.POISSON), Shape.STEADY);
    assertThat(codes(open, 1_000, 0, Optional.empty())).isEmpty();
    assertThat(codes(open, 1_100, 0, Optional.empty())).containsExactly("rate-short");
  }

  /** Of 360 requests the 99th percentile would be the luck of the three slowest. */
  @Test
  void theScheduleIsJudgedByAPercentileThatIsKnown() {
    assertThat(ScheduleRules.Schedule.of(window(1, 1_000, 0)).percentile()).isEqualTo(99);
    LoadReport few = window(1, 360, 0);
    few.response().reset();
    few.response().recordValueWithCount(1_000_000, 360);
    assertThat(ScheduleRules.Schedule.of(few).percentile()).isEqualTo(90);
  }

  @Test
  void idleConnectionsHaveToStandUntilTheEnd() {
    assertThat(codes(plan(10, CLOSED, Shape.STEADY), 1_000, 2, Optional.empty()))
        .containsExactly("idle-lost");
  }

  @Test
  void aPrecisionThatWasNotReachedIsNamed() {
    Optional<Precision> reached =
        Optional.of(new Precision(0.02, Optional.of(new BatchMeans(20, 1, 1_000, 20, 0.1))));
    Optional<Precision> missed =
        Optional.of(new Precision(0.02, Optional.of(new BatchMeans(20, 1, 1_000, 20.1, 0.1))));
    LoadRun.Plan plan = plan(10, CLOSED, Shape.STEADY);
    assertThat(codes(plan, 1_000, 0, reached)).isEmpty();
    assertThat(codes(plan, 1_000, 0, missed)).containsExactly("not-precise");
    assertThat(codes(plan, 1_000, 0, Optional.of(new Precision(0.02, Optional.empty()))))
        .containsExactly("not-precise");
  }

  private static List<String> codes(
      LoadRun.Plan plan, long offered, int idleLost, Optional<Precision> precision) {
    int clients = plan.parts().getFirst().clients();
    ConnectReport ramp =
        new ConnectReport(clients, clients, 1, new Histogram(3), Map.of(), Optional.empty());
    LoadVerdict verdict = new LoadVerdict(plan, ramp, LoadFacts.unknown(1), precision);
    return verdict
        .reasons(
            new LoadResult(window(clients, offered, idleLost), 1_000, List.of(1L)),
            new LoadTotals(1_000, 0, 0, Map.of(), Optional.empty()))
        .stream()
        .map(Reason::code)
        .toList();
  }

  private static LoadReport window(int clients, long offered, int idleLost) {
    Histogram times = new Histogram(3);
    times.recordValueWithCount(10_000_000, 1_000);
    return new LoadReport(
        1_000_000_000L,
        1_000_000_000L,
        1_000,
        offered,
        0,
        1,
        1,
        0,
        clients,
        idleLost,
        1,
        0,
        new Fairness(clients, 0, 0, 1_000, 1_000_000.0 / clients, 1),
        times,
        times,
        new Histogram(3),
        new Histogram(3),
        Map.of(),
        new TreeMap<>());
  }

  private static LoadRun.Plan plan(int clients, Arrival arrival, Shape shape) {
    AgentSettings settings =
        new AgentSettings(
            Request.get(new Target("127.0.0.1", 80, "/")),
            Population.of(clients),
            arrival,
            shape,
            Limits.timeout(Duration.ofSeconds(1)),
            Optional.empty(),
            0,
            1,
            List.of(),
            Part.WHOLE,
            1);
    return new LoadRun.Plan(
        List.of(settings),
        new AgentHost(List.of(), "", Path.of("logs"), "t"),
        false,
        LoadPhases.fixed(Duration.ZERO, Duration.ofSeconds(1)),
        false);
  }
}
