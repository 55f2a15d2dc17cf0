package io.duality.plot;

import io.duality.plot.figure.FigureDrawing;
import io.duality.plot.figure.Typeface;
import io.duality.plot.html.HtmlReport;
import io.duality.plot.view.View;
import io.duality.results.RunData;
import io.duality.results.claim.ClaimsDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Draws runs: each chart of their plans as {@code charts/<id>.pdf} and {@code charts/<id>.svg}, and
 * {@code report.pdf} and {@code report.html} with all charts, the claims, the points, what is not
 * valid, and the environment.
 *
 * <p>Written from the records alone: the same records give the same bytes, whatever the clock, the
 * locale and the time zone. A run without a single valid point gives a report that says so.
 *
 * <p>Confined to one thread. Needs neither a display nor a font of the machine.
 */
public final class Report {
  private final Typeface typeface;
  private final Pictures pictures;
  private final Path folder;

  private Report(Typeface typeface, Path folder) {
    this.typeface = typeface;
    this.folder = folder;
    pictures = new Pictures(typeface, folder);
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
   * Draws one run that is held against claims.
   *
   * @param claims with their findings; they have a page of their own
   * @see #write(List, Path)
   */
  public static ReportFiles write(RunData run, Optional<ClaimsDocument> claims, Path folder)
      throws IOException {
    return new Report(Typeface.load(), folder).drawn(List.of(new Part(run, claims)));
  }

  /** A run, and what it says of claims. */
  private record Part(RunData run, Optional<ClaimsDocument> claims) {}

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
    return new Report(Typeface.load(), folder)
        .drawn(runs.stream().map(run -> new Part(run, Optional.empty())).toList());
  }

  private ReportFiles drawn(List<Part> parts) throws IOException {
    RunData first = parts.getFirst().run();
    List<View> views = new ArrayList<>();
    try (PdfBook book = new PdfBook(title(first), date(first), typeface)) {
      for (int i = 0; i < parts.size(); i++) {
        RunData run = parts.get(i).run();
        List<Chart> charts =
            Chart.of(run, parts.size() == 1 ? Histograms.in(folder) : Histograms.NONE);
        writeCharts(run, charts, parts.size() == 1 ? "" : (i + 1) + "-");
        pages(parts.get(i), charts).into(book);
        views.add(Views.of(run, parts.get(i).claims(), charts));
      }
      List<Path> drawn = pictures.written();
      Path page = pictures.put("report.html", HtmlReport.of(views, typeface));
      return new ReportFiles(pictures.put("report.pdf", book.bytes()), page, drawn);
    }
  }

  private Flow pages(Part part, List<Chart> charts) {
    RunData run = part.run();
    Flow flow =
        new Flow(typeface, run.plan().scenario() + ", " + RunSection.started(run.environment()));
    flow.add(RunSection.of(run, run.plan().title()));
    ChartPages.add(run, charts, flow);
    part.claims().flatMap(ClaimSection::of).ifPresent(flow::add);
    PointSections.of(run).forEach(flow::add);
    flow.add(TroubleSection.of(run));
    flow.add(EnvironmentSection.of(run.environment()));
    return flow;
  }

  private void writeCharts(RunData run, List<Chart> charts, String prefix) throws IOException {
    for (Chart chart : charts) {
      if (!chart.id().matches("[a-z0-9]+(-[a-z0-9]+)*")) {
        throw new IOException(
            "chart '" + chart.id() + "' cannot be a file's name: an id is kebab-case");
      }
      FigureDrawing drawing = new FigureDrawing(chart.figure(), typeface);
      String name = "charts/" + prefix + chart.id();
      pictures.write(name, chart.figure().title(), date(run), drawing);
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
}
