package io.duality.plot.html;

import org.jspecify.annotations.Nullable;

/**
 * HTML in the making. Whatever comes in as text or as the value of an attribute stays one, whoever
 * wrote it: titles, labels and messages come from files of strangers. Names of elements and
 * attributes are this package's own.
 */
final class Markup {
  private final StringBuilder out = new StringBuilder();

  /**
   * Opens an element.
   *
   * @param attributes name and value in turn; the value null leaves an attribute out
   */
  Markup open(String tag, @Nullable String... attributes) {
    begin(tag, attributes);
    out.append('>');
    return this;
  }

  /** An SVG element with nothing in it; of HTML's own only those that never have an end. */
  Markup empty(String tag, @Nullable String... attributes) {
    begin(tag, attributes);
    out.append("/>");
    return this;
  }

  private void begin(String tag, @Nullable String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      String value = attributes[i + 1];
      if (value != null) {
        out.append(' ').append(attributes[i]).append("=\"");
        escape(value);
        out.append('"');
      }
    }
  }

  Markup close(String tag) {
    out.append("</").append(tag).append('>');
    return this;
  }

  Markup text(String text) {
    escape(text);
    return this;
  }

  /** An element with nothing but text in it. */
  Markup element(String tag, String text, @Nullable String... attributes) {
    return open(tag, attributes).text(text).close(tag);
  }

  /** So that a line of the file does not grow without end. */
  Markup line() {
    out.append('\n');
    return this;
  }

  /** What this package wrote itself: never anything that a record holds. */
  Markup own(String markup) {
    out.append(markup);
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }

  private void escape(String text) {
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> out.appendCodePoint(readable(c) ? c : '\uFFFD');
          }
        });
  }

  /** HTML has no place for control characters and halves of characters. */
  private static boolean readable(int c) {
    boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
    return !control && Character.getType(c) != Character.SURROGATE;
  }
}
