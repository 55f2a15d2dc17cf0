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
 */
public record ChartSpec(
    String id,
    String title,
    Metric metric,
    Scale yScale,
    boolean normalised,
    boolean ideal,
    List<String> references) {

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
    if (!references.isEmpty() && !normalised) {
      throw new IllegalArgumentException(
          "chart '" + id + "': published curves need 'normalised: true', their machines differ");
    }
  }
}
