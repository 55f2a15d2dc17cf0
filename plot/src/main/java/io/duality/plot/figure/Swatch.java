package io.duality.plot.figure;

import java.awt.Graphics2D;

/** A piece of a curve with its marker, for a legend outside of a figure. */
public record Swatch(Look look, Typeface typeface) implements Drawing {
  /** Its width, points. */
  public static final double WIDTH = 26;

  private static final double HEIGHT = 10;

  @Override
  public double height() {
    return HEIGHT;
  }

  @Override
  public void draw(Graphics2D on) {
    new Ink(on, typeface).sample(look, 1, HEIGHT / 2, WIDTH - 2);
  }
}
