package io.duality.plot;

import io.duality.plot.figure.Curve;
import io.duality.plot.figure.Dot;
import io.duality.results.ChartSpec;
import io.duality.results.Metric;
import io.duality.results.Outcome;
import io.duality.results.Point;
import io.duality.results.Reason;
import io.duality.results.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The points of runs as the curves of one chart. */
final class MeasuredCurves {
  private static final String NOT_RUN = "not run";
  private static final String NO_VALUE = "no value";

  /** A logarithmic axis has no place for it. */
  private static final String ZERO = "zero";

  private final Lineup lineup;
  private final Quantity quantity;
  private final boolean log;
  private final boolean normalised;

  MeasuredCurves(Lineup lineup, ChartSpec chart) {
    this(lineup, Quantity.of(chart), chart.yScale() == ChartSpec.Scale.LOG, chart.normalised());
  }

  /**
   * Curves of any quantity.
   *
   * @param log whether the axis has no place for zero
   * @param normalised each relative to its own peak
   */
  MeasuredCurves(Lineup lineup, Quantity quantity, boolean log, boolean normalised) {
    this.lineup = lineup;
    this.quantity = quantity;
    this.log = log;
    this.normalised = normalised;
  }

  /** Every x that was planned or run. */
  NavigableSet<Long> xs() {
    return lineup.xs();
  }

  /** One curve for each member, in their order. */
  List<Curve> all() {
    return lineup.members().stream().map(this::curve).toList();
  }

  /** Highest throughput of any member, per second: of a valid point, if there is one. */
  OptionalDouble bestThroughput() {
    OptionalDouble valid = bestThroughput(Outcome.VALID);
    return valid.isPresent() ? valid : bestThroughput(Outcome.INVALID);
  }

  private OptionalDouble bestThroughput(Outcome outcome) {
    return lineup.points().all().stream()
        .filter(point -> point.outcome() == outcome)
        .flatMap(point -> point.value(Metric.THROUGHPUT).stream())
        .mapToDouble(Spread::median)
        .filter(median -> median > 0)
        .max();
  }

  private Curve curve(Lineup.Member member) {
    TreeMap<Long, Point> byX = new TreeMap<>();
    member.points().forEach(point -> byX.put(point.x(), point));
    double scale = scale(member);
    List<List<Dot>> stretches = new ArrayList<>();
    List<Dot> stretch = new ArrayList<>();
    String end = member.xs().isEmpty() ? NOT_RUN : "";
    for (long x : member.xs()) {
      Optional<Dot> dot = dot(byX.get(x), scale);
      if (dot.isPresent()) {
        stretch.add(dot.get());
        end = "";
        continue;
      }
      // Of the points that are missing at the end it is the first that tells why.
      end = end.isEmpty() ? reason(byX.get(x)) : end;
      if (!stretch.isEmpty()) {
        stretches.add(stretch);
        stretch = new ArrayList<>();
      }
    }
    if (!stretch.isEmpty()) {
      stretches.add(stretch);
    }
    return new Curve(member.name(), member.look(), stretches, end);
  }

  private double scale(Lineup.Member member) {
    if (!normalised) {
      return 1;
    }
    // Over all that is drawn, hollow or not: else a curve could leave the range of the others.
    double peak =
        member.points().stream()
            .flatMap(point -> quantity.of(point).stream())
            .mapToDouble(Spread::median)
            .max()
            .orElse(1);
    return peak > 0 ? 1 / peak : 1;
  }

  private Optional<Dot> dot(@Nullable Point point, double scale) {
    if (point == null || point.x() < 1) {
      return Optional.empty();
    }
    return quantity
        .of(point)
        .filter(spread -> log ? spread.median() > 0 : spread.median() >= 0)
        .map(s -> dot(point, s, scale));
  }

  private static Dot dot(Point point, Spread spread, double scale) {
    return new Dot(
        point.x(),
        spread.median() * scale,
        spread.low() * scale,
        spread.high() * scale,
        point.outcome() != Outcome.VALID);
  }

  private String reason(@Nullable Point point) {
    if (point == null) {
      return NOT_RUN;
    }
    return switch (point.outcome()) {
      case FAILED, IMPOSSIBLE ->
          point.reasons().stream().findFirst().map(Reason::label).orElse(NO_VALUE);
      case VALID, INVALID -> quantity.of(point).isPresent() ? ZERO : NO_VALUE;
    };
  }
}
