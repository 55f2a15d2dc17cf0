package io.duality.plot;

import io.duality.plot.figure.Typeface;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The texts of an SVG file, and the room each takes. */
record SvgTexts(List<Placed> placed, double width, double height) {

  private static final Typeface TYPEFACE = typeface();

  /** One text and its box: from the top of a capital to the foot of a descender. */
  record Placed(String text, Rectangle2D box) {}

  static SvgTexts of(Path file) throws IOException {
    return of(parse(file));
  }

  private static Typeface typeface() {
    try {
      return Typeface.load();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Document parse(Path file) throws IOException {
    try {
      return DocumentBuilderFactory.newDefaultNSInstance()
          .newDocumentBuilder()
          .parse(file.toFile());
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(file + " is no XML", e);
    }
  }

  private static SvgTexts of(Document document) {
    List<Placed> placed = new ArrayList<>();
    NodeList texts = document.getElementsByTagNameNS("*", "text");
    for (int i = 0; i < texts.getLength(); i++) {
      Element text = (Element) texts.item(i);
      double size = Double.parseDouble(inherited(text, "font-size").replace("px", ""));
      double x = Double.parseDouble(text.getAttribute("x"));
      double y = Double.parseDouble(text.getAttribute("y"));
      double width = TYPEFACE.width(text.getTextContent(), size);
      placed.add(
          new Placed(
              text.getTextContent(),
              new Rectangle2D.Double(x, y - 0.72 * size, width, 0.93 * size)));
    }
    String[] view = document.getDocumentElement().getAttribute("viewBox").split(" ", -1);
    return new SvgTexts(placed, Double.parseDouble(view[2]), Double.parseDouble(view[3]));
  }

  private static String inherited(Element element, String attribute) {
    for (Node node = element; node instanceof Element at; node = node.getParentNode()) {
      if (at.hasAttribute("transform")) {
        throw new AssertionError("a text is transformed: its place is not what it says");
      }
      if (at.hasAttribute(attribute)) {
        return at.getAttribute(attribute);
      }
    }
    throw new AssertionError("no " + attribute);
  }

  List<String> all() {
    return placed.stream().map(Placed::text).toList();
  }

  List<Placed> outside() {
    Rectangle2D page = new Rectangle2D.Double(0, 0, width, height);
    return placed.stream()
        .filter(text -> !text.text().isBlank() && !page.contains(text.box()))
        .toList();
  }

  List<String> overlapping() {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < placed.size(); i++) {
      for (int j = i + 1; j < placed.size(); j++) {
        if (placed.get(i).box().intersects(placed.get(j).box())) {
          pairs.add(placed.get(i) + " and " + placed.get(j));
        }
      }
    }
    return pairs;
  }
}
