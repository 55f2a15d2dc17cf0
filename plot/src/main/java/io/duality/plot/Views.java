package io.duality.plot;

import io.duality.plot.view.Plot;
import io.duality.plot.view.Section;
import io.duality.plot.view.Series;
import io.duality.plot.view.View;
import io.duality.results.PlanDocument;
import io.duality.results.RunData;
import io.duality.results.claim.ClaimsDocument;
import io.duality.results.compare.Overlay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A run, or several laid over each other, as a page shows them. */
final class Views {
  private Views() {}

  /**
   * The view of a run.
   *
   * @param lineup of that run
   * @param charts those of its plan
   * @param more what else is drawn of it
   */
  static View of(
      Lineup lineup, Optional<ClaimsDocument> claims, List<Chart> charts, List<Plot> more) {
    Lineup.Part part = lineup.parts().getFirst();
    PlanDocument plan = lineup.plan();
    return new View(
        plan.title(),
        plan.source(),
        Findings.of(part.run(), part.points(), claims),
        series(lineup),
        plots(lineup, charts, more),
        sections(lineup, part.run(), claims));
  }

  /**
   * The view of several.
   *
   * @param lineup of these runs
   * @param charts those of their plans
   * @param more what else is drawn of them
   */
  static View of(Lineup lineup, Overlay overlay, List<Chart> charts, List<Plot> more) {
    return new View(
        OverlaySections.title(overlay),
        lineup.plan().source(),
        OverlaySections.finding(lineup, overlay),
        series(lineup),
        plots(lineup, charts, more),
        OverlaySections.of(lineup, overlay));
  }

  private static List<Plot> plots(Lineup lineup, List<Chart> charts, List<Plot> more) {
    List<Plot> plots = new ArrayList<>(new ChartViews(lineup).of(charts));
    plots.addAll(more);
    return plots;
  }

  private static List<Series> series(Lineup lineup) {
    return lineup.members().stream()
        .map(member -> new Series(member.name(), member.look()))
        .toList();
  }

  private static List<Section> sections(
      Lineup lineup, RunData run, Optional<ClaimsDocument> claims) {
    List<Section> sections = ending(lineup, run, claims);
    sections.add(RunSection.of(run, "The run"));
    return sections;
  }

  /** What stands behind the charts of a run, on the page as on pages. */
  static List<Section> ending(Lineup lineup, RunData run, Optional<ClaimsDocument> claims) {
    List<Section> sections = new ArrayList<>();
    claims.flatMap(ClaimSection::of).ifPresent(sections::add);
    sections.addAll(PointSections.of(lineup));
    sections.add(TroubleSection.of(run));
    sections.add(EnvironmentSection.of(run));
    return sections;
  }
}
