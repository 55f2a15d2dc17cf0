package io.duality.plot;

import io.duality.plot.figure.Palette;
import io.duality.plot.view.Section;
import io.duality.plot.view.Series;
import io.duality.plot.view.View;
import io.duality.results.PlanDocument;
import io.duality.results.Point;
import io.duality.results.Points;
import io.duality.results.RunData;
import io.duality.results.claim.ClaimsDocument;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A run as a page shows it. */
final class Views {
  private Views() {}

  /**
   * The view of a run.
   *
   * @param charts those of its plan
   */
  static View of(RunData run, Optional<ClaimsDocument> claims, List<Chart> charts) {
    PlanDocument plan = run.plan();
    Points points = run.points();
    List<Series> series = series(plan, points);
    Set<String> names = new LinkedHashSet<>(series.stream().map(Series::name).toList());
    return new View(
        plan.title(),
        plan.source(),
        Findings.of(run, points, claims),
        series,
        new ChartViews(run, points, names).of(charts),
        sections(run, claims));
  }

  private static List<Series> series(PlanDocument plan, Points points) {
    Set<String> models = new LinkedHashSet<>(plan.models());
    points.all().stream().map(Point::model).forEach(models::add);
    return Palette.of(List.copyOf(models)).entrySet().stream()
        .map(entry -> new Series(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static List<Section> sections(RunData run, Optional<ClaimsDocument> claims) {
    List<Section> sections = new ArrayList<>();
    claims.flatMap(ClaimSection::of).ifPresent(sections::add);
    sections.addAll(PointSections.of(run));
    sections.add(TroubleSection.of(run));
    sections.add(EnvironmentSection.of(run.environment()));
    sections.add(RunSection.of(run, "The run"));
    return sections;
  }
}
