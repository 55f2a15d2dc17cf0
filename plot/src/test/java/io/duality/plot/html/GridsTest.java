package io.duality.plot.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.plot.view.Grid;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridsTest {
  private static String written(Grid grid) {
    Markup out = new Markup();
    new Grids(out).write(grid, "one");
    return out.toString();
  }

  @Test
  void aHeadStandsOverTheColumnsBehindItThatHaveNone() {
    String table = written(Grid.pairs("The machine", "machine", List.of(List.of("CPUs", "2"))));

    assertThat(table)
        .contains("<th scope=\"colgroup\" colspan=\"2\">machine</th>")
        .contains("<th scope=\"row\">CPUs</th><td>2</td>");
  }

  @Test
  void eachColumnWithAHeadHasItAlone() {
    List<Grid.Column> columns = List.of(Grid.Column.left("model"), Grid.Column.right("MiB"));

    assertThat(written(new Grid("Memory", columns, List.of(List.of("epoll", "70")), false)))
        .contains("<th scope=\"col\">model</th><th scope=\"col\" class=\"r\">MiB</th>")
        .doesNotContain("colspan");
  }

  @Test
  void aCaptionThatTheHeadSaysAgainIsHeardAndNotSeen() {
    List<List<String>> rows = List.of(List.of("verdict", "supported"));

    assertThat(written(Grid.pairs("duality", "duality", rows)))
        .contains("<caption id=\"one-c\" class=\"skip\">duality</caption>");
    assertThat(written(Grid.pairs("The claim duality", "duality", rows)))
        .contains("<caption id=\"one-c\">The claim duality</caption>");
  }
}
