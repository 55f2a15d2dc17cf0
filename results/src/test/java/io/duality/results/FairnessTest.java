package io.duality.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FairnessTest {
  @Test
  void isOneWhenAllAreServedAlike() {
    assertThat(fairness(17, 17, 17).jain()).isEqualTo(1);
    assertThat(fairness(1).jain()).isEqualTo(1);
  }

  @Test
  void isTheShareOfClientsThatAreServedAlike() {
    assertThat(fairness(9, 0, 9, 0, 0, 0, 0, 0).jain()).isEqualTo(2 / 8.0);
  }

  @Test
  void isZeroWhenNobodyIsServed() {
    assertThat(fairness(0, 0).jain()).isZero();
    assertThat(Fairness.NONE.jain()).isZero();
  }

  @Test
  void mergesGeneratorsAsIfTheyWereOne() {
    long[] all = new Random(1).longs(1000, 0, 100_000).toArray();
    double sum = Arrays.stream(all).sum();
    double squares = Arrays.stream(all).mapToDouble(x -> (double) x * x).sum();

    Fairness merged =
        Fairness.NONE
            .plus(fairness(Arrays.copyOfRange(all, 0, 10)))
            .plus(fairness(Arrays.copyOfRange(all, 10, 1000)));

    assertThat(merged.clients()).isEqualTo(1000);
    assertThat(merged.jain()).isCloseTo(sum * sum / (1000 * squares), within(1e-12));
    assertThat(merged).isEqualTo(fairness(all));
  }

  @Test
  void staysWithinItsRangeBeyondTheExactIntegers() {
    long many = 3_000_000_007L;
    assertThat(fairness(many, many, many).jain()).isBetween(0.999999999, 1.0);
  }

  @Test
  void refusesLessThanNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Fairness(1, -1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Fairness(1, 1, Double.NaN));
  }

  private static Fairness fairness(long... completions) {
    return new Fairness(
        completions.length,
        Arrays.stream(completions).sum(),
        Arrays.stream(completions).mapToDouble(x -> (double) x * x).sum());
  }
}
