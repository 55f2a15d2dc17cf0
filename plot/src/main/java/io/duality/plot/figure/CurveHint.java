package io.duality.plot.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import org.jspecify.annotations.Nullable;

/**
 * Tells a {@code Graphics2D} to which curve of a figure the strokes that follow belong. A format
 * that can say so reads it; all others do with it what they do with any hint that they do not know.
 */
public final class CurveHint extends RenderingHints.Key {
  /** Its value is the curve's place in {@link Figure#curves}, or {@link #NONE}. */
  public static final CurveHint KEY = new CurveHint();

  /** What belongs to no single curve: axes, texts about all of them. */
  public static final int NONE = -1;

  private CurveHint() {
    super(0);
  }

  @Override
  public boolean isCompatibleValue(@Nullable Object value) {
    return value instanceof Integer;
  }

  /** Has all that {@code strokes} draws belong to one curve. */
  static void around(Graphics2D on, int curve, Runnable strokes) {
    on.setRenderingHint(KEY, curve);
    strokes.run();
    on.setRenderingHint(KEY, NONE);
  }
}
