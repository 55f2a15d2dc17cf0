package io.duality.plot.figure;

import java.awt.Graphics2D;

/** A picture that is laid out. Confined to one thread. */
public interface Drawing {

  /** Height of the whole, points. */
  double height();

  /** Draws with the upper left corner at the origin. */
  void draw(Graphics2D on);
}
