package io.duality.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.plot.figure.Curve;
import io.duality.plot.figure.Dot;
import io.duality.plot.figure.Palette;
import io.duality.plot.view.Grid;
import io.duality.plot.view.Readings;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadOffTest {
  private static Curve curve(String label, Dot... dots) {
    return new Curve(label, Palette.ideal(), List.of(List.of(dots)), "");
  }

  @Test
  void hasARowForEachXOfAnyCurve() {
    Readings readings =
        ReadOff.overX(
            "Bandwidth, Mbit/s",
            "clients",
            List.of(
                curve("epoll", new Dot(1, 20, 10, 40, false), Dot.at(4, 1234.5)),
                curve("seda", new Dot(2, 50, 49, 51, true))));

    assertThat(readings.along()).isEqualTo(Readings.Along.X);
    assertThat(readings.at()).containsExactly(1.0, 2.0, 4.0);
    assertThat(readings.grid().columns())
        .extracting(Grid.Column::head)
        .containsExactly("clients", "epoll", "seda");
    assertThat(readings.grid().rows())
        .containsExactly(
            List.of("1", "20 (10 to 40)", "–"),
            List.of("2", "–", "50 (49 to 51), not valid"),
            List.of("4", "1235", "–"));
  }

  @Test
  void aDistributionIsReadByTheShareThatHasCome() {
    Readings readings =
        ReadOff.ofDistribution(
            "Response time, ms",
            List.of(
                curve("epoll", at(3, 0.5), at(7, 0.9), at(9, 1)),
                curve("seda", at(4, 0.999), new Dot(80, 1, 1, 1, true)),
                new Curve("poll", Palette.ideal(), List.of(), "not run")));

    assertThat(readings.along()).isEqualTo(Readings.Along.Y);
    assertThat(readings.grid().rows())
        .contains(
            List.of("50 %", "3", "4, not valid", "–"),
            List.of("90 %", "7", "4, not valid", "–"),
            List.of("99.9 %", "9", "4, not valid", "–"),
            List.of("100 %", "9", "80, not valid", "–"));
    assertThat(readings.at()).startsWith(0.05).endsWith(1.0);
  }

  @Test
  void percentilesAreReadWhereAnyCurveHasThem() {
    Readings readings =
        ReadOff.ofPercentiles(
            "Response time, ms",
            List.of(
                curve("epoll", Dot.at(1, 2), Dot.at(2, 3), Dot.at(3, 4), Dot.at(100, 9)),
                curve("seda", Dot.at(2, 5), new Dot(10, 6, 6, 6, true))));

    assertThat(readings.along()).isEqualTo(Readings.Along.X);
    assertThat(readings.at()).containsExactly(2.0, 10.0, 100.0);
    assertThat(readings.grid().rows())
        .containsExactly(
            List.of("50 %", "3", "5, not valid"),
            List.of("90 %", "–", "6, not valid"),
            List.of("99 %", "9", "–"));
  }

  private static Dot at(double millis, double share) {
    return Dot.at(millis, share);
  }
}
