package io.duality.plot;

import io.duality.plot.figure.FigureDrawing;
import io.duality.plot.figure.Numbers;
import io.duality.plot.view.Grid;
import io.duality.results.ChartSpec;
import io.duality.results.Metric;
import io.duality.results.Outcome;
import io.duality.results.Point;
import io.duality.results.RunData;
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

  static void add(RunData run, List<Chart> charts, Flow flow) {
    for (int i = 0; i < charts.size(); i++) {
      Chart chart = charts.get(i);
      flow.newPage(chart.figure().title());
      flow.figure(new FigureDrawing(chart.figure(), flow.typeface()));
      ChartSpec spec = run.plan().charts().get(i);
      if (spec.kind() == ChartSpec.Kind.CURVES && !spec.normalised()) {
        addMedians(run, spec.metric(), flow);
      }
    }
  }

  private static void addMedians(RunData run, Metric metric, Flow flow) {
    Grid medians = medians(run, metric);
    Table table = new Table(medians);
    boolean fits =
        !medians.isEmpty()
            && table.naturalHeight() + LEGEND < flow.room()
            && table.naturalWidth(flow.typeface()) <= Flow.WIDTH;
    if (fits) {
      flow.gap(14);
      table.into(flow);
      flow.gap(5);
      flow.paragraph("Medians. In parentheses: measured, but not valid. A dash: no figure.");
    }
  }

  private static Grid medians(RunData run, Metric metric) {
    Map<Long, Map<String, Point>> byX = new TreeMap<>();
    for (Point point : run.points().all()) {
      byX.computeIfAbsent(point.x(), _ -> new HashMap<>()).put(point.model(), point);
    }
    List<String> models = run.plan().models();
    List<Grid.Column> columns = new ArrayList<>(List.of(Grid.Column.right(run.plan().xName())));
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
