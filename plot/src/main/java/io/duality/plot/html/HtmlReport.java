package io.duality.plot.html;

import io.duality.plot.figure.Typeface;
import io.duality.plot.svg.SvgCanvas;
import io.duality.plot.view.View;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Views as one HTML file. The same views give the same bytes, whatever the clock, the locale and
 * the time zone.
 */
public final class HtmlReport {
  private final List<View> views;
  private final Typeface typeface;

  private HtmlReport(List<View> views, Typeface typeface) {
    this.views = views;
    this.typeface = typeface;
  }

  /**
   * The file.
   *
   * @param views at least one; the first gives the page its title
   * @throws IOException if the font cannot be cut down to the glyphs in use
   */
  public static byte[] of(List<View> views, Typeface typeface) throws IOException {
    if (views.isEmpty()) {
      throw new IllegalArgumentException("a page needs at least 1 view, not 0");
    }
    return new HtmlReport(List.copyOf(views), typeface).page().getBytes(StandardCharsets.UTF_8);
  }

  private String page() throws IOException {
    Markup body = new Markup();
    Drawings drawings = new Drawings(body, typeface);
    Map<String, String> keys = keys();
    new Body(body, drawings, keys).write(views);
    Markup marks = new Markup();
    drawings.marks(marks);
    String style = style(drawings, keys.values());
    String script = resource("report.js");
    Markup page = new Markup();
    page.own("<!DOCTYPE html>\n").open("html", "lang", "en").line();
    head(page, style, script);
    page.open("body").line().own(marks.toString()).own(body.toString());
    page.open("script").own(script).close("script").line();
    return page.close("body").close("html").line().toString();
  }

  private void head(Markup page, String style, String script) {
    page.open("head").open("meta", "charset", "utf-8").line();
    page.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.open("meta", "name", "color-scheme", "content", "light dark").line();
    page.open("meta", "http-equiv", "Content-Security-Policy", "content", policy(style, script));
    page.line();
    page.element("title", views.getFirst().title()).line();
    // Else a browser asks the page's server for an icon.
    page.open("link", "rel", "icon", "href", "data:,").line();
    page.open("style").own(style).close("style").close("head").line();
  }

  /** Nothing from outside, and no script or style but those that stand in the page by its maker. */
  private static String policy(String style, String script) {
    return "default-src 'none'; style-src '"
        + hash(style)
        + "'; script-src '"
        + hash(script)
        + "'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'";
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** A key for each series of all views: those of one name are one. */
  private Map<String, String> keys() {
    Map<String, String> keys = new LinkedHashMap<>();
    for (View view : views) {
      view.series()
          .forEach(series -> keys.putIfAbsent(series.name(), Integer.toString(keys.size())));
    }
    return keys;
  }

  private String style(Drawings drawings, Collection<String> keys) throws IOException {
    StringBuilder css = new StringBuilder();
    if (!drawings.texts().isEmpty()) {
      css.append(SvgCanvas.fontFace(typeface, drawings.texts().codePoints())).append('\n');
    }
    css.append(":root{").append(drawings.colors().light()).append("}\n");
    css.append("@media screen and (prefers-color-scheme:dark){:root{");
    css.append(drawings.colors().dark()).append("}}\n");
    for (String key : keys) {
      css.append(".off-").append(key).append(" [data-s=\"").append(key);
      css.append("\"]{display:none}\n");
    }
    return css.append(resource("report.css")).toString();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException("the jar of this program has no " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
