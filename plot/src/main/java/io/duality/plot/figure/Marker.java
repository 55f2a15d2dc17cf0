package io.duality.plot.figure;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Shapes of about equal weight that stay apart at 6 points, filled and hollow. */
public enum Marker {
  NONE,
  CIRCLE,
  SQUARE,
  TRIANGLE,
  DIAMOND,
  TRIANGLE_DOWN,
  PENTAGON,
  PLUS,
  STAR,
  CROSS,
  TRIANGLE_LEFT,
  TRIANGLE_RIGHT,
  HOURGLASS,
  BOW_TIE;

  /** Its outline about (x, y); {@code radius} is that of the circle, in points. */
  Shape at(double x, double y, double radius) {
    Shape unit =
        switch (this) {
          case NONE -> new Path2D.Double();
          case CIRCLE -> new Ellipse2D.Double(-1, -1, 2, 2);
          case SQUARE -> new Rectangle2D.Double(-0.9, -0.9, 1.8, 1.8);
          case TRIANGLE -> polygon(3, -90, 1.3, 1.3);
          case TRIANGLE_DOWN -> polygon(3, 90, 1.3, 1.3);
          case TRIANGLE_LEFT -> polygon(3, 180, 1.3, 1.3);
          case TRIANGLE_RIGHT -> polygon(3, 0, 1.3, 1.3);
          case HOURGLASS -> hourglass(0);
          case BOW_TIE -> hourglass(Math.PI / 2);
          case DIAMOND -> polygon(4, -90, 1.3, 1.3);
          case PENTAGON -> polygon(5, -90, 1.15, 1.15);
          case STAR -> polygon(10, -90, 1.45, 0.65);
          case PLUS -> plus(0);
          case CROSS -> plus(Math.PI / 4);
        };
    AffineTransform place = AffineTransform.getTranslateInstance(x, y);
    place.scale(radius, radius);
    return place.createTransformedShape(unit);
  }

  private static Shape polygon(int corners, double startDegrees, double even, double odd) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < corners; i++) {
      double angle = Math.toRadians(startDegrees) + 2 * Math.PI * i / corners;
      double radius = i % 2 == 0 ? even : odd;
      double px = radius * Math.cos(angle);
      double py = radius * Math.sin(angle);
      if (i == 0) {
        path.moveTo(px, py);
      } else {
        path.lineTo(px, py);
      }
    }
    path.closePath();
    return path;
  }

  /** Two triangles that meet in a waist wide enough to be seen. */
  private static Shape hourglass(double turn) {
    double[][] corners = {
      {-0.95, -1.1}, {0.95, -1.1}, {0.25, 0}, {0.95, 1.1}, {-0.95, 1.1}, {-0.25, 0}
    };
    Path2D path = new Path2D.Double();
    path.moveTo(corners[0][0], corners[0][1]);
    for (double[] corner : corners) {
      path.lineTo(corner[0], corner[1]);
    }
    path.closePath();
    return AffineTransform.getRotateInstance(turn).createTransformedShape(path);
  }

  private static Shape plus(double turn) {
    Area area = new Area(new Rectangle2D.Double(-1.25, -0.42, 2.5, 0.84));
    area.add(new Area(new Rectangle2D.Double(-0.42, -1.25, 0.84, 2.5)));
    return AffineTransform.getRotateInstance(turn).createTransformedShape(area);
  }
}
