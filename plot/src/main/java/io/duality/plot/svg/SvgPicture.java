package io.duality.plot.svg;

import io.duality.plot.figure.Drawing;
import io.duality.plot.figure.FigureDrawing;
import io.duality.plot.figure.Numbers;
import io.duality.plot.figure.Typeface;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A figure as SVG. Text stays text; the font travels along, cut down to the glyphs in use, since a
 * viewer's own font would have other widths.
 */
public final class SvgPicture {
  private final String title;
  private final Drawing drawing;
  private final Typeface typeface;

  /**
   * A picture in the making.
   *
   * @param title of characters that the font can draw
   */
  public SvgPicture(String title, Drawing drawing, Typeface typeface) {
    this.title = title;
    this.drawing = drawing;
    this.typeface = typeface;
  }

  /** The file. */
  public byte[] bytes() throws IOException {
    SvgCanvas canvas = SvgCanvas.plain();
    drawing.draw(canvas.graphics());
    Element root = canvas.root();
    nameFamilies(root);
    describe(root.getOwnerDocument(), root);
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

  /**
   * Names what to fall back on, where the font that is embedded is not shown: as wide, or nearly.
   */
  private static void nameFamilies(Element root) {
    NodeList all = root.getElementsByTagNameNS(SvgCanvas.NAMESPACE, "*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      if (element.hasAttributeNS(null, "font-family")) {
        element.setAttributeNS(null, "font-family", SvgCanvas.FAMILIES);
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
    root.setAttributeNS(null, "font-family", SvgCanvas.FAMILIES);
    Element background = document.createElementNS(SvgCanvas.NAMESPACE, "rect");
    background.setAttributeNS(null, "width", "100%");
    background.setAttributeNS(null, "height", "100%");
    background.setAttributeNS(null, "fill", "white");
    background.setAttributeNS(null, "stroke", "none");
    root.insertBefore(background, root.getFirstChild());
    Element style = document.createElementNS(SvgCanvas.NAMESPACE, "style");
    style.appendChild(document.createTextNode(fontFace(root)));
    root.insertBefore(style, root.getFirstChild());
    Element name = document.createElementNS(SvgCanvas.NAMESPACE, "title");
    name.appendChild(document.createTextNode(title));
    root.insertBefore(name, root.getFirstChild());
  }

  private String fontFace(Element root) throws IOException {
    NodeList texts = root.getElementsByTagNameNS(SvgCanvas.NAMESPACE, "text");
    IntStream characters =
        IntStream.range(0, texts.getLength())
            .flatMap(i -> texts.item(i).getTextContent().codePoints());
    return SvgCanvas.fontFace(typeface, characters);
  }
}
