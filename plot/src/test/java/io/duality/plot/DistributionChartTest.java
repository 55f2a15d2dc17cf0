package io.duality.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.plot.figure.Curve;
import io.duality.plot.figure.Dot;
import io.duality.plot.figure.Figure;
import io.duality.results.ChartSpec;
import io.duality.results.Outcome;
import io.duality.results.RunData;
import io.duality.results.TrialRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which share of the responses took how long. */
class DistributionChartTest {
  private static final List<TrialRecord> TRIALS =
      List.of(
          Trials.measured(0, "epoll", 64, 0, 1000, null),
          Trials.measured(1, "epoll", 64, 1, 1000, null),
          Trials.measured(2, "epoll", 64, 2, 1000, Trials.stolen()),
          Trials.measured(3, "epoll", 1024, 0, 1000, null),
          Trials.measured(4, "seda", 1024, 0, 1000, Trials.generatorBusy()),
          Trials.failed(5, "threaded", 1024, 0, Outcome.FAILED, Trials.outOfMemory()),
          Trials.measured(6, "epoll", 16, 0, 1000, null),
          Trials.measured(7, "epoll", 16, 1, 1000, Trials.generatorBusy()));

  /** Repeat 0 took 1 to 50 ms, repeat 1 51 to 100 ms, and the rest a second. */
  private static Optional<Histogram> times(TrialRecord trial) {
    Histogram nanos = new Histogram(3);
    if (trial.x() <= 64 && trial.repeat() < 2) {
      for (int i = 1; i <= 50; i++) {
        nanos.recordValue((i + 50L * trial.repeat()) * 1_000_000);
      }
    } else {
      nanos.recordValue(1_000_000_000);
    }
    return Optional.of(nanos);
  }

  private static Figure figure(long at, Histograms histograms) {
    ChartSpec spec = ChartSpec.cdf("times", "Times", at);
    RunData run =
        new RunData(
            Runs.plan(
                "haboob-web",
                "clients",
                "requests",
                List.of("epoll", "seda", "threaded", "poll"),
                List.of(64L, 1024L),
                3,
                List.of(spec)),
            Runs.environment(),
            TRIALS,
            List.of());
    return Chart.of(Lineup.of(run, histograms)).getFirst().figure();
  }

  private static Curve curve(Figure figure, String model) {
    return figure.curves().stream().filter(c -> c.label().equals(model)).findFirst().orElseThrow();
  }

  /** The smallest time at which a share of the responses had come. */
  private static double at(Curve curve, double share) {
    return curve.dots().stream().filter(dot -> dot.y() >= share).findFirst().orElseThrow().x();
  }

  @Test
  void addsUpTheValidTrialsOfAPoint() {
    Curve epoll = curve(figure(64, DistributionChartTest::times), "epoll");

    assertThat(at(epoll, 0.25)).isBetween(25.0, 25.1);
    assertThat(at(epoll, 0.5)).isBetween(50.0, 50.1);
    assertThat(at(epoll, 1)).as("without the trial that is not valid").isBetween(100.0, 100.1);
    assertThat(epoll.dots()).extracting(Dot::y).isSorted();
    assertThat(epoll.dots()).extracting(Dot::x).isSorted();
    assertThat(epoll.dots()).noneMatch(Dot::hollow);
  }

  @Test
  void addsUpAllTrialsHollowWhereTheGeneratorWasAtItsLimitInOne() {
    Curve epoll = curve(figure(16, DistributionChartTest::times), "epoll");

    assertThat(at(epoll, 0.5)).isBetween(50.0, 50.1);
    assertThat(at(epoll, 1)).isBetween(100.0, 100.1);
    assertThat(epoll.dots()).last().returns(true, Dot::hollow);
  }

  @Test
  void isDrawnAtTheNearestPointBelowOrAtTheGreatest() {
    assertThat(at(curve(figure(1023, DistributionChartTest::times), "epoll"), 1)).isLessThan(101);
    assertThat(at(curve(figure(0, DistributionChartTest::times), "epoll"), 1))
        .isBetween(1000.0, 1001.0);
    assertThat(figure(1023, DistributionChartTest::times).caption().getFirst())
        .contains("at 64 clients");
  }

  @Test
  void tellsWhatIsMissing() {
    Figure figure = figure(1024, DistributionChartTest::times);

    assertThat(curve(figure, "seda").dots()).last().returns(true, Dot::hollow);
    assertThat(curve(figure, "threaded").end()).isEqualTo("out of memory");
    assertThat(curve(figure, "poll").end()).isEqualTo("not run");
    Figure none = figure(1024, Histograms.NONE);
    assertThat(none.notice()).isEqualTo("no valid point");
    assertThat(curve(none, "epoll").end()).isEqualTo("no histogram");
    assertThat(figure(1, DistributionChartTest::times).notice()).isEqualTo("no valid point");
  }

  @Test
  void isAPageOfTheReport(@TempDir Path folder) throws IOException {
    RunData run =
        new RunData(
            Runs.plan(
                "haboob-web",
                "clients",
                "requests",
                List.of("epoll"),
                List.of(64L),
                1,
                List.of(ChartSpec.cdf("times", "Times of 64 clients", 64))),
            Runs.environment(),
            TRIALS,
            List.of());

    Report.write(run, folder);

    assertThat(Files.readString(folder.resolve("charts/times.svg")))
        .contains("<title>Times of 64 clients</title>");
    assertThat(folder.resolve("report.pdf")).isRegularFile();
  }
}
