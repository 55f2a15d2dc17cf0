package io.duality.plot.figure;

import java.util.List;

/**
 * Changes one beneath the other, each with its interval: a forest plot, ready to be drawn.
 *
 * @param title above it
 * @param axis what the ratios are, and which side is which
 * @param rows from top to bottom
 * @param caption sentences beneath it, one paragraph each
 */
public record Forest(String title, String axis, List<Row> rows, List<String> caption) {
  public Forest {
    rows = List.copyOf(rows);
    caption = List.copyOf(caption);
  }

  /**
   * One change. Ratios are finite and above zero; 1 is no change.
   *
   * @param group rows of the same stand together, beneath its name
   * @param label what has changed
   * @param ratio by how much
   * @param low lower end of its interval, at most {@code ratio}
   * @param high upper end, at least {@code ratio}
   * @param margin up to which ratio a change does not matter, above 1; its inverse is the other end
   * @param look marker and colour
   * @param hollow what the marker is
   * @param figures the same in words
   * @param verdict what came of it, in a word
   */
  public record Row(
      String group,
      String label,
      double ratio,
      double low,
      double high,
      double margin,
      Look look,
      boolean hollow,
      String figures,
      String verdict) {
    public Row {
      boolean ordered = 0 < low && low <= ratio && ratio <= high && Double.isFinite(high);
      if (!ordered || !(margin > 1 && Double.isFinite(margin))) {
        throw new IllegalArgumentException(
            group
                + ", "
                + label
                + ": no interval: "
                + low
                + " .. "
                + ratio
                + " .. "
                + high
                + ", margin "
                + margin);
      }
    }
  }
}
