package io.duality.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.plot.figure.Curve;
import io.duality.plot.figure.Dot;
import io.duality.plot.figure.Look;
import io.duality.plot.figure.Palette;
import io.duality.results.ChartSpec;
import io.duality.results.Metric;
import io.duality.results.Point;
import io.duality.results.RunData;
import io.duality.results.TrialRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose curves the charts of several runs have. */
class LineupTest {
  private static final TrialRecord ONE = Trials.measured(0, "epoll", 1, 0, 100, null);
  private static final TrialRecord TWO = Trials.measured(1, "epoll", 2, 0, 200, null);
  private static final TrialRecord FOUR = Trials.measured(2, "epoll", 4, 0, 300, null);

  private static List<Curve> curves(List<TrialRecord> first, List<TrialRecord> second) {
    Lineup lineup = Lineup.of(Overlays.small(first, second));
    return new MeasuredCurves(lineup, lineup.charts().getFirst()).all();
  }

  @Test
  void aCurveIsCalledAfterItsModelAndItsRunAndThoseOfAModelAreTogether() {
    assertThat(Lineup.of(Overlays.bandwidth()).members())
        .extracting(Lineup.Member::name)
        .startsWith(
            "threaded, JDK 25.0.3",
            "threaded, JDK 26",
            "virtual, JDK 25.0.3",
            "virtual, JDK 26",
            "nio-select, JDK 25.0.3")
        .hasSize(10);
  }

  @Test
  void aModelKeepsColourAndMarkerAndHasAnotherDashInEachRun() {
    Look alone = Palette.of(Runs.MODELS).get("epoll");
    List<Look> looks =
        Lineup.of(Overlays.bandwidth()).members().stream()
            .filter(member -> member.name().startsWith("epoll"))
            .map(Lineup.Member::look)
            .toList();

    assertThat(looks).first().isEqualTo(alone);
    assertThat(looks).extracting(Look::color).containsOnly(looks.getFirst().color());
    assertThat(looks).extracting(Look::marker).containsOnly(looks.getFirst().marker());
    assertThat(looks).extracting(Look::dash).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void aCurveIsPlannedWhereItsOwnRunWas() {
    List<Curve> curves = curves(List.of(ONE, TWO), List.of(ONE, FOUR));

    assertThat(curves.getFirst().stretches()).hasSize(1);
    assertThat(curves.getFirst().end()).as("nobody planned 4 for it").isEmpty();
    assertThat(curves.getLast().stretches()).as("2 is missing").hasSize(2);
    assertThat(curves(List.of(ONE), List.of(ONE)).getLast().end()).isEqualTo("not run");
  }

  @Test
  void whatIsNotValidInOneRunIsHollowThereAlone() {
    TrialRecord busy = Trials.measured(0, "epoll", 1, 0, 90, Trials.generatorBusy());
    List<Curve> curves = curves(List.of(busy, TWO), List.of(ONE, TWO, FOUR));

    assertThat(curves.getFirst().dots()).extracting(Dot::hollow).containsExactly(true, false);
    assertThat(curves.getLast().dots()).noneMatch(Dot::hollow);
  }

  @Test
  void aModelOfOneRunIsThereOnce() {
    RunData first = Runs.small();
    RunData second =
        new RunData(
            Runs.plan(
                first.plan().scenario(),
                "threads",
                "tasks",
                List.of("seda"),
                List.of(1L),
                1,
                List.of(Runs.chart("jain", Metric.JAIN, ChartSpec.Scale.LINEAR, false, List.of()))),
            Overlays.jdk("26+35 VM"),
            List.of(Trials.measured(0, "seda", 1, 0, 50, null)),
            List.of());
    Lineup lineup = Lineup.of(Overlays.of(first, second));

    assertThat(lineup.members())
        .extracting(Lineup.Member::name)
        .containsExactly("epoll, JDK 25.0.3", "seda, JDK 26");
    assertThat(lineup.points().all())
        .extracting(Point::model)
        .containsExactly("epoll, JDK 25.0.3", "epoll, JDK 25.0.3", "seda, JDK 26");
    assertThat(lineup.charts())
        .extracting(ChartSpec::id)
        .as("what either plan asks for")
        .containsExactly("throughput", "jain");
  }

  @Test
  void theModelsOfOneRunHaveNoLabel() {
    Lineup lineup = Lineup.of(Runs.bandwidth(), Histograms.NONE);

    assertThat(lineup.several()).isFalse();
    assertThat(lineup.members()).extracting(Lineup.Member::name).isEqualTo(Runs.MODELS);
    assertThat(lineup.points()).isEqualTo(Runs.bandwidth().points());
    assertThat(lineup.xs()).containsExactlyElementsOf(Runs.POWERS);
  }
}
