package io.duality.plot.svg;

import io.duality.plot.figure.CurveHint;
import io.duality.plot.figure.StampHint;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.apache.batik.svggen.DOMGroupManager;
import org.apache.batik.svggen.DOMTreeManager;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Element;

/** Writes on each element to which curve it belongs, and of which marker it is. */
final class CurveGraphics extends SVGGraphics2D {

  /**
   * Draws on an empty tree.
   *
   * @param tag the value of {@link SvgCanvas#TAG} for the strokes of a curve, by its place in its
   *     figure; empty for none
   * @param mark the value of {@link SvgCanvas#MARK} for the strokes of a marker; empty for none
   */
  CurveGraphics(
      SVGGeneratorContext context, IntFunction<String> tag, Function<StampHint.Spot, String> mark) {
    super(context, false);
    DOMTreeManager tree = getDOMTreeManager();
    DOMGroupManager groups =
        new DOMGroupManager(gc, tree) {
          @Override
          public void addElement(Element element, short method) {
            Object hint = gc.getRenderingHint(CurveHint.KEY);
            set(
                element,
                SvgCanvas.TAG,
                hint instanceof Integer curve && curve != CurveHint.NONE ? tag.apply(curve) : "");
            Object stamp = gc.getRenderingHint(StampHint.KEY);
            set(
                element,
                SvgCanvas.MARK,
                stamp instanceof StampHint.Spot spot ? mark.apply(spot) : "");
            super.addElement(element, method);
          }
        };
    tree.removeGroupManager(getDOMGroupManager());
    tree.addGroupManager(groups);
    setDOMGroupManager(groups);
  }

  private static void set(Element element, String name, String value) {
    if (!value.isEmpty()) {
      element.setAttributeNS(null, name, value);
    }
  }
}
