package io.duality.plot.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.duality.plot.figure.Look.Dash;
import java.awt.Color;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RatioAxisTest {
  private static final Look LOOK = new Look(Color.BLACK, Marker.CIRCLE, Dash.SOLID, 1);

  private static RatioAxis axis(double low, double high, double margin) {
    Forest.Row row = new Forest.Row("g", "l", 1, low, high, margin, LOOK, false, "", "");
    return RatioAxis.of(List.of(row), 100, 200);
  }

  @Test
  void aRatioAndItsInverseAreEquallyFarFromTheMiddle() {
    RatioAxis axis = axis(0.8, 1.5, 1.05);

    assertThat(axis.at(1)).isCloseTo(200, within(1e-9));
    assertThat(axis.at(1.3) - 200).isCloseTo(200 - axis.at(1 / 1.3), within(1e-9));
    assertThat(axis.at(axis.most())).isCloseTo(300, within(1e-9));
  }

  @Test
  void holdsTheIntervalAndTheMargin() {
    assertThat(axis(0.99, 1.01, 1.25).holds(1.25)).isTrue();
    assertThat(axis(0.5, 1.01, 1.25).holds(0.5)).isTrue();
  }

  @Test
  void endsWhereOneChangeWouldHideAllOthers() {
    RatioAxis axis = axis(0.99, 100, 1.05);

    assertThat(axis.holds(100)).isFalse();
    assertThat(axis.at(100)).isCloseTo(300, within(1e-9));
    assertThat(axis.at(0.0001)).isCloseTo(100, within(1e-9));
  }

  @Test
  void ticksStandApartAndIncludeNoChange() {
    for (double high : new double[] {1.01, 1.07, 1.2, 1.6, 2, 2.9, 50}) {
      RatioAxis axis = axis(1 / high, high, 1.05);
      List<Mark> marks = axis.marks(label -> 4.5 * label.length());

      assertThat(marks).as("up to %s", high).hasSizeBetween(3, 10);
      assertThat(marks).anyMatch(mark -> mark.label().equals("0 %"));
      assertThat(IntStream.range(1, marks.size()))
          .allMatch(i -> axis.at(marks.get(i).value()) - axis.at(marks.get(i - 1).value()) > 20);
    }
  }
}
