package io.duality.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class CourseTest {
  @Test
  void mayHaveNoGlance() {
    assertThat(new Course(2, List.of(), List.of()).seconds()).isEmpty();
  }

  @Test
  void hasACountForEachGlance() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Course(2, List.of(0.5, 1.0), List.of(1L)))
        .withMessage("a course has 2 glances, but 1 counts");
  }

  @Test
  void itsGlancesAscendFromZero() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Course(2, List.of(0.0), List.of(1L)))
        .withMessageContaining("a glance at 0.0 s stands behind one at 0.0 s");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Course(2, List.of(1.0, 1.0), List.of(1L, 2L)))
        .withMessageContaining("they ascend from 0");
  }

  @Test
  void refusesWhatCannotBeCounted() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Course(-1, List.of(), List.of()))
        .withMessageContaining("warmupSeconds");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Course(0, List.of(Double.NaN), List.of(1L)))
        .withMessageContaining("seconds is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Course(0, List.of(1.0), List.of(-1L)))
        .withMessageContaining("completed is -1");
  }
}
