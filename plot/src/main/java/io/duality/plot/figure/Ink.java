package io.duality.plot.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** The few strokes a figure is made of, on one {@code Graphics2D}. All lengths are in points. */
public record Ink(Graphics2D on, Typeface typeface) {
  /** Size of a title. */
  public static final double TITLE = 11.5;

  /** Size of all other text; no smaller one is used. */
  public static final double TEXT = 8.5;

  /** From one line of such text to the next. */
  public static final double LINE = 10.5;

  /** Of text that is read. */
  public static final Color BLACK = new Color(0x222222);

  /** Of text that explains, and of axes. */
  public static final Color GREY = new Color(0x555555);

  /** Of a grid. */
  public static final Color LIGHT = new Color(0xDDDDDD);

  /** Where a text's given x is. */
  public enum Align {
    LEFT,
    CENTER,
    RIGHT
  }

  /** Text that starts at x. */
  public void text(String text, double x, double baseline, double size, Color color) {
    text(text, x, baseline, size, color, Align.LEFT);
  }

  /** Text of one line; what the font cannot draw has to be replaced before. */
  public void text(String text, double x, double baseline, double size, Color color, Align align) {
    double width = align == Align.LEFT ? 0 : typeface.width(text, size);
    double left =
        switch (align) {
          case LEFT -> x;
          case CENTER -> x - width / 2;
          case RIGHT -> x - width;
        };
    on.setFont(typeface.at(size));
    on.setPaint(color);
    on.drawString(text, (float) left, (float) baseline);
  }

  /** A straight line. */
  public void line(
      double x1, double y1, double x2, double y2, Color color, float width, float... dash) {
    on.setPaint(color);
    on.setStroke(stroke(width, dash));
    on.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  void fill(Shape shape, Color color) {
    on.setPaint(color);
    on.fill(shape);
  }

  /** Blanks what is beneath a text. */
  void blank(Rectangle2D box) {
    fill(box, new Color(255, 255, 255, 215));
  }

  /** A marker as it stands on a curve. */
  void marker(Look look, double x, double y, double radius, boolean hollow) {
    StampHint.draw(on, new Stamp(look.marker(), look.color(), radius, hollow), x, y);
  }

  /** A piece of a curve's line from x on, with its marker in the middle. */
  void sample(Look look, double x, double y, double length) {
    on.setStroke(look.stroke());
    on.setPaint(look.color());
    on.draw(new Line2D.Double(x, y, x + length, y));
    marker(look, x + length / 2, y, 3, false);
  }

  private static BasicStroke stroke(float width, float... dash) {
    return new BasicStroke(
        width,
        BasicStroke.CAP_BUTT,
        BasicStroke.JOIN_MITER,
        10f,
        dash.length == 0 ? null : dash,
        0f);
  }
}
