package io.duality.plot.svg;

import io.duality.plot.figure.CurveHint;
import java.util.function.IntFunction;
import org.apache.batik.svggen.DOMGroupManager;
import org.apache.batik.svggen.DOMTreeManager;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Element;

/** Writes on each element to which curve it belongs. */
final class CurveGraphics extends SVGGraphics2D {

  /**
   * Draws on an empty tree.
   *
   * @param tag the value of {@link SvgCanvas#TAG} for the strokes of a curve, by its place in its
   *     figure; empty for none
   */
  CurveGraphics(SVGGeneratorContext context, IntFunction<String> tag) {
    super(context, false);
    DOMTreeManager tree = getDOMTreeManager();
    DOMGroupManager groups =
        new DOMGroupManager(gc, tree) {
          @Override
          public void addElement(Element element, short method) {
            Object hint = gc.getRenderingHint(CurveHint.KEY);
            String value =
                hint instanceof Integer curve && curve != CurveHint.NONE ? tag.apply(curve) : "";
            if (!value.isEmpty()) {
              element.setAttributeNS(null, SvgCanvas.TAG, value);
            }
            super.addElement(element, method);
          }
        };
    tree.removeGroupManager(getDOMGroupManager());
    tree.addGroupManager(groups);
    setDOMGroupManager(groups);
  }
}
