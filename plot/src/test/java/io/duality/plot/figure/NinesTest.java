package io.duality.plot.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class NinesTest {
  @Test
  void eachNineMoreHasATick() {
    List<Mark> marks = Nines.upTo(20_000, 400, NinesTest::width);

    assertThat(marks)
        .extracting(Mark::label)
        .containsExactly("0 %", "50 %", "90 %", "99 %", "99.9 %", "99.99 %");
    assertThat(marks)
        .extracting(Mark::value)
        .containsExactly(1.0, 2.0, 10.0, 100.0, 1_000.0, 10_000.0);
  }

  @Test
  void theEndOfTheAxisHasItsTick() {
    assertThat(Nines.upTo(1_000, 400, NinesTest::width))
        .extracting(Mark::label)
        .endsWith("99 %", "99.9 %");
    assertThat(Nines.upTo(999, 400, NinesTest::width))
        .extracting(Mark::label)
        .endsWith("90 %", "99 %");
  }

  @Test
  void aLabelThatWouldTouchTheOneBeforeIsLeftOut() {
    assertThat(Nines.upTo(1e7, 210, NinesTest::width))
        .extracting(Mark::label)
        .startsWith("0 %", "", "90 %", "99 %");
    assertThat(Nines.upTo(1e7, 210, NinesTest::width)).extracting(Mark::value).hasSize(9);
  }

  @Test
  void anAxisOfPercentilesBeginsAtNone() {
    assertThat(Figure.XAxis.ofPercentiles("Percentile", 100).low()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> axis(Figure.XAxis.Count.PERCENTILES, 2))
        .withMessageContaining("from 2.0 to 100.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> axis(Figure.XAxis.Count.LINEAR, 1))
        .withMessageContaining("from 1.0 to 100.0");
  }

  private static double width(String text) {
    return 4.0 * text.length();
  }

  private static Figure.XAxis axis(Figure.XAxis.Count count, double low) {
    return new Figure.XAxis("Requests", count, low, 100, List.of());
  }
}
