package io.duality.plot.figure;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The one font of all output, Liberation Sans from PDFBox's jar, as AWT and as a font file: so the
 * same text is measured, drawn and embedded, and no font of the machine is needed.
 *
 * <p>Confined to one thread.
 */
public final class Typeface {
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
  private static final String ELLIPSIS = "…";

  private final Font font;
  private final TrueTypeFont parsed;
  private final CmapLookup glyphs;

  private Typeface(Font font, TrueTypeFont parsed) throws IOException {
    this.font = font;
    this.parsed = parsed;
    this.glyphs = parsed.getUnicodeCmapLookup();
  }

  /**
   * Loads the font, which starts AWT: some tens of milliseconds the first time.
   *
   * @throws IOException if AWT does not start, or finds no room for its temporary files
   */
  public static Typeface load() throws IOException {
    byte[] file = AwtFonts.bundled();
    TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(file));
    // Else PDFBox tries ligatures in each text, at a hundred times the cost, and AWT does not.
    parsed.setEnableGsub(false);
    return new Typeface(AwtFonts.load(file), parsed);
  }

  /** The font's tables; not to be closed. */
  public TrueTypeFont parsed() {
    return parsed;
  }

  /** The font's name as AWT gives it. */
  public String name() {
    return font.getFontName();
  }

  /** For a {@code Graphics2D}; {@code size} in points. */
  public Font at(double size) {
    return font.deriveFont((float) size);
  }

  /** Advance of a line of text, points. */
  public double width(String text, double size) {
    return text.isEmpty() ? 0 : at(size).getStringBounds(text, EXACT).getWidth();
  }

  /** The text with whatever the font cannot draw replaced: controls by a space, the rest by "?". */
  public String printable(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          if (Character.isISOControl(c) || Character.isWhitespace(c)) {
            out.append(' ');
          } else {
            out.appendCodePoint(drawable(c) ? c : '?');
          }
        });
    return out.toString();
  }

  private boolean drawable(int codePoint) {
    return Character.getType(codePoint) != Character.FORMAT && glyphs.getGlyphId(codePoint) != 0;
  }

  /** The text, or as much of it as fits, ending in an ellipsis. */
  public String fit(String text, double size, double width) {
    if (width(text, size) <= width) {
      return text;
    }
    int end = text.length();
    while (end > 0 && width(text.substring(0, end) + ELLIPSIS, size) > width) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end).stripTrailing() + ELLIPSIS;
  }

  /**
   * Lines no wider than {@code width}, broken at spaces, and within a word only where it is wider
   * than a line.
   */
  public List<String> wrap(String text, double size, double width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.strip().split(" +", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (width(longer, size) <= width) {
        line = longer;
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line);
      }
      line = word;
      while (width(line, size) > width && line.length() > 1) {
        int cut = longestPrefix(line, size, width);
        lines.add(line.substring(0, cut));
        line = line.substring(cut);
      }
    }
    lines.add(line);
    return lines;
  }

  private int longestPrefix(String word, double size, double width) {
    int end = word.length();
    while (end > 1 && width(word.substring(0, end), size) > width) {
      end--;
    }
    return Character.isHighSurrogate(word.charAt(end - 1)) && end > 1 ? end - 1 : end;
  }
}
