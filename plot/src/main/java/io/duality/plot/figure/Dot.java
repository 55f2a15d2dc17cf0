package io.duality.plot.figure;

/**
 * One point of a curve.
 *
 * @param x position, above zero
 * @param y the value
 * @param low lower end of its band
 * @param high upper end of its band; the band is drawn where the two differ
 * @param hollow drawn with an empty marker: measured, but not valid
 */
public record Dot(double x, double y, double low, double high, boolean hollow) {
  public Dot {
    if (!(x > 0 && Double.isFinite(x) && low <= y && y <= high)) {
      throw new IllegalArgumentException(
          "no point: x " + x + ", y " + y + " in " + low + " to " + high);
    }
  }

  /** A point without a band. */
  public static Dot at(double x, double y) {
    return new Dot(x, y, y, y, false);
  }
}
