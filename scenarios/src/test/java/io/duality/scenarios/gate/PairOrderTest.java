package io.duality.scenarios.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PairOrderTest {
  private static final List<String> SCENARIOS = List.of("one", "two");

  @Test
  void putsTheHeadFirstInHalfOfThePairsOfEachScenario() {
    List<Pair> order = PairOrder.of(SCENARIOS, 10, 5, 0, 1);

    for (String scenario : SCENARIOS) {
      List<Pair> compared = of(order, scenario, false);
      assertThat(compared).hasSize(10);
      assertThat(compared.stream().filter(Pair::headFirst)).hasSize(5);
      List<Pair> control = of(order, scenario, true);
      assertThat(control).hasSize(5);
      assertThat(control.stream().filter(Pair::headFirst)).hasSizeBetween(2, 3);
    }
    assertThat(order).extracting(Pair::id).doesNotHaveDuplicates().contains(0, 29);
  }

  @Test
  void interleavesScenariosAndControl() {
    List<Pair> order = PairOrder.of(SCENARIOS, 20, 10, 0, 7);

    List<Pair> firstHalf = order.subList(0, order.size() / 2);
    for (String scenario : SCENARIOS) {
      assertThat(of(firstHalf, scenario, false)).hasSizeBetween(1, 19);
      assertThat(of(firstHalf, scenario, true)).hasSizeBetween(1, 9);
    }
  }

  @Test
  void isTheSameForTheSameSeedOnly() {
    List<Pair> order = PairOrder.of(SCENARIOS, 10, 5, 0, 1);

    assertThat(PairOrder.of(SCENARIOS, 10, 5, 0, 1)).isEqualTo(order);
    assertThat(PairOrder.of(SCENARIOS, 10, 5, 0, 2)).isNotEqualTo(order);
  }

  @Test
  void aControlStartsTheBaseTwice() {
    Pair control = new Pair(0, "one", true, true);
    assertThat(List.of(control.side(0), control.side(1)))
        .containsExactly(SideName.BASE, SideName.BASE);
    Pair headFirst = new Pair(1, "one", false, true);
    assertThat(List.of(headFirst.side(0), headFirst.side(1)))
        .containsExactly(SideName.HEAD, SideName.BASE);
    Pair headSecond = new Pair(2, "one", false, false);
    assertThat(List.of(headSecond.side(0), headSecond.side(1)))
        .containsExactly(SideName.BASE, SideName.HEAD);
  }

  private static List<Pair> of(List<Pair> order, String scenario, boolean control) {
    return order.stream()
        .filter(pair -> pair.scenario().equals(scenario) && pair.control() == control)
        .toList();
  }
}
