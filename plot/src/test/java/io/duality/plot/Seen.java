package io.duality.plot;

import io.duality.plot.browser.Tab;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A page of a report as a browser has it. */
record Seen(Tab tab) {

  /** In a window of a desktop's size, in light colours. */
  static Seen onADesktop(Tab tab, Path page) throws InterruptedException {
    tab.size(1280, 900).media("screen", "light").load(page);
    return new Seen(tab);
  }

  String text(String expression) throws InterruptedException {
    return tab.evaluate(expression).asString("");
  }

  double number(String expression) throws InterruptedException {
    return tab.evaluate(expression).asDouble(Double.NaN);
  }

  /** A property of each thing of an expression that can be iterated over. */
  List<String> texts(String things, String property) throws InterruptedException {
    List<String> texts = new ArrayList<>();
    tab.evaluate("[..." + things.strip() + "].map(each => each." + property + ")")
        .forEach(text -> texts.add(text.asString("")));
    return texts;
  }

  /** How many elements of a selector are on the screen, or would be after scrolling. */
  int visible(String selector) throws InterruptedException {
    return (int)
        number(
            "[...document.querySelectorAll('"
                + selector
                + "')].filter(e => e.getClientRects().length > 0).length");
  }

  /** The texts of models' strokes that are seen in a chart. */
  List<String> labels(String plot) throws InterruptedException {
    return texts(
        "[...document.querySelectorAll('"
            + plot
            + " text[data-s]')].filter(e => e.getClientRects().length > 0)",
        "textContent");
  }

  /** What the drawing of a chart that is seen is called. */
  String drawing(String plot) throws InterruptedException {
    return text(
        "document.querySelector('"
            + plot
            + " .frame:not([hidden]) svg').getAttribute('aria-label')");
  }

  void click(String selector) throws InterruptedException {
    JsonNode at =
        tab.evaluate(
            "(() => { const e = document.querySelector('"
                + selector
                + "'); e.scrollIntoView({block: 'center'}); const b = e.getBoundingClientRect();"
                + " return [b.x + b.width / 2, b.y + b.height / 2]; })()");
    tab.click(at.get(0).asDouble(), at.get(1).asDouble());
  }
}
