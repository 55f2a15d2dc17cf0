package io.duality.plot;

import io.duality.results.ChartSpec;
import io.duality.results.Measurement;
import io.duality.results.Metric;
import io.duality.results.Points;
import io.duality.results.TrialRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * What a request and a connection take of the server, over x: for every run that has clients, as
 * far as its plan does not ask for the same itself.
 */
final class ResourceCharts {
  private ResourceCharts() {}

  static List<ChartSpec> of(Lineup lineup) {
    Points points = lineup.points();
    if (lineup.parts().stream()
        .flatMap(part -> part.run().trials().stream())
        .noneMatch(ResourceCharts::hasClients)) {
      return List.of();
    }
    List<Metric> metrics =
        new ArrayList<>(List.of(Metric.CPU_PER_REQUEST, Metric.SWITCHES_PER_REQUEST));
    // With few connections nothing can be said of one: what the server has in all still can.
    metrics.add(
        measured(points, Metric.RSS_PER_CONNECTION) ? Metric.RSS_PER_CONNECTION : Metric.RSS);
    return metrics.stream()
        .filter(metric -> measured(points, metric) && !planned(lineup, metric))
        .map(metric -> spec(lineup, metric))
        .toList();
  }

  private static boolean hasClients(TrialRecord trial) {
    Measurement measured = trial.measured();
    return measured != null && measured.generator() != null;
  }

  private static boolean measured(Points points, Metric metric) {
    return points.all().stream().anyMatch(point -> point.value(metric).isPresent());
  }

  private static boolean planned(Lineup lineup, Metric metric) {
    return lineup.charts().stream()
        .anyMatch(chart ->
            chart.kind() == ChartSpec.Kind.CURVES
                && chart.metric() == metric
                && !chart.normalised());
  }

  private static ChartSpec spec(Lineup lineup, Metric metric) {
    return new ChartSpec(
        metric.key() + "-over-x",
        metric.label() + " against " + lineup.plan().xName(),
        metric,
        ChartSpec.Scale.LINEAR,
        false,
        false,
        List.of());
  }
}
