package io.duality.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.ChartSpec;
import io.duality.results.Environment;
import io.duality.results.Metric;
import io.duality.results.RunData;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaptionTest {
  private static final ChartSpec BANDWIDTH =
      Runs.chart("a", Metric.BANDWIDTH, ChartSpec.Scale.LINEAR, false, List.of());
  private static final ChartSpec RESPONSE =
      Runs.chart("a", Metric.RESPONSE_P99, ChartSpec.Scale.LOG, false, List.of());

  @Test
  void tellsTrialsBandMarksWorkloadMachineBuildAndSeed() {
    assertThat(caption(BANDWIDTH, false, List.of()))
        .containsExactly(
            "Median of 3 trials per point, each 3 s after 2 s of warm-up; band: smallest to"
                + " largest trial. Hollow: measured, but not valid. Broken end or gap: no trial"
                + " there gave a figure.",
            "Workload: file size 8192 B, requests per connection 5, think time 20 ms.",
            "AMD EPYC 7B13, 2 CPUs; Linux 6.18.44; JDK 25.0.3+9 Eclipse Adoptium OpenJDK 64-Bit"
                + " Server VM; commit 0123456789ab+dirty; seed 42; 2026-11-20T08:15:30Z");
  }

  @Test
  void namesTheMachinesOfARunOnSeveral() {
    assertThat(machines(Runs.on(Runs.environment(), Runs.environment(), Runs.environment())))
        .isEqualTo(
            "server s, generators g1, g2: AMD EPYC 7B13, 2 CPUs; Linux 6.18.44; JDK 25.0.3+9"
                + " Eclipse Adoptium OpenJDK 64-Bit Server VM; commit 0123456789ab+dirty; seed 42;"
                + " 2026-11-20T08:15:30Z");
    assertThat(machines(Runs.on(Runs.environment(), Runs.machine("Xeon", Map.of()))))
        .startsWith("server s: AMD EPYC 7B13, 2 CPUs; Linux")
        .contains("; generator g1: Xeon, 2 CPUs; Linux");
  }

  @Test
  void countsMachinesThatAreManyInsteadOfNamingThem() {
    Environment[] seven = new Environment[7];
    Arrays.fill(seven, Runs.environment());
    assertThat(machines(Runs.on(Runs.environment(), seven))).startsWith("server s, 7 generators: ");
  }

  private static String machines(RunData run) {
    return new Caption(Lineup.of(run, Histograms.NONE), BANDWIDTH, false, List.of())
        .paragraphs()
        .getLast();
  }

  @Test
  void saysThatResponseTimesAreOfAClosedLoop() {
    assertThat(caption(RESPONSE, false, List.of()).getFirst())
        .endsWith("Response times of a closed loop.");
    assertThat(caption(RESPONSE, true, List.of()).getFirst())
        .contains("ideal: x / the highest throughput (Little's law)");
  }

  @Test
  void citesPublishedCurvesPaperByPaper() {
    List<ReferenceCurve> references =
        List.of(
            ReferenceCurves.find("seda-fig2-threads").orElseThrow(),
            ReferenceCurves.find("seda-fig4-events").orElseThrow(),
            ReferenceCurves.find("hotos03-fig2-threads").orElseThrow());

    assertThat(caption(BANDWIDTH, false, references).getLast())
        .contains("threads, SEDA'01 (Figure 2); events, SEDA'01 (Figure 4): M. Welsh")
        .contains("threads, HotOS'03 (Figure 2): R. von Behren")
        .containsOnlyOnce("SOSP 2001");
  }

  private static List<String> caption(
      ChartSpec chart, boolean ideal, List<ReferenceCurve> references) {
    Lineup lineup = Lineup.of(Runs.bandwidth(), Histograms.NONE);
    return new Caption(lineup, chart, ideal, references).paragraphs();
  }
}
