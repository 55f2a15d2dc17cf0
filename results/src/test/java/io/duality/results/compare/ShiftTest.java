package io.duality.results.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShiftTest {
  /** Critical values of U at 5 %, two-sided, as tables have them; the rank is one more. */
  @ParameterizedTest
  @CsvSource({"4,4,0", "5,5,2", "6,6,5", "8,8,13", "10,10,23", "5,10,8", "20,20,127"})
  void agreesWithTheTablesOfMannAndWhitney(int n, int m, int critical) {
    assertThat(Shift.outside(n, m)).isEqualTo(critical + 1);
    assertThat(Shift.outside(m, n)).isEqualTo(critical + 1);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "3,3", "1,20", "2,7"})
  void hasNoIntervalOfTooFew(int n, int m) {
    assertThat(Shift.of(new double[n], new double[m])).isEmpty();
  }

  /** The interval's ends are where the library's exact test changes its mind. */
  @Test
  void holdsTheShiftsThatTheExactTestDoesNotReject() {
    MannWhitneyUTest oracle = MannWhitneyUTest.withDefaults().with(PValueMethod.EXACT);
    Random random = new Random(4);
    for (int i = 0; i < 50; i++) {
      double[] from = random.doubles(4 + random.nextInt(8)).toArray();
      double[] to = random.doubles(4 + random.nextInt(8), 0.3, 1.5).toArray();
      Shift shift = Shift.of(from, to).orElseThrow();
      double step = 1e-9;
      assertThat(p(oracle, from, to, shift.low() + step)).isGreaterThan(0.05);
      assertThat(p(oracle, from, to, shift.low() - step)).isLessThanOrEqualTo(0.05);
      assertThat(p(oracle, from, to, shift.high() - step)).isGreaterThan(0.05);
      assertThat(p(oracle, from, to, shift.high() + step)).isLessThanOrEqualTo(0.05);
      assertThat(shift.estimate()).isBetween(shift.low(), shift.high());
    }
  }

  private static double p(MannWhitneyUTest oracle, double[] from, double[] to, double shift) {
    return oracle.test(from, Arrays.stream(to).map(x -> x - shift).toArray()).getPValue();
  }

  @Test
  void findsAShiftThatIsThere() {
    double[] from = {1, 2, 3, 4, 5};
    double[] to = {11, 12, 13, 14, 15};
    Shift shift = Shift.of(from, to).orElseThrow();
    assertThat(shift.estimate()).isCloseTo(10, within(1e-12));
  }
}
