package io.duality.plot.figure;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Marks where a curve breaks off before the axis does, and writes the reason beside it, where there
 * is room for it.
 */
final class BrokenEnds {
  private static final double STUB = 7;
  private static final double REACH = 45;
  private static final double STEP = 3;
  private static final double GAP = 6;
  private static final double CLEAR = 5;
  private static final double NEAR = 6;

  private final Ink ink;
  private final Plane plane;
  private final Obstacles obstacles;

  BrokenEnds(Ink ink, Plane plane, Obstacles obstacles) {
    this.ink = ink;
    this.plane = plane;
    this.obstacles = obstacles;
  }

  /** Draws all ends; returns the curves whose reason found no room. */
  List<Curve> draw(Figure figure) {
    List<Curve> broken =
        figure.curves().stream().filter(c -> c.broken() && !c.stretches().isEmpty()).toList();
    for (Curve curve : broken) {
      CurveHint.around(ink.on(), figure.curves().indexOf(curve), () -> drawMark(curve));
    }
    List<Curve> unplaced = new ArrayList<>();
    for (Curve curve : broken) {
      Optional<Rectangle2D> box = place(curve);
      int index = figure.curves().indexOf(curve);
      box.ifPresentOrElse(
          found -> CurveHint.around(ink.on(), index, () -> drawReason(curve, found)),
          () -> unplaced.add(curve));
    }
    return unplaced;
  }

  /** Where the two slashes stand. */
  private Point2D mark(Curve curve) {
    Point2D end = plane.at(curve.dots().getLast());
    return new Point2D.Double(end.getX() + STUB, end.getY());
  }

  private void drawMark(Curve curve) {
    Color color = curve.look().color();
    double x = mark(curve).getX();
    double y = mark(curve).getY();
    ink.line(x - STUB, y, x, y, color, curve.look().width());
    for (double shift : new double[] {0, 2.6}) {
      ink.line(x + shift - 1.2, y + 3.4, x + shift + 1.2, y - 3.4, color, 1.1f);
    }
    obstacles.add(new Rectangle2D.Double(x - STUB, y - 4, STUB + 5, 8));
  }

  /** The free spot nearest to the mark. */
  private Optional<Rectangle2D> place(Curve curve) {
    Point2D mark = mark(curve);
    double width = ink.typeface().width(curve.end(), Ink.TEXT) + 2;
    return offsets(width)
        .map(offset ->
            (Rectangle2D)
                new Rectangle2D.Double(
                    mark.getX() + offset.getX(),
                    mark.getY() + offset.getY() - Ink.LINE / 2,
                    width,
                    Ink.LINE))
        .sorted(
            Comparator.comparingDouble(
                box -> leader(mark, box).getP1().distance(leader(mark, box).getP2())))
        .filter(
            box -> obstacles.free(box) && (near(mark, box) || obstacles.free(leader(mark, box))))
        .findFirst();
  }

  /** Where a text of that width may start, seen from its mark. */
  private static Stream<Point2D> offsets(double width) {
    Stream.Builder<Point2D> offsets = Stream.builder();
    for (double up = 0; up <= REACH; up += STEP) {
      for (double x = GAP; x >= -width - STUB - GAP; x -= STEP) {
        offsets.add(new Point2D.Double(x, -up));
        offsets.add(new Point2D.Double(x, up));
      }
    }
    return offsets.build();
  }

  /** From just beside the mark to the nearest spot of the text's edge. */
  private static Line2D leader(Point2D mark, Rectangle2D box) {
    double x = Math.clamp(mark.getX(), box.getMinX(), box.getMaxX());
    double y = Math.clamp(mark.getY(), box.getMinY(), box.getMaxY());
    double away = Math.max(1e-3, mark.distance(x, y));
    double start = Math.min(1, CLEAR / away);
    return new Line2D.Double(
        mark.getX() + start * (x - mark.getX()), mark.getY() + start * (y - mark.getY()), x, y);
  }

  private static boolean near(Point2D mark, Rectangle2D box) {
    Line2D leader = leader(mark, box);
    return leader.getP1().distance(leader.getP2()) < NEAR;
  }

  private void drawReason(Curve curve, Rectangle2D box) {
    Point2D mark = mark(curve);
    obstacles.add(box);
    if (!near(mark, box)) {
      Line2D leader = leader(mark, box);
      obstacles.add(leader);
      ink.line(
          leader.getX1(),
          leader.getY1(),
          leader.getX2(),
          leader.getY2(),
          curve.look().textColor(),
          0.5f);
    }
    ink.blank(box);
    ink.text(curve.end(), box.getX() + 1, box.getMaxY() - 2.5, Ink.TEXT, curve.look().textColor());
  }
}
