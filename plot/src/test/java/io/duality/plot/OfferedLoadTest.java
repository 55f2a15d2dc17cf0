package io.duality.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.duality.plot.figure.Curve;
import io.duality.plot.figure.Dot;
import io.duality.results.ChartSpec;
import io.duality.results.Metric;
import io.duality.results.PlanDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OfferedLoadTest {
  private static final ChartSpec THROUGHPUT = chart(Metric.THROUGHPUT, false);
  private static final Extents EXTENTS = extents(100, 800, 0, 500);

  private static ChartSpec chart(Metric metric, boolean normalised) {
    return Runs.chart("a", metric, ChartSpec.Scale.LINEAR, normalised, List.of());
  }

  private static Optional<Curve> of(ChartSpec chart, Map<String, String> workload) {
    PlanDocument plan = Runs.small().plan();
    PlanDocument with =
        new PlanDocument(
            plan.schema(),
            plan.scenario(),
            plan.title(),
            plan.source(),
            plan.xName(),
            plan.completedName(),
            plan.profile(),
            plan.seed(),
            plan.models(),
            plan.xs(),
            plan.repeats(),
            plan.warmupSeconds(),
            plan.durationSeconds(),
            workload,
            plan.charts(),
            plan.command(),
            plan.variants());
    return OfferedLoad.of(with, chart, EXTENTS);
  }

  @Test
  void risesWithTheRateAsFarAsTheAxesGo() {
    List<Dot> dots = of(THROUGHPUT, Map.of("arrival", "open", "x-is", "rate")).orElseThrow().dots();

    assertThat(dots).allSatisfy(dot -> assertThat(dot.y()).isEqualTo(dot.x(), within(1e-9)));
    assertThat(dots.getFirst().x()).isEqualTo(100, within(1e-9));
    assertThat(dots.getLast().x()).isEqualTo(500, within(1e-9));
  }

  @Test
  void aSessionIsSoManyRequests() {
    Curve offered =
        of(THROUGHPUT, Map.of("arrival", "sessions", "x-is", "rate", "session-requests", "4"))
            .orElseThrow();

    assertThat(offered.label()).isEqualTo("offered");
    assertThat(offered.dots())
        .allSatisfy(dot -> assertThat(dot.y()).isEqualTo(4 * dot.x(), within(1e-9)));
  }

  @Test
  void isLevelWhereXIsSomethingElse() {
    Map<String, String> workload = Map.of("arrival", "open", "rate", "250", "x-is", "idle");

    assertThat(of(THROUGHPUT, workload).orElseThrow().dots())
        .extracting(Dot::y)
        .containsExactly(250.0, 250.0);
    assertThat(of(THROUGHPUT, Map.of("arrival", "open", "rate", "900"))).isEmpty();
  }

  @Test
  void aClosedLoopAndARateThatChangesOfferNothingThatCouldBeDrawn() {
    assertThat(of(THROUGHPUT, Map.of("think", "20 ms"))).isEmpty();
    assertThat(of(THROUGHPUT, Map.of("x-is", "rate", "shape", "spike"))).isEmpty();
    assertThat(of(THROUGHPUT, Map.of("x-is", "rate", "session-requests", "many"))).isEmpty();
  }

  @Test
  void standsBesideWhatWasServedOnly() {
    Map<String, String> workload = Map.of("arrival", "open", "x-is", "rate");

    assertThat(of(chart(Metric.GOODPUT, false), workload)).isPresent();
    assertThat(of(chart(Metric.THROUGHPUT, true), workload)).isEmpty();
    assertThat(of(chart(Metric.CPU_PER_REQUEST, false), workload)).isEmpty();
  }

  private static Extents extents(double xLow, double xHigh, double yLow, double yHigh) {
    return new Extents(xLow, xHigh, yLow, yHigh, new TreeSet<>());
  }
}
