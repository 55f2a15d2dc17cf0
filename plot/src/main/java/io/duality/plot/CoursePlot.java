package io.duality.plot;

import io.duality.plot.figure.Curve;
import io.duality.plot.figure.Dot;
import io.duality.plot.figure.Figure;
import io.duality.plot.figure.Look;
import io.duality.plot.figure.Marker;
import io.duality.plot.view.Frame;
import io.duality.plot.view.Plot;
import io.duality.results.ChartSpec;
import io.duality.results.ClientView;
import io.duality.results.Course;
import io.duality.results.Measurement;
import io.duality.results.Point;
import io.duality.results.TrialRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The throughput of one trial of each model over time, with its warm-up: whether it was steady, and
 * whether it stood still. Of a point's trials it is the one of median throughput.
 */
final class CoursePlot {
  private static final String ID = "course";
  private static final float THIN = 0.8f;

  private final Lineup lineup;

  CoursePlot(Lineup lineup) {
    this.lineup = lineup;
  }

  /** At the greatest x that is looked at closely; empty where no trial tells how it went on. */
  Optional<Plot> plot() {
    List<Long> places = Places.of(lineup.points());
    if (places.isEmpty()) {
      return Optional.empty();
    }
    long x = places.getLast();
    double longest =
        lineup.points().all().stream()
            .filter(point -> point.x() == x)
            .flatMap(point -> courses(point).stream())
            .mapToDouble(course -> course.seconds().getLast())
            .max()
            .orElse(0);
    return longest == 0 ? Optional.empty() : Optional.of(plot(x, longest));
  }

  private Plot plot(long x, double longest) {
    double step = Rates.step(longest);
    List<Curve> rates = new ArrayList<>();
    lineup.members().forEach(member -> rates.add(rates(member, x, step)));
    double highest =
        rates.stream().flatMap(c -> c.dots().stream()).mapToDouble(Dot::y).max().orElse(0);
    double top = highest > 0 ? highest : 1;
    List<Curve> all = new ArrayList<>();
    for (Lineup.Member member : lineup.members()) {
      member.at(x).flatMap(CoursePlot::median).stream()
          .filter(course -> course.warmupSeconds() > 0)
          .forEach(course -> all.add(begin(member, course.warmupSeconds(), top)));
    }
    all.addAll(rates);
    return plot(x, longest, top, all, rates);
  }

  private static Curve rates(Lineup.Member member, long x, double step) {
    Optional<Point> point = member.at(x);
    List<Dot> dots =
        point
            .flatMap(p -> median(p).map(c -> Spectrum.ended(Rates.of(c, step), p.outcome())))
            .orElse(List.of());
    return dots.isEmpty()
        ? new Curve(
            member.name(),
            member.look(),
            List.of(),
            point.map(CoursePlot::reason).orElse("not run"))
        : new Curve(member.name(), member.look(), List.of(dots), "");
  }

  private static String reason(Point point) {
    return courses(point).isEmpty() && point.counted().stream().anyMatch(t -> t.measured() != null)
        ? "not recorded"
        : DistributionChart.reason(point);
  }

  /** The moment at which the window begins, from top to bottom. */
  private static Curve begin(Lineup.Member member, double seconds, double top) {
    Look dotted = new Look(member.look().color(), Marker.NONE, Look.Dash.DOTTED, THIN);
    return Curve.behind(member.name(), dotted, List.of(Dot.at(seconds, 0), Dot.at(seconds, top)));
  }

  private Plot plot(long x, double longest, double top, List<Curve> all, List<Curve> rates) {
    String quantity = "Throughput, " + lineup.plan().completedName() + "/s";
    Figure figure =
        new Figure(
            "",
            Figure.XAxis.fromZero("Seconds since the load began", longest),
            new Figure.YAxis(quantity, false, 0, top),
            all,
            "",
            List.of());
    String title = "Throughput over time at " + x + " " + lineup.plan().xName();
    return new Plot(
        ID,
        title,
        new Caption(lineup, ChartSpec.cdf(ID, title, x), false, List.of())
            .ofCourse(
                x,
                "It is the one of median throughput, warm-up included; dotted: its window begins."),
        Plot.Choice.SCALE,
        List.of(new Frame("linear", figure, ReadOff.overX(quantity, "seconds", rates))),
        0);
  }

  private static Optional<Course> median(Point point) {
    List<Course> courses = courses(point);
    return courses.isEmpty()
        ? Optional.empty()
        : Optional.of(courses.get((courses.size() - 1) / 2));
  }

  /** From the least throughput to the highest. */
  private static List<Course> courses(Point point) {
    List<Course> courses = new ArrayList<>();
    point.counted().stream()
        .sorted(Comparator.comparingDouble(CoursePlot::throughput))
        .forEach(trial -> course(trial).ifPresent(courses::add));
    return courses;
  }

  private static double throughput(TrialRecord trial) {
    Measurement measured = trial.measured();
    return measured == null ? 0 : measured.throughput();
  }

  private static Optional<Course> course(TrialRecord trial) {
    Measurement measured = trial.measured();
    ClientView clients = measured == null ? null : measured.clients();
    Course course = clients == null ? null : clients.course();
    return Optional.ofNullable(course).filter(kept -> !kept.seconds().isEmpty());
  }
}
