package io.duality.plot;

import io.duality.plot.view.Block;
import io.duality.plot.view.Grid;
import io.duality.plot.view.Section;
import io.duality.plot.view.Text;
import io.duality.results.RunData;
import io.duality.results.claim.ClaimsDocument;
import io.duality.results.compare.Overlay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a report of several runs says beside its charts. Verdicts stand side by side, each run's its
 * own; what is not valid, where it was made and how are told run by run.
 */
final class OverlaySections {
  private static final String NOT_ALIKE =
      "These runs were not made alike. Whatever is named here may be what their curves differ by:";

  private OverlaySections() {}

  /** Of the report. */
  static String title(Overlay overlay) {
    return first(overlay).plan().title() + ": " + overlay.layers().size() + " runs";
  }

  /** What came of the runs, in sentences; the first is the most important. */
  static List<String> finding(Lineup lineup, Overlay overlay) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        overlay.layers().size()
            + " runs of "
            + first(overlay).plan().scenario()
            + " laid over each other: "
            + overlay.layers().stream().map(Overlay.Layer::label).collect(Collectors.joining("; "))
            + ".");
    sentences.addAll(differences(overlay));
    for (int i = 0; i < overlay.layers().size(); i++) {
      Lineup.Part part = lineup.parts().get(i);
      Optional<ClaimsDocument> claims = overlay.layers().get(i).run().claims();
      sentences.add(part.behindLabel(Findings.summary(part.run(), part.points(), claims)));
    }
    return sentences;
  }

  private static List<String> differences(Overlay overlay) {
    if (overlay.differences().isEmpty()) {
      return List.of("Of machine, JDK, flags and times nothing that was recorded differs.");
    }
    List<String> lines = new ArrayList<>(List.of(NOT_ALIKE));
    overlay.differences().forEach(line -> lines.add(line + "."));
    return lines;
  }

  /** What was run, under the title of all. */
  static Section opening(Overlay overlay) {
    List<Block> blocks =
        List.of(new Text("Re-runs: " + first(overlay).plan().source()), runs(overlay));
    return new Section("runs", title(overlay), blocks);
  }

  private static Grid runs(Overlay overlay) {
    List<List<String>> rows = new ArrayList<>();
    for (Overlay.Layer layer : overlay.layers()) {
      RunData run = layer.run().data();
      rows.add(
          List.of(
              layer.label(),
              RunSection.started(run.environment()),
              run.plan().profile(),
              RunSection.outcomes(run)));
    }
    return new Grid(
        "The runs",
        Stream.of("run", "started", "profile", "outcome").map(Grid.Column::left).toList(),
        rows,
        false);
  }

  /** All that stands behind the charts. */
  static List<Section> of(Lineup lineup, Overlay overlay) {
    List<Section> sections = new ArrayList<>();
    claims(overlay).ifPresent(sections::add);
    sections.addAll(PointSections.of(lineup));
    for (int i = 0; i < overlay.layers().size(); i++) {
      sections.add(of(overlay, i, TroubleSection.of(run(overlay, i))));
    }
    for (int i = 0; i < overlay.layers().size(); i++) {
      sections.add(of(overlay, i, EnvironmentSection.of(run(overlay, i))));
    }
    for (int i = 0; i < overlay.layers().size(); i++) {
      sections.add(of(overlay, i, RunSection.of(run(overlay, i), "The run")));
    }
    return sections;
  }

  /** The section of one run, which says so. */
  private static Section of(Overlay overlay, int layer, Section section) {
    return new Section(
        section.id() + "-" + (layer + 1),
        section.title() + ", " + overlay.layers().get(layer).label(),
        section.blocks());
  }

  private static RunData first(Overlay overlay) {
    return run(overlay, 0);
  }

  private static RunData run(Overlay overlay, int layer) {
    return overlay.layers().get(layer).run().data();
  }

  /** Empty where no run was held against anything. */
  private static Optional<Section> claims(Overlay overlay) {
    List<List<String>> rows = new ArrayList<>();
    overlay
        .layers()
        .forEach(layer -> layer.run().claims().ifPresent(d -> rows.addAll(verdicts(layer, d))));
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    // Stable: of one claim the runs stay in their order.
    rows.sort(Comparator.comparing((List<String> row) -> row.getFirst()));
    return Optional.of(
        new Section(
            "claims",
            "Claims",
            List.of(
                new Text(
                    "The verdict of each run on each claim, from its own records and by the margins"
                        + " that were fixed before it. Nothing is judged across runs."),
                new Grid(
                    "The verdict of each run on each claim",
                    Stream.of("claim", "run", "verdict", "measured", "claimed")
                        .map(Grid.Column::left)
                        .toList(),
                    rows,
                    true))));
  }

  /** As the run's own report has them, with the run behind the claim. */
  private static List<List<String>> verdicts(Overlay.Layer layer, ClaimsDocument document) {
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : ClaimSection.rows(document)) {
      List<String> cells = new ArrayList<>(row);
      cells.add(1, layer.label());
      rows.add(cells);
    }
    return rows;
  }
}
