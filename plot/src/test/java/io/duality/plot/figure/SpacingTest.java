package io.duality.plot.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpacingTest {
  @Test
  void labelsWithRoomStayWhereTheyWantToBe() {
    assertThat(Spacing.apart(List.of(10.0, 40.0, 80.0), List.of(10.0, 10.0, 10.0), 0, 100))
        .containsExactly(10.0, 40.0, 80.0);
  }

  @Test
  void labelsOfOneHeightSpreadAboutIt() {
    assertThat(Spacing.apart(List.of(50.0, 50.0, 50.0), List.of(10.0, 10.0, 10.0), 0, 100))
        .containsExactly(40.0, 50.0, 60.0);
  }

  @Test
  void labelsDoNotLeaveTheirRange() {
    assertThat(Spacing.apart(List.of(0.0, 1.0, 99.0), List.of(10.0, 10.0, 20.0), 0, 100))
        .containsExactly(5.0, 15.0, 90.0);
  }

  @Test
  void noneIsNone() {
    assertThat(Spacing.apart(List.of(), List.of(), 0, 100)).isEmpty();
  }

  @Test
  void whatFitsNeverOverlapsAndKeepsItsOrder() {
    Random random = new Random(3);
    for (int round = 0; round < 500; round++) {
      int n = 1 + random.nextInt(12);
      List<Double> wanted = new ArrayList<>();
      List<Double> heights = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        wanted.add(random.nextInt(8) * 30.0 - 20);
        heights.add(4 + random.nextDouble() * 10);
      }
      Collections.sort(wanted);
      assertApart(Spacing.apart(wanted, heights, 0, 200), heights);
    }
  }

  private static void assertApart(List<Double> centres, List<Double> heights) {
    double top = 0;
    for (int i = 0; i < centres.size(); i++) {
      assertThat(centres.get(i) - heights.get(i) / 2).isGreaterThanOrEqualTo(top - 1e-9);
      top = centres.get(i) + heights.get(i) / 2;
    }
    assertThat(top).isLessThanOrEqualTo(200 + 1e-9);
  }
}
