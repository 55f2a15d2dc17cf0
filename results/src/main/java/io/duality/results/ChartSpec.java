package io.duality.results;

import java.util.List;

/**
 * One chart that a scenario asks for; drawn by the plot module from records alone.
 *
 * @param id kebab-case; the chart's file name
 * @param title printed above it
 * @param metric what stands on the y axis
 * @param yScale how the y axis counts
 * @param normalised each curve relative to its own peak, so that shapes compare across machines
 * @param ideal draws the ideal line x / (peak throughput) beside latencies (Little's law)
 * @param references ids of published curves drawn as pale lines; only on a normalised chart
 * @param kind what is drawn
 * @param at of a distribution the x that it is drawn at, or the nearest below it; 0 is the greatest
 *     there is
 */
public record ChartSpec(
    String id,
    String title,
    Metric metric,
    Scale yScale,
    boolean normalised,
    boolean ideal,
    List<String> references,
    Kind kind,
    long at) {

  /** What a chart shows. */
  public enum Kind {
    /** The metric over x. */
    CURVES,
    /** Which share of all responses took how long, at one x. */
    CDF
  }

  /** How an axis counts. */
  public enum Scale {
    LINEAR,
    LOG
  }

  public ChartSpec {
    Checks.present("id", id);
    Checks.present("title", title);
    Checks.present("metric", metric);
    Checks.present("yScale", yScale);
    references = Checks.list("references", references);
    Checks.present("kind", kind);
    Checks.atLeast(0, "at", at);
    if (!references.isEmpty() && !normalised) {
      throw new IllegalArgumentException(
          "chart '" + id + "': published curves need 'normalised: true', their machines differ");
    }
  }

  /** The metric over x. */
  public ChartSpec(
      String id,
      String title,
      Metric metric,
      Scale yScale,
      boolean normalised,
      boolean ideal,
      List<String> references) {
    this(id, title, metric, yScale, normalised, ideal, references, Kind.CURVES, 0);
  }

  /**
   * A distribution of response times.
   *
   * @param at where; 0 is the greatest x there is
   */
  public static ChartSpec cdf(String id, String title, long at) {
    return new ChartSpec(
        id, title, Metric.RESPONSE_P50, Scale.LINEAR, false, false, List.of(), Kind.CDF, at);
  }
}
