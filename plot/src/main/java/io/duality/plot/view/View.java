package io.duality.plot.view;

import java.util.List;

/**
 * One run, as a page shows it.
 *
 * @param title of the page
 * @param source the experiment that it re-runs
 * @param finding what came of it, in sentences; the first is the most important
 * @param series in the order of the legend
 * @param plots the charts
 * @param sections what stands beneath them
 */
public record View(
    String title,
    String source,
    List<String> finding,
    List<Series> series,
    List<Plot> plots,
    List<Section> sections) {
  public View {
    finding = List.copyOf(finding);
    series = List.copyOf(series);
    plots = List.copyOf(plots);
    sections = List.copyOf(sections);
  }
}
