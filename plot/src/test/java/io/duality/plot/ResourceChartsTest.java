package io.duality.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.ChartSpec;
import io.duality.results.Measurement;
import io.duality.results.Metric;
import io.duality.results.Outcome;
import io.duality.results.RunData;
import io.duality.results.TrialRecord;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ResourceChartsTest {
  private static List<ChartSpec> of(List<ChartSpec> planned, TrialRecord... trials) {
    RunData run = Runs.run(List.of("epoll"), List.of(1L, 2L), 1, planned, List.of(trials));
    return ResourceCharts.of(Lineup.of(run, Histograms.NONE));
  }

  private static TrialRecord trial() {
    return Trials.measured(0, "epoll", 1, 0, 900, null);
  }

  /** The trial as if its tasks were made inside the server. */
  private static TrialRecord withoutClients() {
    TrialRecord trial = trial();
    Measurement measured = Objects.requireNonNull(trial.measured());
    return new TrialRecord(
        trial.schema(),
        trial.scenario(),
        trial.model(),
        trial.x(),
        trial.repeat(),
        trial.sequence(),
        trial.startedAt(),
        trial.outcome(),
        trial.reasons(),
        trial.setup(),
        Measurement.ofOperations(
            3,
            measured.completed(),
            measured.completed(),
            900,
            Map.of(),
            measured.server(),
            Map.of()));
  }

  @Test
  void everyRunWithClientsHasThemThoughNobodyAskedForThem() {
    assertThat(of(List.of(), trial()))
        .extracting(ChartSpec::metric)
        .containsExactly(Metric.CPU_PER_REQUEST, Metric.SWITCHES_PER_REQUEST, Metric.RSS);
    assertThat(of(List.of(), trial()).getFirst().title())
        .isEqualTo("Server CPU per request against threads");
  }

  @Test
  void whatThePlanAsksForIsNotDrawnTwice() {
    ChartSpec planned =
        Runs.chart("cpu", Metric.CPU_PER_REQUEST, ChartSpec.Scale.LOG, false, List.of());
    ChartSpec shape =
        Runs.chart("shape", Metric.SWITCHES_PER_REQUEST, ChartSpec.Scale.LINEAR, true, List.of());

    assertThat(of(List.of(planned, shape), trial()))
        .extracting(ChartSpec::metric)
        .containsExactly(Metric.SWITCHES_PER_REQUEST, Metric.RSS);
  }

  @Test
  void aRunWithoutClientsOrWithoutFiguresHasNone() {
    assertThat(of(List.of(), withoutClients())).isEmpty();
    assertThat(of(List.of())).isEmpty();
    assertThat(of(List.of(), Trials.failed(0, "epoll", 1, 0, Outcome.FAILED, Trials.outOfMemory())))
        .isEmpty();
  }
}
