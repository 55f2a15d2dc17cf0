package io.duality.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.plot.figure.Curve;
import io.duality.plot.figure.Dot;
import io.duality.plot.figure.Palette;
import io.duality.plot.view.Readings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTableTest {
  private static Curve curve(String label, Dot... dots) {
    return new Curve(label, Palette.ideal(), List.of(List.of(dots)), "");
  }

  private static String table(String head, Readings.Along along, Curve... curves) {
    return new String(ChartTable.of(head, List.of(curves), along), StandardCharsets.UTF_8);
  }

  @Test
  void hasARowForEachXAndTheBandOfEachCurve() {
    assertThat(
            table(
                "clients",
                Readings.Along.X,
                curve("epoll", new Dot(1, 20, 10, 40.5, false), new Dot(64, 5, 5, 5, true)),
                curve("seda", Dot.at(2, 0.1))))
        .isEqualTo(
            """
            clients\tepoll\tepoll low\tepoll high\tepoll valid\tseda\tseda low\tseda high\tseda valid
            1\t20\t10\t40.5\t1\tNaN\tNaN\tNaN\tNaN
            2\tNaN\tNaN\tNaN\tNaN\t0.1\t0.1\t0.1\t1
            64\t5\t5\t5\t0\tNaN\tNaN\tNaN\tNaN
            """);
  }

  @Test
  void hasARowForEachShareOfADistribution() {
    assertThat(
            table(
                "share",
                Readings.Along.Y,
                curve("epoll", Dot.at(3, 0.5), Dot.at(7.25, 1)),
                curve("seda", Dot.at(4, 0.5), new Dot(9, 1, 1, 1, true))))
        .isEqualTo(
            """
            share\tepoll\tepoll valid\tseda\tseda valid
            0.5\t3\t1\t4\t0
            1\t7.25\t1\t9\t0
            """);
  }

  @Test
  void aStrangersNameAddsNeitherAColumnNorARow() {
    assertThat(table("x", Readings.Along.Y, curve("a\tb\nc", Dot.at(3, 0.5))))
        .isEqualTo("x\ta b c\ta b c valid\n0.5\t3\t1\n");
  }

  @Test
  void aChartWithoutACurveIsOneLine() {
    assertThat(table("clients", Readings.Along.X)).isEqualTo("clients\n");
  }
}
