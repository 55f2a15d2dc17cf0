package io.duality.plot.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Draws a {@link Forest}: a row for each change with its name at the left, its interval over the
 * band in which it does not matter, and at the right the figures and the verdict in words.
 */
public final class ForestDrawing implements Drawing {
  private static final double MARGIN = FigureDrawing.MARGIN;
  private static final double ROOM = FigureDrawing.WIDTH - 2 * MARGIN;
  private static final double TITLE_BASELINE = 15;
  private static final double TITLE_LINE = 14;
  private static final double ROW = 15;
  private static final double INDENT = 8;
  private static final double GAP = 10;
  private static final double AXIS = 34;
  private static final double RADIUS = 3.1;
  private static final double MOST_LABEL = 150;
  private static final double LEAST_AXIS = 120;
  private static final Color BAND = new Color(0xE9E9E9);

  private final Forest forest;
  private final Typeface typeface;
  private final List<String> title;
  private final List<String> caption;
  private final double figuresLeft;
  private final double verdictLeft;
  private final RatioAxis axis;
  private final List<Placed> placed;

  /** Lays it out. */
  public ForestDrawing(Forest forest, Typeface typeface) {
    this.forest = printable(forest, typeface);
    this.typeface = typeface;
    title = typeface.wrap(this.forest.title(), Ink.TITLE, ROOM);
    caption =
        this.forest.caption().stream()
            .flatMap(text -> typeface.wrap(text, Ink.TEXT, ROOM).stream())
            .toList();
    double labels = Math.min(MOST_LABEL, INDENT + widest(Forest.Row::label)) + GAP;
    verdictLeft = MARGIN + ROOM - widest(Forest.Row::verdict);
    figuresLeft = verdictLeft - GAP - widest(Forest.Row::figures);
    double left = MARGIN + labels;
    axis = RatioAxis.of(this.forest.rows(), left, Math.max(LEAST_AXIS, figuresLeft - GAP - left));
    placed = placed();
  }

  private double widest(Function<Forest.Row, String> text) {
    return forest.rows().stream()
        .mapToDouble(row -> typeface.width(text.apply(row), Ink.TEXT))
        .max()
        .orElse(0);
  }

  @Override
  public double height() {
    return top() + rowsHeight() + AXIS + caption.size() * Ink.LINE + MARGIN;
  }

  private double top() {
    return TITLE_BASELINE + title.size() * TITLE_LINE;
  }

  /** A group has a line of its own for its name, which may run over the axis there. */
  private double rowsHeight() {
    return ROW * (placed.size() + placed.stream().filter(Placed::first).count());
  }

  @Override
  public void draw(Graphics2D on) {
    on.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    Ink ink = new Ink(on, typeface);
    double baseline = TITLE_BASELINE;
    for (String line : title) {
      ink.text(line, MARGIN, baseline, Ink.TITLE, Ink.BLACK);
      baseline += TITLE_LINE;
    }
    double foot = top() + rowsHeight();
    placed.forEach(row -> band(ink, row));
    grid(ink, foot);
    placed.forEach(row -> row(ink, row));
    double text = foot + AXIS;
    for (String line : caption) {
      ink.text(line, MARGIN, text + Ink.LINE - 4, Ink.TEXT, Ink.GREY);
      text += Ink.LINE;
    }
  }

  /** A row, the middle of its line, and whether it begins a group. */
  private record Placed(Forest.Row row, double middle, boolean first) {}

  private List<Placed> placed() {
    List<Placed> all = new ArrayList<>();
    double y = top();
    String group = "";
    for (Forest.Row row : forest.rows()) {
      boolean first = all.isEmpty() || !row.group().equals(group);
      y += first ? ROW : 0;
      all.add(new Placed(row, y + ROW / 2, first));
      group = row.group();
      y += ROW;
    }
    return all;
  }

  private void band(Ink ink, Placed at) {
    double from = axis.at(1 / at.row().margin());
    double to = axis.at(at.row().margin());
    ink.fill(new Rectangle2D.Double(from, at.middle() - ROW / 2, to - from, ROW), BAND);
  }

  private void grid(Ink ink, double foot) {
    for (Mark mark : axis.marks(label -> typeface.width(label, Ink.TEXT))) {
      double x = axis.at(mark.value());
      ink.line(x, foot, x, foot + 3, Ink.GREY, 0.6f);
      ink.text(mark.label(), x, foot + 12, Ink.TEXT, Ink.BLACK, Ink.Align.CENTER);
    }
    ink.line(axis.at(1), top() + ROW, axis.at(1), foot, Ink.GREY, 1f);
    ink.line(axis.left(), foot, axis.left() + axis.width(), foot, Ink.GREY, 0.8f);
    ink.text(forest.axis(), axis.at(1), foot + 24, Ink.TEXT, Ink.GREY, Ink.Align.CENTER);
  }

  private void row(Ink ink, Placed at) {
    Forest.Row row = at.row();
    double baseline = at.middle() + 3;
    if (at.first()) {
      String group = typeface.fit(row.group(), Ink.TEXT, ROOM);
      ink.text(group, MARGIN, baseline - ROW, Ink.TEXT, Ink.BLACK);
    }
    double room = axis.left() - GAP - MARGIN - INDENT;
    String label = typeface.fit(row.label(), Ink.TEXT, room);
    ink.text(label, MARGIN + INDENT, baseline, Ink.TEXT, Ink.GREY);
    interval(ink, row, at.middle());
    ink.text(row.figures(), figuresLeft, baseline, Ink.TEXT, Ink.BLACK);
    ink.text(row.verdict(), verdictLeft, baseline, Ink.TEXT, row.look().textColor());
  }

  private void interval(Ink ink, Forest.Row row, double y) {
    Color color = row.look().color();
    double from = axis.at(row.low());
    double to = axis.at(row.high());
    ink.line(from, y, to, y, color, 1.4f);
    end(ink, row.low(), y, color);
    end(ink, row.high(), y, color);
    if (axis.holds(row.ratio())) {
      ink.marker(row.look(), axis.at(row.ratio()), y, RADIUS, row.hollow());
    }
  }

  /** A bar across, or an arrow where the interval goes on beyond the axis. */
  private void end(Ink ink, double ratio, double y, Color color) {
    double x = axis.at(ratio);
    if (axis.holds(ratio)) {
      ink.line(x, y - 3, x, y + 3, color, 1f);
      return;
    }
    double tip = ratio > 1 ? x + 4 : x - 4;
    Path2D arrow = new Path2D.Double();
    arrow.moveTo(tip, y);
    arrow.lineTo(x, y - 3);
    arrow.lineTo(x, y + 3);
    arrow.closePath();
    ink.fill(arrow, color);
  }

  private static Forest printable(Forest forest, Typeface typeface) {
    return new Forest(
        typeface.printable(forest.title()),
        typeface.printable(forest.axis()),
        forest.rows().stream().map(row -> printable(row, typeface)).toList(),
        forest.caption().stream().map(typeface::printable).toList());
  }

  private static Forest.Row printable(Forest.Row row, Typeface typeface) {
    return new Forest.Row(
        typeface.printable(row.group()),
        typeface.printable(row.label()),
        row.ratio(),
        row.low(),
        row.high(),
        row.margin(),
        row.look(),
        row.hollow(),
        typeface.printable(row.figures()),
        typeface.printable(row.verdict()));
  }
}
