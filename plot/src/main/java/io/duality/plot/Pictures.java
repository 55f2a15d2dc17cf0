package io.duality.plot;

import io.duality.plot.figure.Drawing;
import io.duality.plot.figure.FigureDrawing;
import io.duality.plot.figure.RasterPicture;
import io.duality.plot.figure.Typeface;
import io.duality.plot.svg.SvgPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Pictures in a folder. Confined to one thread. */
final class Pictures {
  private final Typeface typeface;
  private final Path folder;
  private final List<Path> written = new ArrayList<>();

  /** Nothing written yet; the folder is made with the first file. */
  Pictures(Typeface typeface, Path folder) {
    this.typeface = typeface;
    this.folder = folder;
  }

  /** What was written, in its order. */
  List<Path> written() {
    return List.copyOf(written);
  }

  /** Writes {@code name.pdf} and {@code name.svg}. */
  void write(String name, String title, Instant date, Drawing drawing) throws IOException {
    write(name, title, date, drawing, Set.of(Format.PDF, Format.SVG));
  }

  /**
   * Writes {@code name.pdf}, {@code name.svg} and {@code name.png}, as far as they are asked for.
   *
   * @param date of the PDF
   * @throws IOException if a file cannot be written; the message names it
   */
  void write(String name, String title, Instant date, Drawing drawing, Set<Format> formats)
      throws IOException {
    String printable = typeface.printable(title);
    if (formats.contains(Format.PDF)) {
      put(name + ".pdf", pdf(printable, date, drawing));
    }
    if (formats.contains(Format.SVG)) {
      put(name + ".svg", new SvgPicture(printable, drawing, typeface).bytes());
    }
    if (formats.contains(Format.PNG)) {
      put(name + ".png", RasterPicture.png(drawing));
    }
  }

  private byte[] pdf(String title, Instant date, Drawing drawing) throws IOException {
    try (PdfBook book = new PdfBook(title, date, typeface)) {
      book.page(FigureDrawing.WIDTH, drawing.height(), drawing::draw);
      return book.bytes();
    }
  }

  /** Whole or not at all, so that a full disk leaves the report of an earlier time in place. */
  Path put(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Path draft = folder.resolve(name + ".tmp");
    try {
      Files.createDirectories(Objects.requireNonNullElse(file.getParent(), folder));
      Files.write(draft, bytes);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      IOException failure = new IOException("cannot write " + file + ": " + e, e);
      discard(draft, failure);
      throw failure;
    }
    written.add(file);
    return file;
  }

  private static void discard(Path draft, IOException failure) {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
