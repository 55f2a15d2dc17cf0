package io.duality.scenarios.terminal;

import java.util.List;
import java.util.stream.Stream;

/**
 * A line whose parts have an ink each.
 *
 * @param parts from the left
 */
public record InkedLine(List<Part> parts) {
  /** Without a character. */
  public static final InkedLine EMPTY = new InkedLine(List.of());

  /**
   * A part of it.
   *
   * @param text without line ends and without inks of its own
   */
  public record Part(String text, Ink ink) {}

  public InkedLine {
    parts = List.copyOf(parts);
  }

  /** With text behind it as it comes. */
  public InkedLine plus(String text) {
    return plus(text, Ink.NONE);
  }

  /** With text in an ink behind it. */
  public InkedLine plus(String text, Ink ink) {
    return plus(new InkedLine(List.of(new Part(text, ink))));
  }

  /** With another line behind it. */
  public InkedLine plus(InkedLine other) {
    return new InkedLine(Stream.concat(parts.stream(), other.parts.stream()).toList());
  }

  /** In characters that are seen. */
  public int length() {
    return parts.stream().mapToInt(part -> part.text.length()).sum();
  }

  /**
   * The line, cut where the terminal ends.
   *
   * @param width the most characters that are seen
   * @param colours whether inks are used
   */
  public String text(int width, boolean colours) {
    StringBuilder line = new StringBuilder();
    int left = width;
    for (Part part : parts) {
      String shown = part.text.substring(0, Math.clamp(left, 0, part.text.length()));
      line.append(colours ? part.ink.on(shown) : shown);
      left -= shown.length();
    }
    return line.toString();
  }
}
