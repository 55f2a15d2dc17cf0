package io.duality.plot;

import io.duality.plot.figure.Drawing;
import io.duality.plot.figure.FigureDrawing;
import io.duality.plot.figure.Numbers;
import io.duality.plot.figure.Typeface;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A figure as SVG. Text stays text; the font travels along, cut down to the glyphs in use, since a
 * viewer's own font would have other widths.
 */
final class SvgPicture {
  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final String FAMILY = "Duality Sans";
  private static final String FAMILIES =
      "'" + FAMILY + "', 'Liberation Sans', Arial, Helvetica, sans-serif";
  private static final int DECIMALS = 2;

  private final String title;
  private final Drawing drawing;
  private final Typeface typeface;

  SvgPicture(String title, Drawing drawing, Typeface typeface) {
    this.title = title;
    this.drawing = drawing;
    this.typeface = typeface;
  }

  byte[] bytes() throws IOException {
    Document document = document();
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setPrecision(DECIMALS);
    context.setComment("drawn by Duality");
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    drawing.draw(graphics);
    Element root = graphics.getRoot();
    nameFamilies(root);
    describe(document, root);
    return serialised(root);
  }

  /** Batik's own writer puts a DOCTYPE in front, for which parsers go to the network. */
  private static byte[] serialised(Element root) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
      transformer.transform(new DOMSource(root), new StreamResult(out));
    } catch (TransformerException e) {
      throw new IllegalStateException("the JDK's own XML writer fails", e);
    }
    return out.toByteArray();
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newDefaultNSInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVG, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's own XML parser does not start", e);
    }
  }

  /**
   * Names what to fall back on, where the font that is embedded is not shown: as wide, or nearly.
   */
  private static void nameFamilies(Element root) {
    NodeList all = root.getElementsByTagNameNS(SVG, "*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      if (element.hasAttributeNS(null, "font-family")) {
        element.setAttributeNS(null, "font-family", FAMILIES);
      }
    }
  }

  private void describe(Document document, Element root) throws IOException {
    String width = Numbers.plain(FigureDrawing.WIDTH);
    String height = Numbers.plain(Math.ceil(drawing.height()));
    root.setAttributeNS(null, "width", width + "pt");
    root.setAttributeNS(null, "height", height + "pt");
    root.setAttributeNS(null, "viewBox", "0 0 " + width + " " + height);
    root.setAttributeNS(null, "role", "img");
    root.setAttributeNS(null, "font-family", FAMILIES);
    Element background = document.createElementNS(SVG, "rect");
    background.setAttributeNS(null, "width", "100%");
    background.setAttributeNS(null, "height", "100%");
    background.setAttributeNS(null, "fill", "white");
    background.setAttributeNS(null, "stroke", "none");
    root.insertBefore(background, root.getFirstChild());
    Element style = document.createElementNS(SVG, "style");
    style.appendChild(document.createTextNode(fontFace(root)));
    root.insertBefore(style, root.getFirstChild());
    Element name = document.createElementNS(SVG, "title");
    name.appendChild(document.createTextNode(title));
    root.insertBefore(name, root.getFirstChild());
  }

  private String fontFace(Element root) throws IOException {
    NodeList texts = root.getElementsByTagNameNS(SVG, "text");
    IntStream characters =
        IntStream.range(0, texts.getLength())
            .flatMap(i -> texts.item(i).getTextContent().codePoints());
    return "@font-face{font-family:'"
        + FAMILY
        + "';src:url(data:font/ttf;base64,"
        + Base64.getEncoder().encodeToString(FontSubset.of(typeface, characters))
        + ")}";
  }
}
