package io.duality.plot;

import io.duality.results.Point;
import io.duality.results.Reason;
import io.duality.results.RunData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every point with a trial that is not valid, and every planned point without a trial. */
final class TroublePages {
  private TroublePages() {}

  static void add(RunData run, Flow flow) {
    flow.section("What is not valid");
    Table table =
        Table.grouped(
            List.of(
                Table.Column.left("model"),
                Table.Column.left(run.plan().xName()),
                Table.Column.left("outcome"),
                Table.Column.left("reason")));
    models(run).forEach(model -> troubles(run, model).forEach(t -> table.add(t.cells(model))));
    if (table.isEmpty()) {
      flow.paragraph("Every planned point was run, and every trial is valid.");
    } else {
      table.into(flow);
    }
  }

  private static List<String> models(RunData run) {
    List<String> models = new ArrayList<>(run.plan().models());
    run.points().all().stream()
        .map(Point::model)
        .distinct()
        .filter(model -> !run.plan().models().contains(model))
        .forEach(models::add);
    return models;
  }

  /** By x ascending; neighbours that differ in nothing but x are one. */
  private static List<Trouble> troubles(RunData run, String model) {
    Map<Long, Point> points = new HashMap<>();
    run.points().of(model).forEach(point -> points.put(point.x(), point));
    TreeSet<Long> xs = new TreeSet<>(run.plan().xs());
    xs.addAll(points.keySet());
    List<Trouble> troubles = new ArrayList<>();
    for (long x : xs) {
      Trouble next = trouble(x, points.get(x));
      if (next.reasons().isEmpty()) {
        continue;
      }
      boolean same = !troubles.isEmpty() && troubles.getLast().sameBut(next);
      troubles.add(same ? troubles.removeLast().through(x) : next);
    }
    return troubles;
  }

  private static Trouble trouble(long x, @Nullable Point point) {
    if (point == null) {
      return new Trouble(x, x, 1, "not run", List.of("no trial of it was recorded"));
    }
    String word = TitlePage.word(point.outcome());
    return new Trouble(
        x,
        x,
        1,
        point.n() == point.trials() ? word : word + ", " + point.n() + " of " + point.trials(),
        point.reasons().stream().map(TroublePages::sentence).toList());
  }

  private static String sentence(Reason reason) {
    return reason.label() + ": " + reason.message();
  }

  private record Trouble(long first, long last, int points, String outcome, List<String> reasons) {

    boolean sameBut(Trouble other) {
      return outcome.equals(other.outcome) && reasons.equals(other.reasons);
    }

    Trouble through(long x) {
      return new Trouble(first, x, points + 1, outcome, reasons);
    }

    List<String> cells(String model) {
      String xs = points == 1 ? Long.toString(first) : first + " to " + last + ", " + points;
      return List.of(model, xs, outcome, String.join("; ", reasons));
    }
  }
}
