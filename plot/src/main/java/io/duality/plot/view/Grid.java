package io.duality.plot.view;

import java.util.List;

/**
 * A table.
 *
 * @param caption what it holds, for whoever sees nothing but the table
 * @param columns at least one
 * @param rows as many cells each as there are columns; the first names the row
 * @param grouped whether rows whose first cells are equal belong together
 */
public record Grid(String caption, List<Column> columns, List<List<String>> rows, boolean grouped)
    implements Block {

  /** Which way a column's texts are set. */
  public enum Side {
    LEFT,
    RIGHT
  }

  /** A head, empty where the one before it is theirs too, and where texts stand beneath it. */
  public record Column(String head, Side side) {
    /** Of texts. */
    public static Column left(String head) {
      return new Column(head, Side.LEFT);
    }

    /** Of numbers. */
    public static Column right(String head) {
      return new Column(head, Side.RIGHT);
    }
  }

  public Grid {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    int width = columns.size();
    if (width == 0 || rows.stream().anyMatch(row -> row.size() != width)) {
      throw new IllegalArgumentException(
          "table '" + caption + "': every row has as many cells as there are columns, " + width);
    }
  }

  /** Names with their values. */
  public static Grid pairs(String caption, String head, List<List<String>> rows) {
    return new Grid(caption, List.of(Column.left(head), Column.left("")), rows, false);
  }

  /** It has heads only. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }
}
