package io.duality.plot;

import io.duality.plot.figure.Figure;
import io.duality.plot.figure.FigureDrawing;
import io.duality.plot.figure.Numbers;
import io.duality.plot.view.Frame;
import io.duality.plot.view.Grid;
import io.duality.plot.view.Plot;
import io.duality.results.ChartSpec;
import io.duality.results.Metric;
import io.duality.results.Outcome;
import io.duality.results.Point;
import io.duality.results.Spread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One page for each chart, with the numbers beneath it where the page has room for all of them. */
final class ChartPages {
  private static final double LEGEND = 40;

  private ChartPages() {}

  static void add(Lineup lineup, List<Chart> charts, Flow flow) {
    for (int i = 0; i < charts.size(); i++) {
      Chart chart = charts.get(i);
      flow.newPage(chart.figure().title());
      flow.figure(new FigureDrawing(chart.figure(), flow.typeface()));
      ChartSpec spec = lineup.charts().get(i);
      if (spec.kind() == ChartSpec.Kind.CURVES && !spec.normalised()) {
        addMedians(lineup, spec.metric(), flow);
      }
    }
  }

  /** Those that no plan asks for; of several drawings of one, that which is seen first. */
  static void add(List<Plot> plots, Flow flow) {
    for (Plot plot : plots) {
      Frame shown = plot.frames().get(plot.shown());
      flow.newPage(plot.title());
      flow.figure(new FigureDrawing(whole(plot, shown.figure()), flow.typeface()));
      addNumbers(
          shown.readings().grid(),
          "In parentheses: the ends of the band. A dash: no figure.",
          flow);
    }
  }

  private static Figure whole(Plot plot, Figure bare) {
    return new Figure(
        plot.title(), bare.x(), bare.y(), bare.curves(), bare.notice(), plot.caption());
  }

  private static void addMedians(Lineup lineup, Metric metric, Flow flow) {
    addNumbers(
        medians(lineup, metric),
        "Medians. In parentheses: measured, but not valid. A dash: no figure.",
        flow);
  }

  private static void addNumbers(Grid numbers, String legend, Flow flow) {
    Table table = new Table(numbers);
    boolean fits =
        !numbers.isEmpty()
            && table.naturalHeight() + LEGEND < flow.room()
            && table.naturalWidth(flow.typeface()) <= Flow.WIDTH;
    if (fits) {
      flow.gap(14);
      table.into(flow);
      flow.gap(5);
      flow.paragraph(legend);
    }
  }

  private static Grid medians(Lineup lineup, Metric metric) {
    Map<Long, Map<String, Point>> byX = new TreeMap<>();
    for (Point point : lineup.points().all()) {
      byX.computeIfAbsent(point.x(), _ -> new HashMap<>()).put(point.model(), point);
    }
    List<String> models = lineup.members().stream().map(Lineup.Member::name).toList();
    List<Grid.Column> columns = new ArrayList<>(List.of(Grid.Column.right(lineup.plan().xName())));
    models.forEach(model -> columns.add(Grid.Column.right(model)));
    List<List<String>> rows = new ArrayList<>();
    byX.forEach((x, row) -> {
      List<String> cells = new ArrayList<>(List.of(Long.toString(x)));
      models.forEach(model -> cells.add(median(row.get(model), metric)));
      rows.add(cells);
    });
    return new Grid("Medians", columns, rows, false);
  }

  private static String median(@Nullable Point point, Metric metric) {
    Optional<Spread> spread = point == null ? Optional.empty() : point.value(metric);
    if (point == null || spread.isEmpty()) {
      return "–";
    }
    String text = Numbers.plain(spread.get().median());
    return point.outcome() == Outcome.VALID ? text : "(" + text + ")";
  }
}
