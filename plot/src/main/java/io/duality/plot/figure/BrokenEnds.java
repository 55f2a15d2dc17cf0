package io.duality.plot.figure;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Marks where a curve breaks off before the axis does, and writes the reason beside it, where there
 * is room for it.
 */
final class BrokenEnds {
  private static final double STUB = 7;
  private static final double REACH = 66;
  private static final double NEAR = 9;

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
      Point2D end = end(curve);
      obstacles.add(new Rectangle2D.Double(end.getX(), end.getY() - 4, STUB + 5, 8));
      drawMark(curve, end);
    }
    List<Curve> unplaced = new ArrayList<>();
    for (Curve curve : broken) {
      Optional<Rectangle2D> box = place(curve);
      box.ifPresentOrElse(found -> drawReason(curve, found), () -> unplaced.add(curve));
    }
    return unplaced;
  }

  private Point2D end(Curve curve) {
    return plane.at(curve.dots().getLast());
  }

  private void drawMark(Curve curve, Point2D end) {
    double x = end.getX() + STUB;
    double y = end.getY();
    ink.line(end.getX(), y, x, y, curve.look().color(), curve.look().width());
    for (double shift : new double[] {0, 2.6}) {
      ink.line(x + shift - 1.2, y + 3.4, x + shift + 1.2, y - 3.4, curve.look().color(), 1.1f);
    }
  }

  /** The free spot nearest to the end, on its right before its left, above before below. */
  private Optional<Rectangle2D> place(Curve curve) {
    Point2D end = end(curve);
    double width = ink.typeface().width(curve.end(), Ink.TEXT) + 2;
    double right = end.getX() + STUB + 6;
    for (double away = 0; away <= REACH; away += 3) {
      for (double up : new double[] {-away, away}) {
        for (double x : new double[] {right, end.getX() - width / 2, end.getX() - width}) {
          Rectangle2D box =
              new Rectangle2D.Double(x, end.getY() + up - Ink.LINE / 2, width, Ink.LINE);
          if (obstacles.free(box)) {
            return Optional.of(box);
          }
        }
      }
    }
    return Optional.empty();
  }

  private void drawReason(Curve curve, Rectangle2D box) {
    obstacles.add(box);
    Point2D end = end(curve);
    double above = end.getY() - box.getMaxY();
    double below = box.getMinY() - end.getY();
    if (Math.max(above, below) > NEAR) {
      double x = Math.clamp(end.getX() + STUB, box.getMinX() + 2, box.getMaxX() - 2);
      double from = above > 0 ? end.getY() - 4 : end.getY() + 4;
      double to = above > 0 ? box.getMaxY() : box.getMinY();
      ink.line(end.getX() + STUB, from, x, to, curve.look().color(), 0.5f);
    }
    ink.text(curve.end(), box.getX() + 1, box.getMaxY() - 2.5, Ink.TEXT, Ink.BLACK);
  }
}
