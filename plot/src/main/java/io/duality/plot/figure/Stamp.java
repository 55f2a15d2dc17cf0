package io.duality.plot.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;

/**
 * A marker as it stands on curves: white beneath, so that it is told from lines that cross.
 *
 * @param marker its shape; {@link Marker#NONE} draws nothing
 * @param color of the curve
 * @param radius of a circle of that weight, points
 * @param hollow whether the point is not valid
 */
public record Stamp(Marker marker, Color color, double radius, boolean hollow) {

  /** Draws it about (x, y). */
  public void draw(Graphics2D on, double x, double y) {
    if (marker == Marker.NONE) {
      return;
    }
    Shape shape = marker.at(x, y, radius);
    on.setPaint(hollow ? Color.WHITE : color);
    on.fill(shape);
    on.setPaint(hollow ? color : Color.WHITE);
    on.setStroke(
        new BasicStroke(
            hollow ? 1.1f : 0.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10f, null, 0f));
    on.draw(shape);
  }
}
