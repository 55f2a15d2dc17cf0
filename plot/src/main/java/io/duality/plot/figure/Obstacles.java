package io.duality.plot.figure;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** What a text inside the axes must not cover: lines, markers and other texts. */
final class Obstacles {
  private static final double MARKER = 4;

  private final Rectangle2D area;
  private final List<Line2D> lines = new ArrayList<>();
  private final List<Rectangle2D> boxes = new ArrayList<>();

  /** Takes in all curves of the figure. */
  Obstacles(Figure figure, Plane plane) {
    area = plane.area();
    for (Curve curve : figure.curves()) {
      curve.stretches().forEach(stretch -> addLine(plane.at(stretch)));
      if (curve.look().marker() != Marker.NONE) {
        plane.at(curve.dots()).forEach(this::addMarker);
      }
    }
  }

  void add(Rectangle2D box) {
    boxes.add(box);
  }

  /** The box lies within the axes and on top of nothing. */
  boolean free(Rectangle2D box) {
    return area.contains(box)
        && boxes.stream().noneMatch(box::intersects)
        && lines.stream().noneMatch(line -> line.intersects(box));
  }

  void add(Line2D line) {
    lines.add(line);
  }

  /** The line crosses no curve, no marker and no text. */
  boolean free(Line2D line) {
    return lines.stream().noneMatch(line::intersectsLine)
        && boxes.stream().noneMatch(line::intersects);
  }

  private void addLine(List<Point2D> points) {
    for (int i = 1; i < points.size(); i++) {
      lines.add(new Line2D.Double(points.get(i - 1), points.get(i)));
    }
  }

  private void addMarker(Point2D at) {
    boxes.add(
        new Rectangle2D.Double(at.getX() - MARKER, at.getY() - MARKER, 2 * MARKER, 2 * MARKER));
  }
}
