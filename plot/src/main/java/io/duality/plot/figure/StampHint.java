package io.duality.plot.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import org.jspecify.annotations.Nullable;

/**
 * Tells a {@code Graphics2D} that the strokes that follow are one marker, and where it stands. A
 * format that can name what it has drawn before reads it; all others do with it what they do with
 * any hint that they do not know.
 */
public final class StampHint extends RenderingHints.Key {
  /** Its value is a {@link Spot} while a marker is drawn, and {@link #NONE} else. */
  public static final StampHint KEY = new StampHint();

  /** What is no marker. */
  public static final String NONE = "";

  /**
   * A marker at its place.
   *
   * @param x points
   * @param y points
   */
  public record Spot(Stamp stamp, double x, double y) {}

  private StampHint() {
    super(0);
  }

  @Override
  public boolean isCompatibleValue(@Nullable Object value) {
    return value instanceof Spot || NONE.equals(value);
  }

  /** Draws a marker under this hint. */
  static void draw(Graphics2D on, Stamp stamp, double x, double y) {
    on.setRenderingHint(KEY, new Spot(stamp, x, y));
    stamp.draw(on, x, y);
    on.setRenderingHint(KEY, NONE);
  }
}
