package io.duality.plot.html;

import io.duality.plot.figure.Stamp;
import io.duality.plot.figure.StampHint;
import io.duality.plot.svg.SvgCanvas;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The markers of all drawings. A chart of many points is markers for the most part: each look is
 * drawn once in the page, and where a point has it, it is only named.
 */
final class Marks {
  private final Map<Stamp, String> ids = new LinkedHashMap<>();

  /** Its name and its place, as {@link #named} reads them. */
  String at(StampHint.Spot spot) {
    String id = ids.get(spot.stamp());
    if (id == null) {
      id = "mark-" + ids.size();
      ids.put(spot.stamp(), id);
    }
    return String.format(Locale.ROOT, "%s %.2f %.2f", id, spot.x(), spot.y());
  }

  /**
   * Writes a marker where it stands.
   *
   * @param at what {@link #at} has said
   * @param series the key of its series; empty for none
   */
  static void named(Markup out, String at, String series) {
    String[] words = at.split(" ", -1);
    out.empty(
        "use",
        "href",
        "#" + words[0],
        "x",
        words[1],
        "y",
        words[2],
        SvgCanvas.TAG,
        series.isEmpty() ? null : series);
  }

  /**
   * Writes what the names stand for, which is seen nowhere by itself. It is not hidden: of what is
   * not displayed some browsers know no shape.
   */
  void define(Markup out, Colors colors) {
    if (ids.isEmpty()) {
      return;
    }
    out.open("svg", "class", "marks", "width", "0", "height", "0", "aria-hidden", "true");
    out.open("defs").line();
    ids.forEach((stamp, id) -> {
      SvgCanvas canvas = SvgCanvas.plain();
      stamp.draw(canvas.graphics(), 0, 0);
      // With all that it would else inherit from where it is named.
      new InlineSvg(out, colors, new StringBuilder(), id + "-").write("g", canvas.root(), "id", id);
      out.line();
    });
    out.close("defs").close("svg").line();
  }
}
