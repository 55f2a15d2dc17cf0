package io.duality.plot.html;

import io.duality.plot.view.Grid;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tables with a caption, heads that say whose they are, and room to be moved sideways. */
final class Grids {
  private final Markup out;

  Grids(Markup out) {
    this.out = out;
  }

  /** Any table. */
  void write(Grid grid, String id) {
    write(grid, id, Map.of());
  }

  /**
   * A table in which the columns of series can be found.
   *
   * @param keys of the series, by name; heads say which column is whose
   */
  void write(Grid grid, String id, Map<String, String> keys) {
    out.open(
        "div", "class", "scroll", "role", "region", "tabindex", "0", "aria-labelledby", id + "-c");
    out.open("table", "id", id);
    // Where the head says the same it is enough to hear it.
    String seen = grid.caption().equals(grid.columns().getFirst().head()) ? "skip" : null;
    out.element("caption", grid.caption(), "id", id + "-c", "class", seen);
    head(grid, keys);
    out.open("tbody").line();
    String group = "";
    for (List<String> row : grid.rows()) {
      boolean begins = grid.grouped() && !row.getFirst().equals(group);
      out.open("tr", "class", begins ? "first" : null);
      group = row.getFirst();
      row(grid, row);
      out.close("tr").line();
    }
    out.close("tbody").close("table").close("div").line();
  }

  private void head(Grid grid, Map<String, String> keys) {
    out.open("thead").open("tr");
    List<Grid.Column> columns = grid.columns();
    for (int i = 0; i < columns.size(); ) {
      int next = i + 1;
      while (next < columns.size() && columns.get(next).head().isEmpty()) {
        next++;
      }
      head(columns.get(i), next - i, keys);
      i = next;
    }
    out.close("tr").close("thead").line();
  }

  /** A head stands over the columns behind it that have none. */
  private void head(Grid.Column column, int width, Map<String, String> keys) {
    out.element(
        "th",
        column.head(),
        "scope",
        width == 1 ? "col" : "colgroup",
        "colspan",
        width == 1 ? null : Integer.toString(width),
        "class",
        side(column),
        "data-of",
        keys.get(column.head()));
  }

  private void row(Grid grid, List<String> row) {
    for (int i = 0; i < row.size(); i++) {
      String side = side(grid.columns().get(i));
      if (i == 0) {
        out.element("th", row.get(i), "scope", "row", "class", side);
      } else {
        out.element("td", row.get(i), "class", side);
      }
    }
  }

  /** Texts are on the left anyway. */
  private static @Nullable String side(Grid.Column column) {
    return switch (column.side()) {
      case LEFT -> null;
      case RIGHT -> "r";
    };
  }
}
