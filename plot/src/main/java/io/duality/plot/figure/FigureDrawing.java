package io.duality.plot.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Draws a figure: title and quantity above, axes with curves, their names at the right, what is
 * counted beneath, and the caption. One width, 504 points (7 inches); the height follows from the
 * title, the caption and the number of curves. What a page says itself, title or caption, is left
 * out where it is empty.
 */
public final class FigureDrawing implements Drawing {
  /** Width of every figure, points. */
  public static final double WIDTH = 504;

  private static final double AXES_HEIGHT = 302;

  /** Blank at each side, points. */
  public static final double MARGIN = 6;

  private static final double HEAD = 40;
  private static final double TITLE_BASELINE = 15;
  private static final double TITLE_LINE = 14;
  private static final double FOOT = 30;
  private static final double CAPTION_GAP = 8;
  private static final double CROWDED = 6;

  /** More points than anybody measures one by one are a line, whose markers only tell it apart. */
  private static final int LINE = 100;

  private static final double APART = 45;
  private static final double MARKER_RADIUS = 2.9;

  private final Figure figure;
  private final Typeface typeface;
  private final EndLabels labels;
  private final List<String> title;
  private final List<String> caption;
  private final double plotHeight;

  /** Lays the figure out. */
  public FigureDrawing(Figure figure, Typeface typeface) {
    this.figure = printable(figure, typeface);
    this.typeface = typeface;
    this.labels = new EndLabels(this.figure, typeface);
    this.plotHeight = Math.max(AXES_HEIGHT - HEAD, labels.height() + FOOT);
    this.title =
        this.figure.title().isEmpty()
            ? List.of()
            : typeface.wrap(this.figure.title(), Ink.TITLE, WIDTH - 2 * MARGIN);
    this.caption =
        this.figure.caption().stream()
            .flatMap(text -> typeface.wrap(text, Ink.TEXT, WIDTH - 2 * MARGIN).stream())
            .toList();
  }

  @Override
  public double height() {
    return head() + plotHeight + CAPTION_GAP + caption.size() * Ink.LINE + MARGIN;
  }

  /** What stands above the axes; its constant is for a title of one line. */
  private double head() {
    return HEAD + (title.size() - 1) * TITLE_LINE;
  }

  @Override
  public void draw(Graphics2D on) {
    drawn(on);
  }

  /** Draws it too, and tells where values lie. */
  public Positions drawn(Graphics2D on) {
    // JFreeChart puts this hint back after each line, and cannot where it never was set.
    on.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    Ink ink = new Ink(on, typeface);
    double room = WIDTH - 2 * MARGIN;
    double baseline = TITLE_BASELINE;
    for (String line : title) {
      ink.text(line, MARGIN, baseline, Ink.TITLE, Ink.BLACK);
      baseline += TITLE_LINE;
    }
    String quantity = typeface.fit(figure.y().label(), Ink.TEXT, room);
    ink.text(quantity, MARGIN, baseline - 1, Ink.TEXT, Ink.GREY);
    double width = room - labels.width();
    Rectangle2D area = new Rectangle2D.Double(MARGIN, head(), width, plotHeight - FOOT + 16);
    Plane plane = new CurvePlot(figure, typeface).draw(on, area);
    double foot = plane.area().getMaxY();
    // Once more over the grid, which has a line there too.
    ink.line(plane.area().getMinX(), foot, plane.area().getMaxX(), foot, Ink.GREY, 0.8f);
    drawPoints(ink, plane);
    drawNotice(ink, plane);
    List<Curve> unplaced = new BrokenEnds(ink, plane, new Obstacles(figure, plane)).draw(figure);
    Set<Curve> reasonsAtTheSide = new HashSet<>(unplaced);
    labels.draw(ink, plane, reasonsAtTheSide);
    double middle = plane.area().getCenterX();
    ink.text(figure.x().label(), middle, foot + 26, Ink.TEXT, Ink.GREY, Ink.Align.CENTER);
    drawCaption(ink);
    return plane;
  }

  private void drawPoints(Ink ink, Plane plane) {
    for (int i = 0; i < figure.curves().size(); i++) {
      Curve curve = figure.curves().get(i);
      CurveHint.around(ink.on(), i, () -> drawPoints(ink, plane, curve));
    }
  }

  private static void drawPoints(Ink ink, Plane plane, Curve curve) {
    for (List<Dot> stretch : curve.stretches()) {
      if (stretch.size() == 1) {
        drawBar(ink, plane, curve, stretch.getFirst());
      }
      for (Dot dot : withMarker(plane, stretch)) {
        Point2D at = plane.at(dot);
        ink.marker(curve.look(), at.getX(), at.getY(), MARKER_RADIUS, dot.hollow());
      }
    }
  }

  /** All points, but where they crowd only some of the valid ones, and always the last. */
  private static List<Dot> withMarker(Plane plane, List<Dot> stretch) {
    List<Dot> marked = new ArrayList<>();
    double last = Double.NEGATIVE_INFINITY;
    double gap = stretch.size() > LINE ? APART : CROWDED;
    for (Dot dot : stretch) {
      double x = plane.at(dot).getX();
      if (dot.hollow() || x - last >= gap || dot.equals(stretch.getLast())) {
        marked.add(dot);
        last = x;
      }
    }
    return marked;
  }

  /** The band of a point that has no neighbour. */
  private static void drawBar(Ink ink, Plane plane, Curve curve, Dot dot) {
    if (dot.low() == dot.high()) {
      return;
    }
    double x = plane.at(dot).getX();
    Color color = curve.look().color();
    ink.line(x, plane.height(dot.low()), x, plane.height(dot.high()), color, 1f);
  }

  private void drawNotice(Ink ink, Plane plane) {
    if (figure.notice().isEmpty()) {
      return;
    }
    Rectangle2D area = plane.area();
    double width = typeface.width(figure.notice(), Ink.TITLE) + 12;
    ink.blank(
        new Rectangle2D.Double(area.getCenterX() - width / 2, area.getCenterY() - 14, width, 20));
    ink.text(
        figure.notice(),
        area.getCenterX(),
        area.getCenterY(),
        Ink.TITLE,
        Ink.GREY,
        Ink.Align.CENTER);
  }

  private void drawCaption(Ink ink) {
    double baseline = head() + plotHeight + CAPTION_GAP + Ink.LINE - 2;
    for (String line : caption) {
      ink.text(line, MARGIN, baseline, Ink.TEXT, Ink.GREY);
      baseline += Ink.LINE;
    }
  }

  private static Figure printable(Figure figure, Typeface typeface) {
    Figure.XAxis x = figure.x();
    Figure.YAxis y = figure.y();
    return new Figure(
        typeface.printable(figure.title()),
        x.named(typeface.printable(x.label())),
        new Figure.YAxis(typeface.printable(y.label()), y.log(), y.low(), y.high()),
        figure.curves().stream()
            .map(c ->
                new Curve(
                    typeface.printable(c.label()),
                    c.look(),
                    c.stretches(),
                    typeface.printable(c.end()),
                    c.named()))
            .toList(),
        typeface.printable(figure.notice()),
        figure.caption().stream().map(typeface::printable).toList());
  }
}
