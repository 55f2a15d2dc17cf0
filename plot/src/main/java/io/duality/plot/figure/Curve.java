package io.duality.plot.figure;

import java.util.List;

/**
 * One curve with its label.
 *
 * @param label what it is of
 * @param look colour, marker and dash
 * @param stretches its points by x ascending, broken into stretches where points are missing; no
 *     stretch is empty
 * @param end why it stops before the axis does, in a few words, or has no point at all; empty if it
 *     runs to the end
 * @param named whether its label is written; a curve that is not stands behind one of the same
 *     label, whose part it is
 */
public record Curve(String label, Look look, List<List<Dot>> stretches, String end, boolean named) {
  public Curve {
    stretches = stretches.stream().map(List::copyOf).toList();
    if (stretches.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("curve '" + label + "' has an empty stretch");
    }
  }

  /** One whose label is written at its end. */
  public Curve(String label, Look look, List<List<Dot>> stretches, String end) {
    this(label, look, stretches, end, true);
  }

  /** One that stands behind another of its label. */
  public static Curve behind(String label, Look look, List<Dot> dots) {
    return new Curve(label, look, List.of(dots), "", false);
  }

  /** All its points, by x ascending. */
  public List<Dot> dots() {
    return stretches.stream().flatMap(List::stream).toList();
  }

  /** It stops before the axis does, or has no point. */
  public boolean broken() {
    return !end.isEmpty();
  }
}
