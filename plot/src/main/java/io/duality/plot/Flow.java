package io.duality.plot;

import io.duality.plot.figure.FigureDrawing;
import io.duality.plot.figure.Ink;
import io.duality.plot.figure.Typeface;
import io.duality.plot.view.Block;
import io.duality.plot.view.Grid;
import io.duality.plot.view.Section;
import io.duality.plot.view.Text;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * Text, tables and figures from top to bottom over as many A4 pages as they take. Pages are drawn
 * once all are known, since each carries the number of pages.
 */
final class Flow {
  /** Width that text and figures have, points. */
  static final double WIDTH = FigureDrawing.WIDTH;

  private static final double PAGE_WIDTH = 595.28;
  private static final double PAGE_HEIGHT = 841.89;
  private static final double LEFT = (PAGE_WIDTH - WIDTH) / 2;
  private static final double TOP = 48;
  private static final double BOTTOM = PAGE_HEIGHT - 56;
  private static final double HEADING = 14;

  private final Typeface typeface;
  private final String footer;
  private final List<Sheet> sheets = new ArrayList<>();
  private double y = BOTTOM;

  /** Starts on a new page; {@code footer} stands at the foot of each. */
  Flow(Typeface typeface, String footer) {
    this.typeface = typeface;
    this.footer = typeface.printable(footer);
  }

  Typeface typeface() {
    return typeface;
  }

  /** Room left on the page, points. */
  double room() {
    return BOTTOM - y;
  }

  void newPage() {
    sheets.add(new Sheet(new ArrayList<>(), new ArrayList<>()));
    y = TOP;
  }

  /** A new page that a bookmark leads to. */
  void newPage(String bookmark) {
    newPage();
    sheets.getLast().bookmarks.add(typeface.printable(bookmark));
  }

  /** A section from top to bottom. */
  void add(Section section) {
    heading(section.title());
    section.blocks().forEach(this::add);
  }

  /** A part of a section. */
  void add(Block block) {
    switch (block) {
      case Text paragraph -> paragraph(paragraph.text());
      case Grid grid -> {
        gap(6);
        new Table(grid).into(this);
        gap(6);
      }
    }
  }

  /** Starts a new page, with a bookmark and a heading. */
  void heading(String title) {
    newPage(title);
    lines(title, HEADING, HEADING + 4);
    gap(6);
  }

  /** A sentence that is to be read before all others. */
  void lead(String text) {
    lines(text, Ink.TITLE, Ink.TITLE + 3);
  }

  /** Keeps {@code height} free of a page break, if a page has that much. */
  void keep(double height) {
    if (height > room()) {
      newPage();
    }
  }

  void gap(double height) {
    y += height;
  }

  void paragraph(String text) {
    lines(text, Ink.TEXT, Ink.LINE + 1);
  }

  private void lines(String text, double size, double height) {
    for (String line : typeface.wrap(typeface.printable(text), size, WIDTH)) {
      line(line, size, height);
    }
  }

  /** One line of text, already made to fit. */
  private void line(String text, double size, double height) {
    keep(height);
    double baseline = y + height - 3;
    draw(ink -> ink.text(text, 0, baseline, size, Ink.BLACK));
    y += height;
  }

  void figure(FigureDrawing drawing) {
    keep(drawing.height());
    double top = y;
    draw(ink -> {
      AffineTransform before = ink.on().getTransform();
      // Its text then starts where that of the page does.
      ink.on().translate(-FigureDrawing.MARGIN, top);
      drawing.draw(ink.on());
      ink.on().setTransform(before);
    });
    y += drawing.height();
  }

  /** Draws a row of the given height at the current place; {@code row} gets its upper edge. */
  void row(double height, RowDrawing row) {
    double top = y;
    draw(ink -> row.draw(ink, top));
    y += height;
  }

  private void draw(Consumer<Ink> drawing) {
    sheets.getLast().drawings.add(drawing);
  }

  /** Adds the pages to a book. */
  void into(PdfBook book) throws IOException {
    for (int i = 0; i < sheets.size(); i++) {
      Sheet sheet = sheets.get(i);
      String number = (i + 1) + " / " + sheets.size();
      PDPage page = book.page(PAGE_WIDTH, PAGE_HEIGHT, on -> draw(on, sheet, number));
      sheet.bookmarks.forEach(title -> book.bookmark(title, page));
    }
  }

  private void draw(Graphics2D on, Sheet sheet, String number) {
    on.translate(LEFT, 0);
    Ink ink = new Ink(on, typeface);
    sheet.drawings.forEach(drawing -> drawing.accept(ink));
    double baseline = BOTTOM + 26;
    String left = typeface.fit(footer, Ink.TEXT, WIDTH - 60);
    ink.text(left, 0, baseline, Ink.TEXT, Ink.GREY);
    ink.text(number, WIDTH, baseline, Ink.TEXT, Ink.GREY, Ink.Align.RIGHT);
  }

  /** Draws one row. */
  interface RowDrawing {
    void draw(Ink ink, double top);
  }

  private record Sheet(List<Consumer<Ink>> drawings, List<String> bookmarks) {}
}
