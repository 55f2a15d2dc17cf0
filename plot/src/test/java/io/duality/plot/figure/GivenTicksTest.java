package io.duality.plot.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GivenTicksTest {
  private static final double DIGIT = 4.8;

  @Test
  void eachPlaceIsNamedWhereThereIsRoom() {
    assertThat(labels(List.of(10.0, 50.0, 100.0), 360)).containsExactly("10", "50", "100");
  }

  @Test
  void thoseTooNearKeepTheirTickWithoutANumber() {
    List<Double> places = List.of(10.0, 90.0, 95.0, 100.0);
    assertThat(GivenTicks.at(places, 10, 100, 200, GivenTicksTest::width))
        .extracting(Mark::value)
        .containsExactlyElementsOf(places);
    assertThat(labels(places, 200)).containsExactly("10", "100");
  }

  @Test
  void numbersNeverTouch() {
    List<Double> places = List.of(100.0, 200.0, 270.0, 400.0, 530.0, 670.0, 830.0, 1000.0);
    for (double points = 60; points < 800; points += 7) {
      double octave = points / Octaves.log2(10);
      double end = Double.NEGATIVE_INFINITY;
      for (Mark mark : GivenTicks.at(places, 100, 1000, points, GivenTicksTest::width)) {
        double at = Octaves.log2(mark.value() / 100) * octave;
        double width = width(mark.label());
        if (width > 0) {
          assertThat(at - width / 2).isGreaterThan(end);
          end = at + width / 2;
        }
      }
    }
  }

  private static List<String> labels(List<Double> places, double points) {
    return GivenTicks.at(places, places.getFirst(), places.getLast(), points, GivenTicksTest::width)
        .stream()
        .map(Mark::label)
        .filter(label -> !label.isEmpty())
        .toList();
  }

  private static double width(String label) {
    return DIGIT * label.length();
  }
}
