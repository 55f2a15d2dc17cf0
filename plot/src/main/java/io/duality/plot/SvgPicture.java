package io.duality.plot;

import io.duality.plot.figure.FigureDrawing;
import io.duality.plot.figure.Numbers;
import io.duality.plot.figure.Typeface;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A figure as SVG. Text stays text; the font travels along, cut down to the glyphs in use, since a
 * viewer's own font would have other widths.
 */
final class SvgPicture {
  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final List<String> TABLES =
      List.of("head", "hhea", "hmtx", "maxp", "cmap", "glyf", "loca", "name", "post", "OS/2");
  private static final int DECIMALS = 2;

  private final String title;
  private final FigureDrawing drawing;
  private final Typeface typeface;

  SvgPicture(String title, FigureDrawing drawing, Typeface typeface) {
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
    describe(document, root);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
      graphics.stream(root, writer, false, false);
    }
    return out.toByteArray();
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newNSInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVG, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's own XML parser does not start", e);
    }
  }

  private void describe(Document document, Element root) throws IOException {
    String width = Numbers.plain(FigureDrawing.WIDTH);
    String height = Numbers.plain(Math.ceil(drawing.height()));
    root.setAttributeNS(null, "width", width + "pt");
    root.setAttributeNS(null, "height", height + "pt");
    root.setAttributeNS(null, "viewBox", "0 0 " + width + " " + height);
    root.setAttributeNS(null, "role", "img");
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
    TTFSubsetter subset = new TTFSubsetter(typeface.parsed(), TABLES);
    NodeList texts = root.getElementsByTagNameNS(SVG, "text");
    for (int i = 0; i < texts.getLength(); i++) {
      texts.item(i).getTextContent().codePoints().forEach(subset::add);
    }
    ByteArrayOutputStream font = new ByteArrayOutputStream();
    subset.writeToStream(font);
    return "@font-face{font-family:'"
        + typeface.name()
        + "';src:url(data:font/ttf;base64,"
        + Base64.getEncoder().encodeToString(font.toByteArray())
        + ")}";
  }
}
