package io.duality.plot.html;

import io.duality.plot.figure.Curve;
import io.duality.plot.figure.Drawing;
import io.duality.plot.figure.FigureDrawing;
import io.duality.plot.figure.Numbers;
import io.duality.plot.figure.Positions;
import io.duality.plot.figure.Swatch;
import io.duality.plot.figure.Typeface;
import io.duality.plot.svg.SvgCanvas;
import io.duality.plot.view.Frame;
import io.duality.plot.view.Readings;
import io.duality.plot.view.Series;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Drawings as pictures within the page. Their glyphs, colours and markers are collected: the page
 * has each of them once.
 */
final class Drawings {
  private final Markup out;
  private final Typeface typeface;
  private final Colors colors = new Colors();
  private final Marks marks = new Marks();
  private final StringBuilder texts = new StringBuilder();
  private int pictures;

  Drawings(Markup out, Typeface typeface) {
    this.out = out;
    this.typeface = typeface;
  }

  Colors colors() {
    return colors;
  }

  /** Writes the markers that were drawn, which have to be in the page once. */
  void marks(Markup markup) {
    marks.define(markup, colors);
  }

  /** The characters of all texts that were drawn. */
  String texts() {
    return texts.toString();
  }

  /** The line and the marker of a series. */
  void swatch(Series series) {
    Drawing drawing = new Swatch(series.look(), typeface);
    SvgCanvas canvas = SvgCanvas.plain();
    drawing.draw(canvas.graphics());
    picture()
        .write(
            "svg",
            canvas.root(),
            "class",
            "swatch",
            "viewBox",
            "0 0 " + Numbers.plain(Swatch.WIDTH) + " " + Numbers.plain(drawing.height()),
            "aria-hidden",
            "true");
  }

  /**
   * A drawing of a chart.
   *
   * @param keys of the series, by name: their strokes can be told from all others
   * @param table the id of the table with its figures
   * @param name what a reader who does not see it is told
   * @param shown whether it is seen at first
   */
  void frame(Frame frame, Map<String, String> keys, String table, String name, boolean shown) {
    List<Curve> curves = frame.figure().curves();
    FigureDrawing drawing = new FigureDrawing(frame.figure(), typeface);
    SvgCanvas canvas =
        SvgCanvas.tagged(curve -> keys.getOrDefault(curves.get(curve).label(), ""), marks::at);
    Positions positions = drawing.drawn(canvas.graphics());
    Rectangle2D area = positions.area();
    out.open(
        "div",
        "class",
        "frame",
        "data-table",
        table,
        "data-along",
        frame.readings().along().name().toLowerCase(Locale.ROOT),
        "data-at",
        places(frame.readings(), positions),
        "data-area",
        numbers(List.of(area.getMinX(), area.getMinY(), area.getMaxX(), area.getMaxY())),
        "hidden",
        shown ? null : "");
    picture()
        .write(
            "svg",
            canvas.root(),
            "viewBox",
            "0 0 "
                + Numbers.plain(FigureDrawing.WIDTH)
                + " "
                + Numbers.plain(Math.ceil(drawing.height())),
            "role",
            "img",
            "aria-label",
            name);
    out.close("div").line();
  }

  private InlineSvg picture() {
    pictures++;
    return new InlineSvg(out, colors, texts, "p" + pictures + "-");
  }

  private static String places(Readings readings, Positions positions) {
    return numbers(
        readings.at().stream()
            .map(at ->
                switch (readings.along()) {
                  case X -> positions.across(at);
                  case Y -> positions.height(at);
                })
            .toList());
  }

  private static String numbers(List<Double> values) {
    return values.stream()
        .map(value -> String.format(Locale.ROOT, "%.1f", value))
        .collect(Collectors.joining(" "));
  }
}
