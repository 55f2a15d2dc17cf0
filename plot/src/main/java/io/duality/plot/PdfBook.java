package io.duality.plot;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import io.duality.plot.figure.Typeface;
import java.awt.Graphics2D;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.function.Consumer;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * A PDF in the making: pages drawn one after the other, one embedded font, bookmarks. Its dates and
 * its id come from the caller, so that nothing in the file depends on when or where it is written.
 */
final class PdfBook implements Closeable {
  private final PDDocument document = new PDDocument();
  private final PDDocumentOutline outline = new PDDocumentOutline();
  private final PdfBoxGraphics2DFontTextDrawer texts = new PdfBoxGraphics2DFontTextDrawer();

  PdfBook(String title, Instant date, Typeface typeface) throws IOException {
    // In place of the system's clock, from which PDFBox would otherwise make the file's id.
    document.setDocumentId(date.toEpochMilli());
    document.setDocumentInformation(information(title, date));
    PDDocumentCatalog catalog = document.getDocumentCatalog();
    catalog.setLanguage("en");
    catalog.setDocumentOutline(outline);
    PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
    preferences.setDisplayDocTitle(true);
    catalog.setViewerPreferences(preferences);
    texts.registerFont(typeface.name(), PDType0Font.load(document, typeface.parsed(), true));
  }

  private static PDDocumentInformation information(String title, Instant date) {
    GregorianCalendar calendar = GregorianCalendar.from(date.atZone(ZoneOffset.UTC));
    PDDocumentInformation information = new PDDocumentInformation();
    information.setTitle(title);
    information.setCreator("Duality");
    information.setProducer("Apache PDFBox");
    information.setCreationDate(calendar);
    information.setModificationDate(calendar);
    return information;
  }

  /** Adds a page; {@code draw} has its upper left corner at the origin. Lengths in points. */
  PDPage page(double width, double height, Consumer<Graphics2D> draw) throws IOException {
    PDRectangle size = new PDRectangle((float) width, (float) height);
    PDPage page = new PDPage(size);
    document.addPage(page);
    PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, size);
    graphics.setFontTextDrawer(texts);
    draw.accept(graphics);
    graphics.dispose();
    PDFormXObject form = graphics.getXFormObject();
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.drawForm(form);
    }
    return page;
  }

  void bookmark(String title, PDPage page) {
    PDPageFitDestination destination = new PDPageFitDestination();
    destination.setPage(page);
    PDOutlineItem item = new PDOutlineItem();
    item.setTitle(title);
    item.setDestination(destination);
    outline.addLast(item);
  }

  byte[] bytes() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  @Override
  public void close() throws IOException {
    texts.close();
    document.close();
  }
}
