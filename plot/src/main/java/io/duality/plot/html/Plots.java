package io.duality.plot.html;

import io.duality.plot.view.Frame;
import io.duality.plot.view.Grid;
import io.duality.plot.view.Plot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A chart with its controls, its caption and its figures. Controls are hidden until the script
 * shows them, so that without it there is none that does nothing.
 */
final class Plots {
  private final Markup out;
  private final Drawings drawings;
  private final Map<String, String> keys;
  private final String heading;

  /**
   * Charts of one run.
   *
   * @param keys of its series, by name
   * @param heading the element of a chart's title
   */
  Plots(Markup out, Drawings drawings, Map<String, String> keys, String heading) {
    this.out = out;
    this.drawings = drawings;
    this.keys = keys;
    this.heading = heading;
  }

  void write(Plot plot, String id) {
    Map<Grid, String> tables = tables(plot, id);
    out.open("div", "class", "plot", "id", id).open("figure", "aria-labelledby", id + "-h");
    out.element(heading, plot.title(), "id", id + "-h");
    choice(plot, id);
    out.open(
        "div", "class", "scroll", "role", "region", "tabindex", "0", "aria-labelledby", id + "-h");
    for (int i = 0; i < plot.frames().size(); i++) {
      Frame frame = plot.frames().get(i);
      String table = tables.getOrDefault(frame.readings().grid(), "");
      drawings.frame(frame, keys, table, name(plot, frame), i == plot.shown());
    }
    out.close("div").line();
    reading(id);
    out.open("figcaption");
    plot.caption().forEach(paragraph -> out.element("p", paragraph));
    out.close("figcaption").close("figure").line();
    figures(tables);
    out.close("div").line();
  }

  /** Drawings whose figures are the same share a table. */
  private static Map<Grid, String> tables(Plot plot, String id) {
    Map<Grid, String> tables = new LinkedHashMap<>();
    for (Frame frame : plot.frames()) {
      tables.putIfAbsent(frame.readings().grid(), id + "-t" + tables.size());
    }
    return tables;
  }

  private static String name(Plot plot, Frame frame) {
    return plot.title()
        + ", "
        + frame.label()
        + ": "
        + frame.figure().y().label()
        + ", against "
        + frame.figure().x().label()
        + ". The figures are in the table below it.";
  }

  private void choice(Plot plot, String id) {
    if (plot.frames().size() > 1) {
      switch (plot.choice()) {
        case SCALE -> scales(plot, id);
        case PERCENTILE -> percentiles(plot, id);
      }
    }
  }

  private void scales(Plot plot, String id) {
    out.open("fieldset", "class", "tools", "hidden", "");
    out.element("legend", "Vertical axis");
    for (int i = 0; i < plot.frames().size(); i++) {
      String chosen = i == plot.shown() ? "" : null;
      out.open("label")
          .open(
              "input",
              "type",
              "radio",
              "name",
              id + "-scale",
              "value",
              Integer.toString(i),
              "data-frame",
              Integer.toString(i),
              "autocomplete",
              "off",
              "checked",
              chosen)
          .text(" " + plot.frames().get(i).label())
          .close("label");
    }
    out.close("fieldset").line();
  }

  private void percentiles(Plot plot, String id) {
    List<String> labels = plot.frames().stream().map(Frame::label).toList();
    out.open("p", "class", "tools", "hidden", "");
    out.element("label", "Percentile", "for", id + "-percentile").text(" ");
    out.open(
        "input",
        "type",
        "range",
        "id",
        id + "-percentile",
        "min",
        "0",
        "max",
        Integer.toString(labels.size() - 1),
        "value",
        Integer.toString(plot.shown()),
        "step",
        "1",
        "autocomplete",
        "off",
        "data-labels",
        String.join("|", labels),
        "aria-valuetext",
        labels.get(plot.shown()));
    output(labels.get(plot.shown()), id + "-percentile");
    out.close("p").line();
  }

  private void reading(String id) {
    out.open("div", "class", "reading", "hidden", "");
    out.element("label", "Read off at", "for", id + "-read").text(" ");
    out.open(
        "input",
        "type",
        "range",
        "id",
        id + "-read",
        "min",
        "0",
        "max",
        "0",
        "value",
        "0",
        "step",
        "1",
        "autocomplete",
        "off");
    output("", id + "-read");
    out.open("dl").close("dl").close("div").line();
  }

  /** What a slider says is in its own value already: an output need not say it once more. */
  private void output(String text, String slider) {
    out.text(" ").element("output", text, "for", slider, "aria-live", "off");
  }

  private void figures(Map<Grid, String> tables) {
    out.open("details").element("summary", "The figures as a table");
    Grids grids = new Grids(out);
    tables.forEach((grid, id) -> grids.write(grid, id, keys));
    out.element("p", "In parentheses: the ends of the band. A dash: no figure.");
    out.close("details").line();
  }
}
