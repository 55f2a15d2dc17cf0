package io.duality.plot;

import io.duality.results.Metric;
import io.duality.results.Outcome;
import io.duality.results.Point;
import io.duality.results.Points;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** At which x a run is looked at closely. */
final class Places {
  private Places() {}

  /**
   * Of those x at which the most models are valid the least, the middle one and the greatest;
   * ascending, none twice. Where no model is valid, of all that have response times.
   */
  static List<Long> of(Points points) {
    Map<Long, Integer> valid = new TreeMap<>();
    for (Point point : points.all()) {
      if (point.value(Metric.RESPONSE_P50).isPresent()) {
        valid.merge(point.x(), point.outcome() == Outcome.VALID ? 1 : 0, Integer::sum);
      }
    }
    int most = valid.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    List<Long> best =
        valid.entrySet().stream()
            .filter(entry -> entry.getValue() == most)
            .map(Map.Entry::getKey)
            .toList();
    return best.isEmpty()
        ? List.of()
        : Stream.of(0, best.size() / 2, best.size() - 1).map(best::get).distinct().toList();
  }
}
