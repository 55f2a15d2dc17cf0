package io.duality.plot.html;

import io.duality.plot.svg.SvgCanvas;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Writes a tree of SVG elements into a page: with the page's colours in place of its own, with ids
 * that no other picture of the page has, markers by their names, and without what the page says for
 * all of them.
 */
final class InlineSvg {
  /** The page's style says it, or it is what a browser does anyway. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "xml:space",
          "font-family",
          "font-style",
          "font-weight",
          "color-interpolation",
          "color-rendering",
          "image-rendering",
          "shape-rendering",
          "text-rendering");

  private final Markup out;
  private final Colors colors;
  private final StringBuilder texts;
  private final String prefix;

  /**
   * A writer of one picture.
   *
   * @param texts gets the characters of its texts
   * @param prefix of its ids
   */
  InlineSvg(Markup out, Colors colors, StringBuilder texts, String prefix) {
    this.out = out;
    this.colors = colors;
    this.texts = texts;
    this.prefix = prefix;
  }

  /**
   * Writes the picture.
   *
   * @param tag of its root
   * @param attributes of the root, name and value in turn, before those that it has
   */
  void write(String tag, Element root, String... attributes) {
    List<String> all = new ArrayList<>(List.of(attributes));
    all.addAll(attributes(root));
    out.open(tag, all.toArray(new String[0]));
    children(root);
    out.close(tag);
  }

  private void children(Element parent) {
    List<Element> elements = elements(parent);
    for (int i = 0; i < elements.size(); i++) {
      Element element = elements.get(i);
      if (element.hasAttribute(SvgCanvas.MARK)) {
        mark(element);
      } else if (i + 1 < elements.size() && outlines(elements.get(i + 1), element)) {
        filled(elements.get(i + 1), element);
        i++;
      } else {
        element(element);
      }
    }
  }

  private void element(Element element) {
    String tag = element.getTagName();
    if (tag.equals("text")) {
      text(element);
    } else if (!elements(element).isEmpty()) {
      out.open(tag, attributes(element).toArray(new String[0]));
      children(element);
      out.close(tag);
    } else if (!tag.equals("g") && !tag.equals("defs")) {
      out.empty(tag, attributes(element).toArray(new String[0]));
    }
  }

  /** Once for both of what it is made of, the inside and, after that, the outline. */
  private void mark(Element element) {
    if (element.getAttribute("stroke").equals("none")) {
      Marks.named(out, element.getAttribute(SvgCanvas.MARK), element.getAttribute(SvgCanvas.TAG));
    }
  }

  private void text(Element element) {
    String text = element.getTextContent();
    if (!text.isBlank()) {
      texts.append(text);
      out.element("text", text, attributes(element).toArray(new String[0]));
    }
  }

  /** The second draws the outline of what the first has filled. */
  private static boolean outlines(Element second, Element first) {
    return first.getTagName().equals("path")
        && second.getTagName().equals("path")
        && first.getAttribute("d").equals(second.getAttribute("d"))
        && first.getAttribute("stroke").equals("none")
        && second.getAttribute("fill").equals("none")
        && !first.hasAttribute("fill-opacity");
  }

  /** Both in one element. */
  private void filled(Element outline, Element inside) {
    Element both = (Element) outline.cloneNode(true);
    if (inside.hasAttribute("fill")) {
      both.setAttribute("fill", inside.getAttribute("fill"));
    } else {
      both.removeAttribute("fill");
    }
    out.empty("path", attributes(both).toArray(new String[0]));
  }

  private static List<Element> elements(Element parent) {
    List<Element> elements = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }

  /** Name and value in turn; the JDK's tree keeps them sorted by name. */
  private List<String> attributes(Element element) {
    List<String> attributes = new ArrayList<>();
    NamedNodeMap all = element.getAttributes();
    for (int i = 0; i < all.getLength(); i++) {
      String name = all.item(i).getNodeName();
      if (!LEFT_OUT.contains(name) && !(name.equals("id") && !isClip(element))) {
        attributes.add(name);
        attributes.add(value(name, all.item(i).getNodeValue()));
      }
    }
    return attributes;
  }

  private static boolean isClip(Element element) {
    return element.getTagName().equals("clipPath");
  }

  private String value(String name, String value) {
    return switch (name) {
      case "id" -> prefix + value;
      case "clip-path" -> value.replace("url(#", "url(#" + prefix);
      case "fill", "stroke" -> colors.variable(value);
      default -> value;
    };
  }
}
