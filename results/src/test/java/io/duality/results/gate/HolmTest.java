package io.duality.results.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HolmTest {
  /** The example of R's p.adjust: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm"). */
  @Test
  void agreesWithR() {
    assertThat(Holm.adjust(0.01, 0.04, 0.03, 0.005))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
  }

  @Test
  void neverExceedsOne() {
    assertThat(Holm.adjust(0.9, 0.8)).containsExactly(1, 1);
  }

  @Test
  void leavesASingleOneAsItIs() {
    assertThat(Holm.adjust(0.013)).containsExactly(0.013);
    assertThat(Holm.adjust()).isEmpty();
  }
}
