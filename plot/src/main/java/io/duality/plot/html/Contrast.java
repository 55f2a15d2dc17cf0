package io.duality.plot.html;

import java.awt.Color;

/**
 * How well colours are told from what is beneath them, by the Web Content Accessibility Guidelines
 * 2.2, success criteria 1.4.3 and 1.4.11.
 */
final class Contrast {
  /** Least for lines and markers that carry information. */
  static final double GRAPHICS = 3;

  /** Least for text. */
  static final double TEXT = 4.5;

  private static final double STEP = 0.04;

  private Contrast() {}

  /** From 1, not to be told apart, to 21, black on white. */
  static double between(Color one, Color other) {
    double first = luminance(one);
    double second = luminance(other);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  /** The colour, moved towards another as little as is needed to stand out from the paper. */
  static Color reach(double least, Color color, Color paper, Color towards) {
    Color reached = color;
    for (double share = 0; between(reached, paper) < least && share < 1; share += STEP) {
      reached = mix(color, towards, share);
    }
    return reached;
  }

  /** {@code share} of the other colour, from 0 to 1. */
  static Color mix(Color color, Color other, double share) {
    return new Color(
        mix(color.getRed(), other.getRed(), share),
        mix(color.getGreen(), other.getGreen(), share),
        mix(color.getBlue(), other.getBlue(), share));
  }

  private static int mix(int one, int other, double share) {
    return (int) Math.round(one * (1 - share) + other * share);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
