package io.duality.plot.view;

import java.util.List;

/**
 * A chart with its caption, in one or several drawings of which one at a time is seen.
 *
 * @param id kebab-case, unique in its report
 * @param title above it
 * @param caption beneath it, one paragraph each
 * @param choice how to get from one drawing to another
 * @param frames at least one
 * @param shown which of them is seen first
 */
public record Plot(
    String id, String title, List<String> caption, Choice choice, List<Frame> frames, int shown) {

  /** What the drawings differ in. */
  public enum Choice {
    /** How the vertical axis counts. */
    SCALE,
    /** Which percentile stands on it; ascending. */
    PERCENTILE
  }

  public Plot {
    caption = List.copyOf(caption);
    frames = List.copyOf(frames);
    if (shown < 0 || shown >= frames.size()) {
      throw new IllegalArgumentException(
          "chart '" + id + "' has no drawing " + shown + " among " + frames.size());
    }
  }
}
