package io.duality.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.duality.plot.figure.Curve;
import io.duality.plot.figure.Dot;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GuideCurvesTest {
  @Test
  void theIdealIsLittlesLawInMilliseconds() {
    Curve ideal = GuideCurves.ideal(extents(1, 1024, 0, 1000), 2000).orElseThrow();

    assertThat(ideal.label()).isEqualTo("ideal");
    assertThat(ideal.dots())
        .allSatisfy(dot -> assertThat(dot.y()).isEqualTo(dot.x() / 2, within(1e-9)));
    assertThat(ideal.dots().getFirst().x()).isEqualTo(1);
    assertThat(ideal.dots().getLast().x()).isEqualTo(1024, within(1e-9));
  }

  @Test
  void theIdealStaysWithinTheAxes() {
    Curve ideal = GuideCurves.ideal(extents(1, 1024, 2, 100), 2000).orElseThrow();

    assertThat(ideal.dots().getFirst().y()).isEqualTo(2, within(1e-9));
    assertThat(ideal.dots().getLast().y()).isEqualTo(100, within(1e-9));
    assertThat(GuideCurves.ideal(extents(1, 2, 5000, 9000), 2000)).isEmpty();
  }

  @Test
  void aPublishedCurveIsRelativeToItsOwnPeak() {
    ReferenceCurve knot = ReferenceCurves.find("hotos03-fig3-knot-c").orElseThrow();

    Curve curve = GuideCurves.references(List.of(knot), extents(1, 65536, 0, 1)).getFirst();

    assertThat(curve.label()).isEqualTo("Knot-C, HotOS'03");
    assertThat(curve.dots()).hasSize(17).contains(Dot.at(1024, 1), Dot.at(65536, 689 / 777.0));
  }

  @Test
  void aPublishedCurveIsCutWhereTheAxisEnds() {
    ReferenceCurve events = ReferenceCurves.find("seda-fig4-events").orElseThrow();

    Curve curve = GuideCurves.references(List.of(events), extents(2, 2896, 0, 1)).getFirst();

    assertThat(curve.dots().getFirst()).isEqualTo(Dot.at(2, 18200 / 32200.0));
    assertThat(curve.dots().getLast().x()).isEqualTo(2896);
    // Half way between 64 and 131072 on the axis: half way between their values.
    assertThat(curve.dots().getLast().y()).isEqualTo((32200 + 30250) / 2.0 / 32200, within(1e-4));
  }

  @Test
  void aPublishedCurveThatLiesBeyondTheAxisIsLeftOut() {
    ReferenceCurve knot = ReferenceCurves.find("hotos03-fig3-knot-c").orElseThrow();

    assertThat(GuideCurves.references(List.of(knot), extents(100_000, 200_000, 0, 1))).isEmpty();
  }

  private static Extents extents(double xLow, double xHigh, double yLow, double yHigh) {
    return new Extents(xLow, xHigh, yLow, yHigh, new TreeSet<>());
  }
}
