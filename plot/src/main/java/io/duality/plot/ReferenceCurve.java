package io.duality.plot;

import java.util.List;

/**
 * A curve that a paper published.
 *
 * @param id kebab-case: paper, figure, system
 * @param label a few words that fit beside the curve
 * @param source the paper, as a citation
 * @param figure which figure or table of it
 * @param read how the numbers were taken from it, and how far they can be trusted
 * @param x what its x axis counts
 * @param y what its y axis counts, with the unit
 * @param samples the points that the source gives, by x ascending; nothing is interpolated
 */
public record ReferenceCurve(
    String id,
    String label,
    String source,
    String figure,
    String read,
    String x,
    String y,
    List<Sample> samples) {

  /** One point: both above zero. */
  public record Sample(double x, double y) {
    public Sample {
      if (!(x > 0 && y > 0)) {
        throw new IllegalArgumentException("a published point is above zero, not " + x + "," + y);
      }
    }
  }

  public ReferenceCurve {
    samples = List.copyOf(samples);
    for (int i = 1; i < samples.size(); i++) {
      if (samples.get(i).x() <= samples.get(i - 1).x()) {
        throw new IllegalArgumentException(id + ": x has to ascend at " + samples.get(i).x());
      }
    }
    if (samples.size() < 2) {
      throw new IllegalArgumentException(id + ": a curve has 2 points or more");
    }
  }

  /** Its highest y. */
  public double peak() {
    return samples.stream().mapToDouble(Sample::y).max().orElseThrow();
  }
}
