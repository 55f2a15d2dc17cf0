package io.duality.plot.figure;

import java.awt.Color;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names at the right of a figure, each as near as possible to the height at which its curve
 * ends, tied to it by a thin line. A curve without points stands there too, with the reason.
 */
final class EndLabels {
  private static final double LEADER = 14;
  private static final Color LEADER_COLOR = new Color(0xAAAAAA);
  private static final double SAMPLE = 28;
  private static final double GAP = 4;
  private static final double MAX_TEXT = 124;
  private static final int MAX_LINES = 2;
  private static final double SPACING = 2;

  private final Figure figure;
  private final List<Curve> named;
  private final Typeface typeface;

  EndLabels(Figure figure, Typeface typeface) {
    this.figure = figure;
    this.named = figure.curves().stream().filter(Curve::named).toList();
    this.typeface = typeface;
  }

  /** Width that they take at the right of the axes. */
  double width() {
    double widest = 0;
    for (Curve curve : named) {
      for (String line : lines(curve, true)) {
        widest = Math.max(widest, typeface.width(line, Ink.TEXT));
      }
    }
    return LEADER + SAMPLE + GAP + widest;
  }

  /** The least height in which they all fit. */
  double height() {
    return named.stream().mapToDouble(c -> height(lines(c, true))).sum();
  }

  /**
   * Draws them.
   *
   * @param unplaced curves whose reason stands here, since it has no room where they end
   */
  void draw(Ink ink, Plane plane, Set<Curve> unplaced) {
    Map<Curve, Double> wanted = new HashMap<>();
    named.forEach(curve -> wanted.put(curve, wanted(curve, plane)));
    List<Curve> order = new ArrayList<>(named);
    order.sort(Comparator.comparing(wanted::get));
    List<List<String>> texts = new ArrayList<>();
    order.forEach(c -> texts.add(lines(c, unplaced.contains(c) || c.stretches().isEmpty())));
    List<Double> centres =
        Spacing.apart(
            order.stream().map(wanted::get).toList(),
            texts.stream().map(EndLabels::height).toList(),
            plane.area().getMinY() - Ink.LINE / 2,
            plane.area().getMaxY() + Ink.LINE / 2);
    for (int i = 0; i < order.size(); i++) {
      int at = i;
      CurveHint.around(
          ink.on(),
          figure.curves().indexOf(order.get(i)),
          () -> draw(ink, plane, order.get(at), texts.get(at), centres.get(at)));
    }
  }

  private static double wanted(Curve curve, Plane plane) {
    return curve.stretches().isEmpty()
        ? plane.area().getMaxY()
        : plane.at(curve.dots().getLast()).getY();
  }

  private void draw(Ink ink, Plane plane, Curve curve, List<String> text, double centre) {
    double left = plane.area().getMaxX() + LEADER;
    double firstLine = centre - (text.size() - 1) * Ink.LINE / 2;
    if (!curve.stretches().isEmpty()) {
      leader(ink, plane, curve, left - 1, firstLine);
    }
    Look look = curve.look();
    ink.sample(look, left, firstLine, SAMPLE);
    int names = shortened(curve.label()).size();
    for (int i = 0; i < text.size(); i++) {
      double baseline = firstLine + i * Ink.LINE + 3;
      Color color = i < names ? Ink.BLACK : look.textColor();
      ink.text(text.get(i), left + SAMPLE + GAP, baseline, Ink.TEXT, color);
    }
  }

  private static void leader(Ink ink, Plane plane, Curve curve, double x, double y) {
    Point2D end = plane.at(curve.dots().getLast());
    double edge = plane.area().getMaxX();
    if (curve.broken()) {
      return;
    }
    double from = Math.min(end.getX() + 5, edge);
    // Across the axes it is dotted, or it could be taken for the curve itself.
    boolean far = edge - from > LEADER;
    float[] dash = far ? new float[] {0.8f, 3f} : new float[0];
    ink.line(from, end.getY(), x, y, LEADER_COLOR, 0.5f, dash);
  }

  private List<String> lines(Curve curve, boolean withReason) {
    List<String> lines = new ArrayList<>(shortened(curve.label()));
    if (withReason && curve.broken()) {
      lines.addAll(shortened(curve.end()));
    }
    return lines;
  }

  private List<String> shortened(String text) {
    List<String> lines = typeface.wrap(text, Ink.TEXT, MAX_TEXT);
    if (lines.size() <= MAX_LINES) {
      return lines;
    }
    String rest = String.join(" ", lines.subList(MAX_LINES - 1, lines.size()));
    return List.of(lines.getFirst(), typeface.fit(rest, Ink.TEXT, MAX_TEXT));
  }

  private static double height(List<String> lines) {
    return lines.size() * Ink.LINE + SPACING;
  }
}
