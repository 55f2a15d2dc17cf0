package io.duality.plot.html;

import java.awt.Color;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The colours of drawings as variables of the page's style, each with a value on light and one on
 * dark paper. Hues stay, and move only as far as contrast asks for; greys are turned over with the
 * paper. Drawings make text darker than lines of the same hue, so that on light paper what is
 * enough for lines leaves texts as they are; on dark paper all get what texts need.
 */
final class Colors {
  /** The page's own paper, as {@code report.css} has it too. */
  static final Color LIGHT_PAPER = Color.WHITE;

  static final Color DARK_PAPER = new Color(0x15181C);

  private static final Color LIGHT_INK = new Color(0xE8EAED);
  private static final Pattern RGB = Pattern.compile("rgb\\((\\d+),(\\d+),(\\d+)\\)");

  /** Channels that are nearer together than this make a grey. */
  private static final int GREY = 12;

  /** Greys from here on are grids and leaders, which are not to compete with what they serve. */
  private static final int FURNITURE = 0xA5;

  private final Map<String, Color> used = new TreeMap<>();

  /**
   * What stands in a drawing's element in place of its colour.
   *
   * @param color as Batik writes it; what is no colour stays as it is
   */
  String variable(String color) {
    Color parsed = parsed(color);
    if (parsed == null) {
      return color;
    }
    String name = "--" + hex(parsed);
    used.put(name, parsed);
    return "var(" + name + ")";
  }

  /** Declarations for light paper. */
  String light() {
    return declared(Colors::onLight);
  }

  /** Declarations for dark paper. */
  String dark() {
    return declared(Colors::onDark);
  }

  static Color onLight(Color color) {
    return furniture(color)
        ? color
        : Contrast.reach(Contrast.GRAPHICS, color, LIGHT_PAPER, Color.BLACK);
  }

  static Color onDark(Color color) {
    Color turned =
        grey(color) ? Contrast.mix(LIGHT_INK, DARK_PAPER, color.getGreen() / 255.0) : color;
    return furniture(color)
        ? turned
        : Contrast.reach(Contrast.TEXT, turned, DARK_PAPER, Color.WHITE);
  }

  private String declared(UnaryOperator<Color> value) {
    StringBuilder css = new StringBuilder();
    used.forEach(
        (name, color) -> css.append(name).append(":#").append(hex(value.apply(color))).append(';'));
    return css.toString();
  }

  private static String hex(Color color) {
    return String.format(Locale.ROOT, "%06x", color.getRGB() & 0xFFFFFF);
  }

  private static boolean furniture(Color color) {
    return grey(color) && color.getGreen() >= FURNITURE;
  }

  private static boolean grey(Color color) {
    int most = Math.max(color.getRed(), Math.max(color.getGreen(), color.getBlue()));
    int least = Math.min(color.getRed(), Math.min(color.getGreen(), color.getBlue()));
    return most - least < GREY;
  }

  private static @Nullable Color parsed(String color) {
    Matcher rgb = RGB.matcher(color);
    if (rgb.matches()) {
      return new Color(
          Integer.parseInt(rgb.group(1)),
          Integer.parseInt(rgb.group(2)),
          Integer.parseInt(rgb.group(3)));
    }
    return switch (color) {
      case "white" -> Color.WHITE;
      case "black" -> Color.BLACK;
      default -> null;
    };
  }
}
