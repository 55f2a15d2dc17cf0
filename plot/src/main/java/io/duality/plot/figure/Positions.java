package io.duality.plot.figure;

import java.awt.geom.Rectangle2D;

/** Where values lie in a figure that was drawn, in points from its upper left corner. */
public interface Positions {

  /** What lies between the axes. */
  Rectangle2D area();

  /** How far to the right a value of the horizontal axis lies. */
  double across(double value);

  /** How far down a value of the vertical axis lies, kept between the axes. */
  double height(double value);
}
