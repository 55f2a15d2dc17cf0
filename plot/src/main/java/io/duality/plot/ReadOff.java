package io.duality.plot;

import io.duality.plot.figure.Curve;
import io.duality.plot.figure.Dot;
import io.duality.plot.figure.Numbers;
import io.duality.plot.view.Grid;
import io.duality.plot.view.Readings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** The figures of curves, to be read row by row. */
final class ReadOff {
  private static final List<Double> SHARES =
      List.of(0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 0.9999, 1.0);

  /** Where percentiles stand on their axis: 50, 75, 90, 99, 99.9 and 99.99 %. */
  static final List<Double> LEVELS = List.of(2.0, 4.0, 10.0, 100.0, 1_000.0, 10_000.0);

  /** So far apart may the nearest step of a distribution be. */
  private static final double NEAR = 1e-9;

  private static final String NONE = "–";

  private ReadOff() {}

  /**
   * A row for each x at which any curve has a point: the value, its band, and if it is not valid.
   */
  static Readings overX(String caption, String xName, List<Curve> curves) {
    TreeSet<Double> xs = new TreeSet<>();
    curves.forEach(curve -> curve.dots().forEach(dot -> xs.add(dot.x())));
    return readings(
        caption,
        xName,
        curves,
        Readings.Along.X,
        xs.stream().map(x -> new Row(x, Numbers.plain(x), curve -> atX(curve, x))).toList());
  }

  /** A row for each share of the responses: in how many milliseconds they had come. */
  static Readings ofDistribution(String caption, List<Curve> curves) {
    return readings(
        caption,
        "responses",
        curves,
        Readings.Along.Y,
        SHARES.stream()
            .map(share ->
                new Row(share, Numbers.plain(share * 100) + " %", curve -> atShare(curve, share)))
            .toList());
  }

  /** A row for each of the {@link #LEVELS} that any curve has a point at. */
  static Readings ofPercentiles(String caption, List<Curve> curves) {
    List<Double> reached =
        LEVELS.stream()
            .filter(at -> curves.stream().anyMatch(curve -> dot(curve, at).isPresent()))
            .toList();
    return readings(
        caption,
        "percentile",
        curves,
        Readings.Along.X,
        reached.stream()
            .map(at ->
                new Row(at, Numbers.plain(100 - 100 / at) + " %", curve -> atLevel(curve, at)))
            .toList());
  }

  private record Row(double at, String head, Function<Curve, String> cell) {}

  private static Readings readings(
      String caption, String head, List<Curve> curves, Readings.Along along, List<Row> rows) {
    List<Grid.Column> columns = new ArrayList<>(List.of(Grid.Column.right(head)));
    curves.forEach(curve -> columns.add(Grid.Column.right(curve.label())));
    List<List<String>> cells = new ArrayList<>();
    for (Row row : rows) {
      List<String> line = new ArrayList<>(List.of(row.head()));
      curves.forEach(curve -> line.add(row.cell().apply(curve)));
      cells.add(line);
    }
    return new Readings(
        along, rows.stream().map(Row::at).toList(), new Grid(caption, columns, cells, false));
  }

  private static String atX(Curve curve, double x) {
    return dot(curve, x).map(dot -> value(dot, dot.hollow())).orElse(NONE);
  }

  /** All its dots are of one point, and the last one says whether that is valid. */
  private static String atLevel(Curve curve, double x) {
    return dot(curve, x).map(dot -> value(dot, curve.dots().getLast().hollow())).orElse(NONE);
  }

  private static Optional<Dot> dot(Curve curve, double x) {
    return curve.dots().stream().filter(dot -> dot.x() == x).findFirst();
  }

  private static String value(Dot dot, boolean invalid) {
    String band =
        dot.low() < dot.high()
            ? " (" + Numbers.plain(dot.low()) + " to " + Numbers.plain(dot.high()) + ")"
            : "";
    return Numbers.plain(dot.y()) + band + (invalid ? ", not valid" : "");
  }

  private static String atShare(Curve curve, double share) {
    Optional<Dot> found = curve.dots().stream().filter(dot -> dot.y() >= share - NEAR).findFirst();
    // All its dots are of one point, and the last one says whether that is valid.
    return found
        .map(dot -> Numbers.plain(dot.x()) + (curve.dots().getLast().hollow() ? ", not valid" : ""))
        .orElse(NONE);
  }
}
