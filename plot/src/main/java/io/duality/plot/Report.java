package io.duality.plot;

import io.duality.plot.figure.FigureDrawing;
import io.duality.plot.figure.Typeface;
import io.duality.results.RunData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws runs: each chart of their plans as {@code charts/<id>.pdf} and {@code charts/<id>.svg}, and
 * {@code report.pdf} with all charts, the points, what is not valid, and the environment.
 *
 * <p>Written from the records alone: the same records give the same bytes, whatever the clock, the
 * locale and the time zone. A run without a single valid point gives a report that says so.
 *
 * <p>Confined to one thread. Needs neither a display nor a font of the machine.
 */
public final class Report {
  private final Typeface typeface = Typeface.load();
  private final Path folder;
  private final List<Path> written = new ArrayList<>();

  private Report(Path folder) {
    this.folder = folder;
  }

  /**
   * Draws one run.
   *
   * @see #write(List, Path)
   */
  public static ReportFiles write(RunData run, Path folder) throws IOException {
    return write(List.of(run), folder);
  }

  /**
   * Draws runs into one report. With several, the charts' file names begin with the run's number,
   * from 1.
   *
   * @param runs at least one
   * @param folder made where it is missing; files of the same name are replaced
   * @throws IOException if a file cannot be written; the message names it
   */
  public static ReportFiles write(List<RunData> runs, Path folder) throws IOException {
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("a report needs at least 1 run, not 0");
    }
    return new Report(folder).write(runs);
  }

  private ReportFiles write(List<RunData> runs) throws IOException {
    RunData first = runs.getFirst();
    Path report = folder.resolve("report.pdf");
    try (PdfBook book = new PdfBook(title(first), date(first), typeface)) {
      for (int i = 0; i < runs.size(); i++) {
        List<Chart> charts = Chart.of(runs.get(i));
        writeCharts(runs.get(i), charts, runs.size() == 1 ? "" : (i + 1) + "-");
        pages(runs.get(i), charts).into(book);
      }
      put(report, book.bytes());
    }
    return new ReportFiles(report, written);
  }

  private Flow pages(RunData run, List<Chart> charts) {
    Flow flow = new Flow(typeface, run.plan().scenario() + ", " + run.environment().startedAt());
    TitlePage.add(run, flow);
    ChartPages.add(run, charts, flow);
    PointPages.addTable(run, flow);
    PointPages.addTroubles(run, flow);
    EnvironmentPages.add(run.environment(), flow);
    return flow;
  }

  private void writeCharts(RunData run, List<Chart> charts, String prefix) throws IOException {
    for (Chart chart : charts) {
      FigureDrawing drawing = new FigureDrawing(chart.figure(), typeface);
      String title = typeface.printable(chart.figure().title());
      Path path = folder.resolve("charts").resolve(prefix + chart.id());
      written.add(put(path.resolveSibling(prefix + chart.id() + ".pdf"), pdf(run, drawing, title)));
      written.add(
          put(
              path.resolveSibling(prefix + chart.id() + ".svg"),
              new SvgPicture(title, drawing, typeface).bytes()));
    }
  }

  private byte[] pdf(RunData run, FigureDrawing drawing, String title) throws IOException {
    try (PdfBook book = new PdfBook(title, date(run), typeface)) {
      book.page(FigureDrawing.WIDTH, drawing.height(), drawing::draw);
      return book.bytes();
    }
  }

  private String title(RunData run) {
    return typeface.printable(run.plan().title());
  }

  /** When the run began; the epoch where the record does not say so in a form that can be read. */
  private static Instant date(RunData run) {
    try {
      return Instant.parse(run.environment().startedAt());
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }

  /** Whole or not at all, so that a full disk leaves the report of an earlier time in place. */
  private static Path put(Path file, byte[] bytes) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Path draft = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      Files.write(draft, bytes);
      return Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(draft);
      throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
