package io.duality.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.plot.figure.Dot;
import io.duality.plot.figure.Figure;
import io.duality.plot.view.Frame;
import io.duality.plot.view.Plot;
import io.duality.results.Outcome;
import io.duality.results.RunData;
import io.duality.results.TrialRecord;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** In the trials made up here the mean is x / throughput, and p50 0.9 of it, p99 3.1, max 9. */
class PercentilePlotTest {
  private static Optional<Plot> plot(TrialRecord... trials) {
    RunData run = Runs.run(List.of("epoll"), List.of(1L, 2L), 3, List.of(), List.of(trials));
    return PercentilePlot.of(Lineup.of(run, Histograms.NONE));
  }

  private static List<Dot> dots(Plot plot, String label) {
    Frame frame =
        plot.frames().stream().filter(f -> f.label().equals(label)).findFirst().orElseThrow();
    return frame.figure().curves().getFirst().dots();
  }

  @Test
  void hasADrawingForEachPercentileOnOneScale() {
    Plot plot =
        plot(
                Trials.measured(0, "epoll", 1, 0, 10_000, null),
                Trials.measured(1, "epoll", 2, 0, 10_000, null))
            .orElseThrow();

    assertThat(plot.frames())
        .extracting(Frame::label)
        .containsExactly("50 %", "75 %", "90 %", "99 %", "99.9 %", "99.99 %", "largest");
    assertThat(plot.frames().get(plot.shown()).label()).isEqualTo("99 %");
    assertThat(plot.frames().stream().map(frame -> range(frame.figure().y())).distinct())
        .hasSize(1);
    assertThat(dots(plot, "50 %")).extracting(Dot::y).containsExactly(0.09, 0.18);
    assertThat(dots(plot, "largest")).extracting(Dot::y).containsExactly(0.9, 1.8);
  }

  private static List<Double> range(Figure.YAxis y) {
    return List.of(y.low(), y.high());
  }

  @Test
  void aPointIsTheMedianOfTheTrialsThatCount() {
    Plot plot =
        plot(
                Trials.measured(0, "epoll", 1, 0, 1_000, null),
                Trials.measured(1, "epoll", 1, 1, 2_000, null),
                Trials.measured(2, "epoll", 1, 2, 10, Trials.stolen()),
                Trials.measured(3, "epoll", 2, 0, 1_000, Trials.stolen()))
            .orElseThrow();

    Dot both = dots(plot, "50 %").getFirst();
    assertThat(both.low()).isEqualTo(0.45);
    assertThat(both.high()).isEqualTo(0.9);
    assertThat(both.hollow()).isFalse();
    assertThat(dots(plot, "50 %").getLast().hollow()).isTrue();
  }

  @Test
  void aPointWhoseGeneratorWasAtItsLimitInOneTrialIsHollowOverAll() {
    Plot plot =
        plot(
                Trials.measured(0, "epoll", 1, 0, 1_000, null),
                Trials.measured(1, "epoll", 1, 1, 2_000, Trials.generatorBusy()))
            .orElseThrow();

    Dot both = dots(plot, "50 %").getFirst();
    assertThat(both.low()).isEqualTo(0.45);
    assertThat(both.high()).isEqualTo(0.9);
    assertThat(both.hollow()).isTrue();
  }

  @Test
  void aPercentileNeedsAResponseBeyondIt() {
    // Three seconds each: 300 and 3,000 responses.
    Plot plot =
        plot(
                Trials.measured(0, "epoll", 1, 0, 100, null),
                Trials.measured(1, "epoll", 2, 0, 1_000, null))
            .orElseThrow();

    assertThat(plot.frames())
        .extracting(Frame::label)
        .containsExactly("50 %", "75 %", "90 %", "99 %", "99.9 %", "largest");
    assertThat(dots(plot, "99.9 %")).extracting(Dot::x).containsExactly(2.0);
    assertThat(dots(plot, "99 %")).extracting(Dot::x).containsExactly(1.0, 2.0);
  }

  @Test
  void thereIsNoneWithoutAResponse() {
    assertThat(plot()).isEmpty();
    assertThat(plot(Trials.measured(0, "epoll", 1, 0, 0, null))).isEmpty();
    assertThat(plot(Trials.failed(0, "epoll", 1, 0, Outcome.FAILED, Trials.outOfMemory())))
        .isEmpty();
  }
}
