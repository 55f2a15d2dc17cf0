package io.duality.scenarios.terminal;

import java.nio.charset.Charset;
import java.util.List;

/** The characters that bars and sparklines are made of. */
public enum Glyphs {
  BLOCKS("\u2588", "\u2591", "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588"),
  /** For a locale without UTF-8. */
  ASCII("=", " ", "_.-:=+*#");

  private final String full;
  private final String empty;

  /** From the lowest value to the highest. */
  private final String levels;

  Glyphs(String full, String empty, String levels) {
    this.full = full;
    this.empty = empty;
    this.levels = levels;
  }

  /** Those that can be written. */
  public static Glyphs of(Charset charset) {
    return charset.canEncode() && charset.newEncoder().canEncode(BLOCKS.full + BLOCKS.levels)
        ? BLOCKS
        : ASCII;
  }

  /**
   * A bar.
   *
   * @param fraction that is done, 0 to 1; what is beyond is cut
   * @param width characters between the brackets
   */
  public InkedLine bar(double fraction, int width) {
    int done = (int) Math.round(Math.clamp(fraction, 0, 1) * width);
    return InkedLine.EMPTY
        .plus("[")
        .plus(full.repeat(done), Ink.DONE)
        .plus(empty.repeat(width - done), Ink.FAINT)
        .plus("]");
  }

  /**
   * The last values as a curve from zero to the largest of them, so that a rise of a percent does
   * not look like one from nothing.
   *
   * @param values from the oldest; none is negative
   * @param width the most characters
   */
  public String sparkline(List<Double> values, int width) {
    List<Double> shown = values.subList(Math.max(0, values.size() - width), values.size());
    double most = shown.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    StringBuilder line = new StringBuilder();
    for (double value : shown) {
      double share = most == 0 ? 0 : value / most;
      line.append(levels.charAt((int) Math.round(share * (levels.length() - 1))));
    }
    return line.toString();
  }
}
