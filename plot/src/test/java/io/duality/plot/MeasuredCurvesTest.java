package io.duality.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.plot.figure.Curve;
import io.duality.plot.figure.Dot;
import io.duality.results.ChartSpec;
import io.duality.results.Metric;
import io.duality.results.Outcome;
import io.duality.results.PlanDocument;
import io.duality.results.RunData;
import io.duality.results.TrialRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuredCurvesTest {
  private static final ChartSpec LINEAR = spec(ChartSpec.Scale.LINEAR, false);

  @Test
  void aPointIsItsMedianWithItsBand() {
    Curve curve = curve(LINEAR, measured(1, 10), measured(1, 40), measured(1, 20), measured(2, 50));

    assertThat(curve.stretches())
        .containsExactly(List.of(new Dot(1, 20, 10, 40, false), new Dot(2, 50, 50, 50, false)));
    assertThat(curve.broken()).isFalse();
  }

  @Test
  void aMeasuredPointThatIsNotValidIsHollow() {
    Curve curve = curve(LINEAR, invalid(1, 10), measured(2, 50));

    assertThat(curve.dots()).extracting(Dot::hollow).containsExactly(true, false);
  }

  @Test
  void aCurveEndsWithTheReasonOfTheFirstPointThatIsMissing() {
    Curve curve =
        curve(
            LINEAR,
            measured(1, 10),
            Trials.failed(1, "epoll", 2, 0, Outcome.FAILED, Trials.outOfMemory()),
            Trials.failed(2, "epoll", 4, 0, Outcome.IMPOSSIBLE, Trials.processes(4)));

    assertThat(curve.dots()).hasSize(1);
    assertThat(curve.end()).isEqualTo("out of memory");
  }

  @Test
  void aGapBreaksTheCurveButDoesNotEndIt() {
    Curve curve =
        curve(
            LINEAR,
            measured(1, 10),
            Trials.failed(1, "epoll", 2, 0, Outcome.FAILED, Trials.outOfMemory()),
            measured(4, 40));

    assertThat(curve.stretches()).hasSize(2);
    assertThat(curve.end()).isEmpty();
  }

  @Test
  void aPointWithoutARecordIsNotRun() {
    assertThat(curve(LINEAR, measured(1, 10), measured(2, 20)).end()).isEmpty();
    assertThat(curve(List.of(1L, 2L, 4L), LINEAR, measured(1, 10)).end()).isEqualTo("not run");
  }

  @Test
  void oneValidTrialMakesThePointValid() {
    TrialRecord disturbed = Trials.measured(0, "epoll", 1, 0, 900, Trials.stolen());
    Curve curve = curve(LINEAR, measured(1, 30), disturbed);

    assertThat(curve.dots()).containsExactly(Dot.at(1, 30));
  }

  @Test
  void aPointWhoseGeneratorWasAtItsLimitInOneTrialIsHollowOverAll() {
    Curve curve = curve(LINEAR, measured(1, 30), invalid(1, 900));

    assertThat(curve.dots()).containsExactly(new Dot(1, 465, 30, 900, true));
  }

  @Test
  void zeroHasNoPlaceOnALogAxis() {
    Curve curve = curve(spec(ChartSpec.Scale.LOG, false), measured(1, 10), measured(2, 0));

    assertThat(curve.dots()).containsExactly(Dot.at(1, 10));
    assertThat(curve.end()).isEqualTo("zero");
    assertThat(curve(LINEAR, measured(1, 10), measured(2, 0)).dots()).hasSize(2);
  }

  @Test
  void aNormalisedCurveIsRelativeToItsHighestPoint() {
    Curve curve =
        curve(spec(ChartSpec.Scale.LINEAR, true), measured(1, 20), measured(2, 40), invalid(4, 80));

    assertThat(curve.dots()).extracting(Dot::y).containsExactly(0.25, 0.5, 1.0);
  }

  @Test
  void aNormalisedCurveOfZerosStaysZero() {
    Curve curve = curve(spec(ChartSpec.Scale.LINEAR, true), measured(1, 0), measured(2, 0));

    assertThat(curve.dots()).extracting(Dot::y).containsExactly(0.0, 0.0);
  }

  private static Curve curve(ChartSpec spec, TrialRecord... trials) {
    return curve(List.of(1L, 2L), spec, trials);
  }

  private static Curve curve(List<Long> xs, ChartSpec spec, TrialRecord... trials) {
    PlanDocument plan =
        Runs.plan("a", "clients", "requests", List.of("epoll"), xs, 1, List.of(spec));
    RunData run = new RunData(plan, Runs.environment(), List.of(trials), List.of());
    return new MeasuredCurves(Lineup.of(run, Histograms.NONE), spec).all().getFirst();
  }

  private static ChartSpec spec(ChartSpec.Scale scale, boolean normalised) {
    return Runs.chart("a", Metric.THROUGHPUT, scale, normalised, List.of());
  }

  private static TrialRecord measured(long x, double perSecond) {
    return Trials.measured(0, "epoll", x, 0, perSecond, null);
  }

  private static TrialRecord invalid(long x, double perSecond) {
    return Trials.measured(0, "epoll", x, 0, perSecond, Trials.generatorBusy());
  }
}
