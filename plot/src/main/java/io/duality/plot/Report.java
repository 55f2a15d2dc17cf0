package io.duality.plot;

import io.duality.plot.figure.FigureDrawing;
import io.duality.plot.figure.Typeface;
import io.duality.plot.html.HtmlReport;
import io.duality.plot.view.Plot;
import io.duality.plot.view.Readings;
import io.duality.plot.view.View;
import io.duality.results.ChartSpec;
import io.duality.results.Points;
import io.duality.results.PointsCsv;
import io.duality.results.RunData;
import io.duality.results.claim.ClaimsDocument;
import io.duality.results.compare.FinishedRun;
import io.duality.results.compare.Overlay;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Draws runs: each chart of their plans as {@code charts/<id>.pdf} and {@code charts/<id>.svg}, and
 * {@code report.pdf} and {@code report.html} with what came of it in words, all charts, the claims,
 * the points, what is not valid, and the environment; or, of these and more, the {@link Format}s
 * that are asked for.
 *
 * <p>Written from the records alone: the same records give the same bytes, whatever the clock, the
 * locale and the time zone. A run without a single valid point gives a report that says so.
 *
 * <p>Confined to one thread. Needs neither a display nor a font of the machine.
 */
public final class Report {
  private final Typeface typeface;
  private final Pictures pictures;
  private final Set<Format> formats;

  private Report(Typeface typeface, Set<Format> formats, Path folder) {
    this.typeface = typeface;
    this.formats = Set.copyOf(formats);
    pictures = new Pictures(typeface, folder);
  }

  /**
   * Draws one run.
   *
   * @see #write(List, Path)
   */
  public static ReportFiles write(RunData run, Path folder) throws IOException {
    return write(run, Optional.empty(), folder);
  }

  /**
   * Draws one run that is held against claims, into its own folder.
   *
   * @param claims with their findings; they have a page of their own
   * @see #write(List, Path)
   */
  public static ReportFiles write(RunData run, Optional<ClaimsDocument> claims, Path folder)
      throws IOException {
    return write(new FinishedRun(folder, run, claims), Format.OF_A_RUN, folder);
  }

  /**
   * Draws one run.
   *
   * @param formats at least one
   * @param folder where the report goes: the run's own, or any other
   * @see #write(List, Path)
   */
  public static ReportFiles write(FinishedRun run, Set<Format> formats, Path folder)
      throws IOException {
    Lineup lineup = Lineup.of(run.data(), Histograms.in(run.folder()));
    return new Report(Typeface.load(), formats, folder)
        .drawn(List.of(new Content.OfRun(lineup, run.claims())));
  }

  /**
   * Draws several runs over each other: each chart once, with the curves of all.
   *
   * @param formats at least one
   * @param folder where the report goes, which should be the folder of none of them
   * @see #write(List, Path)
   */
  public static ReportFiles write(Overlay overlay, Set<Format> formats, Path folder)
      throws IOException {
    return new Report(Typeface.load(), formats, folder)
        .drawn(List.of(new Content.OfOverlay(Lineup.of(overlay), overlay)));
  }

  /**
   * Draws runs into one report, one after the other. With several, the charts' file names begin
   * with the run's number, from 1.
   *
   * @param runs at least one
   * @param folder made where it is missing; files of the same name are replaced
   * @throws IOException if a file cannot be written; the message names it
   */
  public static ReportFiles write(List<RunData> runs, Path folder) throws IOException {
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("a report needs at least 1 run, not 0");
    }
    List<Content> contents = new ArrayList<>();
    for (RunData run : runs) {
      contents.add(new Content.OfRun(Lineup.of(run, Histograms.NONE), Optional.empty()));
    }
    return new Report(Typeface.load(), Format.OF_A_RUN, folder).drawn(contents);
  }

  private ReportFiles drawn(List<Content> contents) throws IOException {
    Content first = contents.getFirst();
    List<View> views = new ArrayList<>();
    String title = typeface.printable(first.title());
    try (PdfBook book = new PdfBook(title, date(first.lineup()), typeface)) {
      for (int i = 0; i < contents.size(); i++) {
        Content content = contents.get(i);
        List<Chart> charts = Chart.of(content.lineup());
        writeCharts(content.lineup(), charts, contents.size() == 1 ? "" : (i + 1) + "-");
        if (formats.contains(Format.PDF) || formats.contains(Format.HTML)) {
          views.add(documented(content, charts, book));
        }
      }
      List<Path> drawn = pictures.written();
      return new ReportFiles(documents(first.lineup(), views, book), drawn);
    }
  }

  /** Adds the pages to the book, if it is asked for. */
  private View documented(Content content, List<Chart> charts, PdfBook book) throws IOException {
    List<Plot> more = MorePlots.of(content.lineup());
    View view = content.view(charts, more);
    if (formats.contains(Format.PDF)) {
      Flow flow = new Flow(typeface, content.footer());
      TitlePage.add(content.opening(), view.finding(), flow);
      ChartPages.add(content.lineup(), charts, flow);
      ChartPages.add(more, flow);
      content.ending().forEach(flow::add);
      flow.into(book);
    }
    return view;
  }

  private List<Path> documents(Lineup first, List<View> views, PdfBook book) throws IOException {
    List<Path> documents = new ArrayList<>();
    if (formats.contains(Format.HTML)) {
      documents.add(pictures.put(ReportFiles.PAGE, HtmlReport.of(views, typeface)));
    }
    if (formats.contains(Format.PDF)) {
      documents.add(pictures.put(ReportFiles.REPORT, book.bytes()));
    }
    if (formats.contains(Format.CSV)) {
      documents.add(pictures.put(ReportFiles.POINTS, points(first)));
    }
    return documents;
  }

  private static byte[] points(Lineup lineup) {
    if (!lineup.several()) {
      return PointsCsv.encode(lineup.points());
    }
    SequencedMap<String, Points> runs = new LinkedHashMap<>();
    lineup.parts().forEach(part -> runs.put(part.label(), part.points()));
    return PointsCsv.encode(runs);
  }

  private void writeCharts(Lineup lineup, List<Chart> charts, String prefix) throws IOException {
    Instant date = date(lineup);
    for (int i = 0; i < charts.size(); i++) {
      Chart chart = charts.get(i);
      if (!chart.id().matches("[a-z0-9]+(-[a-z0-9]+)*")) {
        throw new IOException(
            "chart '" + chart.id() + "' cannot be a file's name: an id is kebab-case");
      }
      FigureDrawing drawing = new FigureDrawing(chart.figure(), typeface);
      String name = "charts/" + prefix + chart.id();
      pictures.write(name, chart.figure().title(), date, drawing, formats);
      if (formats.contains(Format.CSV)) {
        pictures.put(name + ".tsv", table(lineup, chart, lineup.charts().get(i).kind()));
      }
    }
  }

  private static byte[] table(Lineup lineup, Chart chart, ChartSpec.Kind kind) {
    return switch (kind) {
      case CURVES ->
          ChartTable.of(lineup.plan().xName(), lineup.measured(chart.figure()), Readings.Along.X);
      case CDF -> ChartTable.of("share", lineup.measured(chart.figure()), Readings.Along.Y);
    };
  }

  /** When the first run began; the epoch where its record does not say so readably. */
  private static Instant date(Lineup lineup) {
    try {
      return Instant.parse(lineup.parts().getFirst().run().environment().startedAt());
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }
}
