package io.duality.plot.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.duality.plot.figure.Figure;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewTest {
  private static final Grid GRID =
      new Grid(
          "Rates",
          List.of(Grid.Column.right("clients"), Grid.Column.right("epoll")),
          List.of(List.of("1", "20")),
          false);

  @Test
  void aRowHasACellForEachColumn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Grid("Rates", GRID.columns(), List.of(List.of("1")), false))
        .withMessageContaining("'Rates'")
        .withMessageContaining("2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Grid("Nothing", List.of(), List.of(), false));
  }

  @Test
  void aGridOfHeadsAloneIsEmpty() {
    assertThat(GRID.isEmpty()).isFalse();
    assertThat(new Grid("Rates", GRID.columns(), List.of(), false).isEmpty()).isTrue();
  }

  @Test
  void eachRowOfReadingsHasAPlace() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Readings(Readings.Along.X, List.of(1.0, 2.0), GRID))
        .withMessageContaining("2 places for 1 rows of 'Rates'");
  }

  @Test
  void aPlotShowsOneOfItsDrawings() {
    Figure figure =
        new Figure(
            "",
            new Figure.XAxis("Clients", 1, 2),
            new Figure.YAxis("Rate", false, 0, 1),
            List.of(),
            "",
            List.of());
    Frame frame = new Frame("linear", figure, new Readings(Readings.Along.X, List.of(1.0), GRID));

    assertThat(plot(List.of(frame, frame), 1).shown()).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> plot(List.of(frame), 1));
    assertThatIllegalArgumentException().isThrownBy(() -> plot(List.of(), 0));
  }

  private static Plot plot(List<Frame> frames, int shown) {
    return new Plot("rates", "Rates", List.of(), Plot.Choice.SCALE, frames, shown);
  }
}
