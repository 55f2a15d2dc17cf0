package io.duality.scenarios.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XValuesTest {

  @Test
  void readsAList() {
    assertThat(XValues.parse("1,64,1k,64k")).containsExactly(1L, 64L, 1024L, 65_536L);
  }

  @Test
  void readsARangeWithBothItsEnds() {
    assertThat(XValues.parse("1:4:65536"))
        .containsExactly(1L, 4L, 16L, 64L, 256L, 1024L, 4096L, 16_384L, 65_536L);
  }

  @Test
  void endsARangeWithItsLastValueAlsoWhenTheFactorStepsOverIt() {
    assertThat(XValues.parse("1:10:512")).containsExactly(1L, 10L, 100L, 512L);
  }

  @Test
  void sortsAndDropsDuplicates() {
    assertThat(XValues.parse("64, 1 ,1:2:4,2")).containsExactly(1L, 2L, 4L, 64L);
  }

  @Test
  void acceptsTheGreatestCount() {
    assertThat(XValues.parse("4000000")).isEqualTo(List.of(XValues.MAX));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        "0",
        "-1",
        "1.5",
        "1,,2",
        "4000001",
        "4m",
        "1:2",
        "1:2:3:4",
        "0:2:8",
        "8:2:1",
        "1:1:8",
        "1:-2:8",
        "x",
        "1e3",
        "1k k",
        "999999999999999999999",
        "٣"
      })
  void refusesAllElseInOneLineThatNamesTheValue(String text) {
    assertThatThrownBy(() -> XValues.parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("expected ")
        .hasMessageContaining("found '")
        .message()
        .doesNotContain("\n");
  }

  /**
   * Any range is ascending, within its ends, holds both, and grows by the factor except at last.
   */
  @RepeatedTest(200)
  void holdsItsRulesForAnyRange(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    long from = 1L + random.nextInt(1000);
    long factor = 2L + random.nextInt(9);
    long to = from + random.nextInt(1_000_000);

    List<Long> values = XValues.parse(from + ":" + factor + ":" + to);

    assertThat(values).isSorted().doesNotHaveDuplicates();
    assertThat(values.getFirst()).isEqualTo(from);
    assertThat(values.getLast()).isEqualTo(to);
    for (int i = 1; i < values.size() - 1; i++) {
      assertThat(values.get(i)).isEqualTo(values.get(i - 1) * factor);
    }
  }
}
