package io.duality.plot.html;

import io.duality.plot.view.Block;
import io.duality.plot.view.Grid;
import io.duality.plot.view.Plot;
import io.duality.plot.view.Section;
import io.duality.plot.view.Series;
import io.duality.plot.view.Text;
import io.duality.plot.view.View;
import java.util.List;
import java.util.Map;

/**
 * What is seen of the page: for each view its title, contents, finding, models, charts and
 * sections. Where there are several views, each has a heading beneath that of the page.
 */
final class Body {
  private final Markup out;
  private final Drawings drawings;
  private final Map<String, String> keys;

  /**
   * An empty body.
   *
   * @param keys of all series, by name
   */
  Body(Markup out, Drawings drawings, Map<String, String> keys) {
    this.out = out;
    this.drawings = drawings;
    this.keys = keys;
  }

  void write(List<View> views) {
    out.element("a", "Skip to the finding", "class", "skip", "href", "#" + id(views, 0, "finding"));
    out.line();
    if (views.size() > 1) {
      out.open("header").element("h1", views.size() + " runs").close("header").line();
    }
    out.open("main").line();
    for (int i = 0; i < views.size(); i++) {
      int level = views.size() == 1 ? 1 : 2;
      new Part(views.get(i), views.size() == 1 ? "" : "r" + (i + 1) + "-", level).write();
    }
    out.close("main").line();
  }

  private static String id(List<View> views, int view, String name) {
    return views.size() == 1 ? name : "r" + (view + 1) + "-" + name;
  }

  /** One view. */
  private final class Part {
    private final View view;
    private final String prefix;
    private final int level;

    private Part(View view, String prefix, int level) {
      this.view = view;
      this.prefix = prefix;
      this.level = level;
    }

    private String heading(int depth) {
      return "h" + (level + depth);
    }

    private void write() {
      out.open("article").line();
      out.element(heading(0), view.title());
      out.element("p", "Re-runs: " + view.source(), "class", "source").line();
      contents();
      finding();
      plots();
      view.sections().forEach(this::section);
      out.close("article").line();
    }

    private void contents() {
      out.open("nav", "aria-label", "Contents of " + view.title()).open("ul");
      entry("finding", "Finding");
      entry("charts", "Charts");
      view.sections().forEach(section -> entry(section.id(), section.title()));
      out.close("ul").close("nav").line();
    }

    private void entry(String id, String title) {
      out.open("li").element("a", title, "href", "#" + prefix + id).close("li");
    }

    private void open(String id, String title) {
      out.open("section", "id", prefix + id, "aria-labelledby", prefix + id + "-h");
      out.element(heading(1), title, "id", prefix + id + "-h").line();
    }

    private void finding() {
      open("finding", "Finding");
      List<String> sentences = view.finding();
      out.element("p", sentences.getFirst(), "class", "lead");
      if (sentences.size() > 1) {
        out.open("ul");
        sentences.subList(1, sentences.size()).forEach(sentence -> out.element("li", sentence));
        out.close("ul");
      }
      out.close("section").line();
    }

    private void plots() {
      open("charts", "Charts");
      models();
      Plots plots = new Plots(out, drawings, keys, heading(2));
      List<Plot> all = view.plots();
      for (int i = 0; i < all.size(); i++) {
        plots.write(all.get(i), prefix + "plot" + (i + 1));
      }
      out.close("section").line();
    }

    /** Who is who; the script makes of it a choice of who is seen. */
    private void models() {
      out.open("fieldset", "class", "models").element("legend", "Models");
      view.series().forEach(this::model);
      out.close("fieldset").line();
    }

    private void model(Series series) {
      out.open("label");
      out.open(
          "input",
          "type",
          "checkbox",
          "checked",
          "",
          "autocomplete",
          "off",
          "hidden",
          "",
          "data-series",
          keys.get(series.name()));
      drawings.swatch(series);
      out.element("span", series.name()).close("label").line();
    }

    private void section(Section section) {
      open(section.id(), section.title());
      Grids grids = new Grids(out);
      List<Block> blocks = section.blocks();
      for (int i = 0; i < blocks.size(); i++) {
        switch (blocks.get(i)) {
          case Text text -> out.element("p", text.text());
          case Grid grid -> grids.write(grid, prefix + section.id() + "-t" + i);
        }
      }
      out.close("section").line();
    }
  }
}
