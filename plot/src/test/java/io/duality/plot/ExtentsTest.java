package io.duality.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.plot.figure.Curve;
import io.duality.plot.figure.Dot;
import io.duality.plot.figure.Palette;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ExtentsTest {
  @Test
  void theXAxisRunsOverAllThatWasPlanned() {
    Extents extents = Extents.of(xs(1, 64, 100_000), List.of(), false, false);

    assertThat(extents.xLow()).isEqualTo(1);
    assertThat(extents.xHigh()).isEqualTo(100_000);
  }

  @Test
  void theXAxisShowsTwoPowersOfTwoAtLeast() {
    assertThat(x(xs(64))).isEqualTo(List.of(32.0, 128.0));
    assertThat(x(xs(5, 7))).isEqualTo(List.of(4.0, 8.0));
    assertThat(x(xs(100))).isEqualTo(List.of(64.0, 128.0));
    assertThat(x(xs(64, 128))).isEqualTo(List.of(64.0, 128.0));
    assertThat(x(xs())).isEqualTo(List.of(0.5, 2.0));
  }

  @Test
  void theYAxisReachesTheEndOfTheHighestBand() {
    Extents extents = Extents.of(xs(1, 2), curve(new Dot(1, 5, 2, 9, false)), false, false);

    assertThat(extents.yLow()).isZero();
    assertThat(extents.yHigh()).isEqualTo(9);
  }

  @Test
  void aLogAxisBeginsAtTheLowestValueAboveZero() {
    Extents extents =
        Extents.of(
            xs(1, 2),
            curve(new Dot(1, 5, 0, 900, false), new Dot(2, 50, 3, 70, false)),
            true,
            false);

    assertThat(extents.yLow()).isEqualTo(3);
    assertThat(extents.yHigh()).isEqualTo(900);
  }

  @Test
  void aFlatCurveDoesNotLieOnTheEdgeOfALogAxis() {
    Extents extents = Extents.of(xs(1, 2), curve(Dot.at(1, 5)), true, false);

    assertThat(extents.yLow()).isLessThan(5);
    assertThat(extents.yHigh()).isGreaterThan(5);
  }

  @Test
  void axesWithoutAPointAreStillAxes() {
    assertThat(Extents.of(xs(1), List.of(), false, false).yHigh()).isPositive();
    assertThat(Extents.of(xs(1), List.of(), true, false).yLow()).isPositive();
    assertThat(Extents.of(xs(1), curve(Dot.at(1, 0)), false, true).yHigh()).isEqualTo(1);
  }

  private static List<Double> x(NavigableSet<Long> xs) {
    Extents extents = Extents.of(xs, List.of(), false, false);
    return List.of(extents.xLow(), extents.xHigh());
  }

  private static NavigableSet<Long> xs(long... xs) {
    NavigableSet<Long> set = new TreeSet<>();
    for (long x : xs) {
      set.add(x);
    }
    return set;
  }

  private static List<Curve> curve(Dot... dots) {
    return List.of(new Curve("a", Palette.ideal(), List.of(List.of(dots)), ""));
  }
}
