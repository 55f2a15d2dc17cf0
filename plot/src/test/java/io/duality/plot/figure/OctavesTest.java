package io.duality.plot.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OctavesTest {
  private static final double DIGIT = 4.8;

  @Test
  void everyPowerOfTwoHasATick() {
    assertThat(Octaves.between(1, 65536, 360, OctavesTest::width))
        .extracting(Mark::value)
        .hasSize(17)
        .startsWith(1.0, 2.0, 4.0)
        .endsWith(32768.0, 65536.0);
  }

  @Test
  void everyPowerOfTwoHasItsNumberWhereThereIsRoom() {
    assertThat(labels(1, 64, 360)).containsExactly("1", "2", "4", "8", "16", "32", "64");
    assertThat(labels(1, 65536, 700)).hasSize(17);
  }

  @Test
  void numbersThinOutInStep() {
    assertThat(labels(1, 65536, 360))
        .containsExactly("1", "4", "16", "64", "256", "1024", "4096", "16384", "65536");
    assertThat(labels(1, 65536, 150)).containsExactly("1", "16", "256", "4096", "65536");
  }

  @Test
  void anEndThatIsNoPowerOfTwoKeepsItsDistance() {
    assertThat(Octaves.between(1, 100_000, 360, OctavesTest::width))
        .extracting(Mark::value)
        .hasSize(17)
        .endsWith(65536.0);
    assertThat(labels(3, 100, 360)).containsExactly("4", "8", "16", "32", "64");
  }

  @Test
  void numbersNeverTouch() {
    for (double points = 30; points < 800; points += 7) {
      double octave = points / 20;
      double end = Double.NEGATIVE_INFINITY;
      for (Mark mark : Octaves.between(1, 1 << 20, points, OctavesTest::width)) {
        double at = Octaves.log2(mark.value()) * octave;
        double width = width(mark.label());
        if (width > 0) {
          assertThat(at - width / 2).isGreaterThan(end);
          end = at + width / 2;
        }
      }
    }
  }

  private static List<String> labels(double low, double high, double points) {
    return Octaves.between(low, high, points, OctavesTest::width).stream()
        .map(Mark::label)
        .filter(label -> !label.isEmpty())
        .toList();
  }

  private static double width(String label) {
    return DIGIT * label.length();
  }
}
