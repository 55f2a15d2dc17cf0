package io.duality.plot;

import io.duality.plot.figure.Curve;
import io.duality.plot.figure.Dot;
import io.duality.plot.figure.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lines that were not measured here: an ideal, and what papers published. */
final class GuideCurves {
  private static final int IDEAL_STEPS = 48;
  private static final String OFFERED = "offered";

  private GuideCurves() {}

  /**
   * The least response time that x requests in flight can have at a throughput, by Little's law R =
   * N / X, in milliseconds; only where it lies within the axes.
   *
   * @param perSecond the highest throughput
   */
  static Optional<Curve> ideal(Extents extents, double perSecond) {
    return proportional("ideal", extents, 1e3 / perSecond);
  }

  /**
   * The load where x is the rate that it is offered at, as far as it lies within the axes.
   *
   * @param perX requests for each x
   */
  static Optional<Curve> offered(Extents extents, double perX) {
    return proportional(OFFERED, extents, perX);
  }

  /** The load where it is the same at each x; empty where that lies beyond the axes. */
  static Optional<Curve> offeredEverywhere(Extents extents, double perSecond) {
    if (perSecond < extents.yLow() || perSecond > extents.yHigh()) {
      return Optional.empty();
    }
    List<Dot> dots = List.of(Dot.at(extents.xLow(), perSecond), Dot.at(extents.xHigh(), perSecond));
    return Optional.of(new Curve(OFFERED, Palette.ideal(), List.of(dots), ""));
  }

  private static Optional<Curve> proportional(String label, Extents extents, double perX) {
    double first = Math.max(extents.xLow(), extents.yLow() / perX);
    double last = Math.min(extents.xHigh(), extents.yHigh() / perX);
    if (!(first < last)) {
      return Optional.empty();
    }
    List<Dot> dots = new ArrayList<>();
    for (int i = 0; i <= IDEAL_STEPS; i++) {
      double x = first * Math.pow(last / first, (double) i / IDEAL_STEPS);
      dots.add(Dot.at(x, x * perX));
    }
    return Optional.of(new Curve(label, Palette.ideal(), List.of(dots), ""));
  }

  /** Published curves, each relative to its own peak, as far as the run's own axis goes. */
  static List<Curve> references(List<ReferenceCurve> references, Extents extents) {
    List<Curve> curves = new ArrayList<>();
    for (ReferenceCurve reference : references) {
      List<Dot> dots = within(reference, extents);
      if (!dots.isEmpty()) {
        curves.add(
            new Curve(reference.label(), Palette.reference(curves.size()), List.of(dots), ""));
      }
    }
    return curves;
  }

  private static List<Dot> within(ReferenceCurve reference, Extents extents) {
    List<Dot> dots = new ArrayList<>();
    List<ReferenceCurve.Sample> samples = reference.samples();
    for (int i = 0; i < samples.size(); i++) {
      ReferenceCurve.Sample sample = samples.get(i);
      if (i > 0) {
        cut(samples.get(i - 1), sample, extents.xLow(), reference.peak(), dots);
        cut(samples.get(i - 1), sample, extents.xHigh(), reference.peak(), dots);
      }
      if (sample.x() >= extents.xLow() && sample.x() <= extents.xHigh()) {
        dots.add(Dot.at(sample.x(), sample.y() / reference.peak()));
      }
    }
    return dots;
  }

  /** Adds where the straight line between two samples crosses an end of the logarithmic axis. */
  private static void cut(
      ReferenceCurve.Sample from, ReferenceCurve.Sample to, double x, double peak, List<Dot> dots) {
    if (from.x() < x && x < to.x()) {
      double share = Math.log(x / from.x()) / Math.log(to.x() / from.x());
      dots.add(Dot.at(x, (from.y() + share * (to.y() - from.y())) / peak));
    }
  }
}
