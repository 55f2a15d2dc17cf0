package io.duality.plot.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;

/**
 * How a curve is told from the others, with colour and without.
 *
 * @param color of line, marker and band
 * @param marker at each point
 * @param dash of the line
 * @param width of the line, points
 */
public record Look(Color color, Marker marker, Dash dash, float width) {

  /** Line patterns that stay apart in grey. */
  public enum Dash {
    SOLID,
    LONG(7f, 2.5f),
    SHORT(3.5f, 2f),
    DOTTED(1.2f, 2f),
    MIXED(7f, 2f, 1.2f, 2f);

    private final float[] pattern;

    Dash(float... pattern) {
      this.pattern = pattern;
    }
  }

  /** The colour, dark enough for small text on white. */
  Color textColor() {
    return new Color(color.getRed() * 5 / 8, color.getGreen() * 5 / 8, color.getBlue() * 5 / 8);
  }

  /**
   * The same model in another run: colour and marker stay, and the line has another dash.
   *
   * @param run from 0, which changes nothing, to 4, from which on dashes come again
   */
  public Look ofRun(int run) {
    List<Dash> dashes = List.of(Dash.values());
    int other = (dashes.indexOf(dash) + run) % dashes.size();
    return new Look(color, marker, dashes.get(other), width);
  }

  BasicStroke stroke() {
    float[] pattern = dash.pattern.length == 0 ? null : dash.pattern;
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, pattern, 0f);
  }
}
