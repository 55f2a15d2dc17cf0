package io.duality.plot;

import io.duality.plot.view.Block;
import io.duality.plot.view.Grid;
import io.duality.plot.view.Section;
import io.duality.plot.view.Text;
import io.duality.results.Point;
import io.duality.results.Reason;
import io.duality.results.RunData;
import io.duality.results.TrialRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Every point with a trial that is not valid, every planned point without a trial, and the remarks
 * of trials.
 */
final class TroubleSection {
  private TroubleSection() {}

  static Section of(RunData run) {
    List<Block> blocks = new ArrayList<>();
    Grid troubles = troubles(run);
    blocks.add(
        troubles.isEmpty()
            ? new Text("Every planned point was run, and every trial is valid.")
            : troubles);
    Grid notes = notes(run);
    if (!notes.isEmpty()) {
      blocks.add(new Text("Remarks that do not bear on validity:"));
      blocks.add(notes);
    }
    return new Section("not-valid", "What is not valid", blocks);
  }

  private static Grid troubles(RunData run) {
    return new Grid(
        "Points that are not valid, and why",
        List.of(
            Grid.Column.left("model"),
            Grid.Column.left(run.plan().xName()),
            Grid.Column.left("outcome"),
            Grid.Column.left("reason")),
        models(run).stream()
            .flatMap(model -> troubles(run, model).stream().map(t -> t.cells(model)))
            .toList(),
        true);
  }

  private static Grid notes(RunData run) {
    return new Grid(
        "Remarks on trials",
        List.of(
            Grid.Column.left("model"),
            Grid.Column.right(run.plan().xName()),
            Grid.Column.right("trial"),
            Grid.Column.left("note")),
        run.trials().stream()
            .sorted(Comparator.comparing(TrialRecord::model).thenComparingLong(TrialRecord::x))
            .flatMap(trial -> trial.notes().stream().map(note -> cells(trial, note)))
            .toList(),
        true);
  }

  private static List<String> cells(TrialRecord trial, String note) {
    return List.of(
        trial.model(), Long.toString(trial.x()), Integer.toString(trial.repeat() + 1), note);
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
      Long before = xs.lower(x);
      boolean same =
          !troubles.isEmpty()
              && before != null
              && troubles.getLast().last() == before
              && troubles.getLast().sameBut(next);
      troubles.add(same ? troubles.removeLast().through(x) : next);
    }
    return troubles;
  }

  private static Trouble trouble(long x, @Nullable Point point) {
    if (point == null) {
      return new Trouble(x, x, "not run", List.of("no trial of it was recorded"));
    }
    String word = RunSection.word(point.outcome());
    return new Trouble(
        x,
        x,
        point.n() == point.trials() ? word : word + ", " + point.n() + " of " + point.trials(),
        point.reasons().stream().map(TroubleSection::sentence).toList());
  }

  private static String sentence(Reason reason) {
    return reason.label() + ": " + reason.message();
  }

  private record Trouble(long first, long last, String outcome, List<String> reasons) {

    boolean sameBut(Trouble other) {
      return outcome.equals(other.outcome) && reasons.equals(other.reasons);
    }

    Trouble through(long x) {
      return new Trouble(first, x, outcome, reasons);
    }

    List<String> cells(String model) {
      String xs = first == last ? Long.toString(first) : first + " to " + last;
      return List.of(model, xs, outcome, String.join("; ", reasons));
    }
  }
}
