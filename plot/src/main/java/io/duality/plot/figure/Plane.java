package io.duality.plot.figure;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;

/**
 * Where values lie on the page once the axes are drawn.
 *
 * @param area between the axes, in points
 */
record Plane(Rectangle2D area, ValueAxis x, ValueAxis y) implements Positions {

  /** Where a point lies, kept within the area. */
  Point2D at(Dot dot) {
    return new Point2D.Double(across(dot.x()), height(dot.y()));
  }

  @Override
  public double across(double value) {
    return x.valueToJava2D(value, area, RectangleEdge.BOTTOM);
  }

  /** A log axis has no place for zero. */
  @Override
  public double height(double value) {
    double inRange = Math.clamp(value, y.getLowerBound(), y.getUpperBound());
    return y.valueToJava2D(inRange, area, RectangleEdge.LEFT);
  }

  List<Point2D> at(List<Dot> dots) {
    return dots.stream().map(this::at).toList();
  }
}
