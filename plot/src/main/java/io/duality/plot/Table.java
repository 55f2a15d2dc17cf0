package io.duality.plot;

import io.duality.plot.figure.Ink;
import io.duality.plot.figure.Typeface;
import io.duality.plot.view.Grid;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A grid on pages: its heads stand again on each. Columns are as wide as their longest text; what
 * does not fit wraps, in the last column first. Where a grid is grouped there is a thin line
 * wherever the text of the first column changes.
 */
final class Table {
  private static final double GAP = 9;
  private static final double LEAST_LAST = 120;
  private static final double MOST = 170;
  private static final double RULE = 3;

  /** What is longer would not fit on a page. */
  private static final int MOST_LINES = 40;

  private final List<Grid.Column> columns;
  private final boolean grouped;
  private final List<List<String>> rows;

  Table(Grid grid) {
    columns = grid.columns();
    grouped = grid.grouped();
    rows = grid.rows();
  }

  /** The width that it would like to have, points. */
  double naturalWidth(Typeface typeface) {
    double sum = GAP * (columns.size() - 1);
    for (int i = 0; i < columns.size(); i++) {
      sum += natural(i, typeface);
    }
    return sum;
  }

  /** Its height if no text wraps, points. */
  double naturalHeight() {
    return (rows.size() + 1) * (Ink.LINE + 1) + 4;
  }

  void into(Flow flow) {
    Typeface typeface = flow.typeface();
    double[] widths = widths(typeface);
    List<List<String>> head =
        wrapped(columns.stream().map(Grid.Column::head).toList(), widths, typeface);
    flow.keep(3 * height(head));
    head(flow, head, widths);
    String group = rows.isEmpty() ? "" : rows.getFirst().getFirst();
    for (List<String> row : rows) {
      List<List<String>> cells = wrapped(row, widths, typeface);
      if (height(cells) > flow.room()) {
        flow.newPage();
        head(flow, head, widths);
      } else if (grouped && !row.getFirst().equals(group)) {
        rule(flow, widths, Ink.LIGHT);
      }
      group = row.getFirst();
      flow.row(height(cells), (ink, top) -> draw(ink, top, cells, widths));
    }
  }

  private void head(Flow flow, List<List<String>> cells, double[] widths) {
    flow.row(height(cells), (ink, top) -> draw(ink, top, cells, widths));
    rule(flow, widths, Ink.GREY);
  }

  private static void rule(Flow flow, double[] widths, Color color) {
    double right = GAP * (widths.length - 1) + Arrays.stream(widths).sum();
    flow.row(RULE, (ink, top) -> ink.line(0, top + RULE / 2, right, top + RULE / 2, color, 0.5f));
  }

  private void draw(Ink ink, double top, List<List<String>> cells, double[] widths) {
    double left = 0;
    for (int i = 0; i < widths.length; i++) {
      double baseline = top + Ink.LINE - 2;
      for (String line : cells.get(i)) {
        switch (columns.get(i).side()) {
          case LEFT -> ink.text(line, left, baseline, Ink.TEXT, Ink.BLACK);
          case RIGHT ->
              ink.text(line, left + widths[i], baseline, Ink.TEXT, Ink.BLACK, Ink.Align.RIGHT);
        }
        baseline += Ink.LINE;
      }
      left += widths[i] + GAP;
    }
  }

  private double[] widths(Typeface typeface) {
    int last = columns.size() - 1;
    double[] widths = new double[columns.size()];
    double left = Flow.WIDTH;
    for (int i = 0; i < last; i++) {
      widths[i] = Math.min(MOST, natural(i, typeface));
      left -= widths[i] + GAP;
    }
    widths[last] = Math.min(natural(last, typeface), Math.max(LEAST_LAST, left));
    double over = GAP * last + Arrays.stream(widths).sum() - Flow.WIDTH;
    // Too wide all the same: the first column, which holds names, gives way.
    widths[0] = over > 0 ? Math.max(40, widths[0] - over) : widths[0];
    return widths;
  }

  private double natural(int column, Typeface typeface) {
    double widest = typeface.width(typeface.printable(columns.get(column).head()), Ink.TEXT);
    for (List<String> row : rows) {
      widest = Math.max(widest, typeface.width(typeface.printable(row.get(column)), Ink.TEXT));
    }
    // A hair more, so that rounding never wraps what was measured to fit.
    return widest + 0.01;
  }

  private static List<List<String>> wrapped(
      List<String> cells, double[] widths, Typeface typeface) {
    List<List<String>> lines = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      List<String> cell = typeface.wrap(typeface.printable(cells.get(i)), Ink.TEXT, widths[i]);
      boolean whole = cell.size() <= MOST_LINES;
      lines.add(whole ? cell : List.of(cell.getFirst(), "… " + (cell.size() - 1) + " more lines"));
    }
    return lines;
  }

  private static double height(List<List<String>> cells) {
    return 1 + Ink.LINE * cells.stream().mapToInt(List::size).max().orElse(1);
  }
}
