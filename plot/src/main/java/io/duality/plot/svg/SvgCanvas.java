package io.duality.plot.svg;

import io.duality.plot.figure.StampHint;
import io.duality.plot.figure.Typeface;
import java.awt.Graphics2D;
import java.io.IOException;
import java.util.Base64;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A {@code Graphics2D} whose strokes become a tree of SVG elements. Confined to one thread. */
public final class SvgCanvas {
  /** The attribute that says to which curve an element belongs. */
  public static final String TAG = "data-s";

  /** The attribute that says of which marker an element is, and where that stands. */
  public static final String MARK = "data-m";

  /** The fonts of texts: the one that is embedded, then those that are as wide, or nearly. */
  public static final String FAMILIES =
      "'Duality Sans', 'Liberation Sans', Arial, Helvetica, sans-serif";

  static final String NAMESPACE = "http://www.w3.org/2000/svg";

  private static final String FAMILY = "Duality Sans";
  private static final int DECIMALS = 2;

  private final Document document = emptyDocument();
  private final SVGGraphics2D graphics;

  private SvgCanvas(IntFunction<String> tag, Function<StampHint.Spot, String> mark) {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setPrecision(DECIMALS);
    context.setComment("drawn by Duality");
    graphics = new CurveGraphics(context, tag, mark);
  }

  /** An empty canvas that does not tell curves apart. */
  public static SvgCanvas plain() {
    return new SvgCanvas(_ -> "", _ -> "");
  }

  /**
   * An empty canvas that does.
   *
   * @param tag the value of {@link #TAG} for a curve, by its place in its figure; empty for none
   * @param mark the value of {@link #MARK} for a marker; empty for none
   */
  public static SvgCanvas tagged(IntFunction<String> tag, Function<StampHint.Spot, String> mark) {
    return new SvgCanvas(tag, mark);
  }

  /** To draw on. */
  public Graphics2D graphics() {
    return graphics;
  }

  /** What was drawn until now, taken off the canvas. */
  public Element root() {
    return graphics.getRoot();
  }

  /** The style sheet's rule that embeds the glyphs of some characters. */
  public static String fontFace(Typeface typeface, IntStream characters) throws IOException {
    return "@font-face{font-family:'"
        + FAMILY
        + "';src:url(data:font/ttf;base64,"
        + Base64.getEncoder().encodeToString(FontSubset.of(typeface, characters))
        + ")}";
  }

  private static Document emptyDocument() {
    try {
      return DocumentBuilderFactory.newDefaultNSInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(NAMESPACE, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's own XML parser does not start", e);
    }
  }
}
