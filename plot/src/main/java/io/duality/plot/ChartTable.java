package io.duality.plot;

import io.duality.plot.figure.Curve;
import io.duality.plot.figure.Dot;
import io.duality.plot.view.Readings;
import io.duality.results.ExactNumber;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The figures of a chart as it draws them, for those who draw their own: one line of heads, then a
 * row for each place on the axis that the curves go along, cells with tabs between them, {@code
 * NaN} where a curve has no point. So gnuplot ({@code set datafile separator tab}), numpy ({@code
 * genfromtxt} with {@code delimiter} and {@code names}) and pandas read it.
 */
final class ChartTable {
  private static final String NONE = "NaN";

  private final List<Curve> curves;
  private final Readings.Along along;

  private ChartTable(List<Curve> curves, Readings.Along along) {
    this.curves = curves;
    this.along = along;
  }

  /**
   * Curves over x: of each the value, the ends of its band, and 1 where it is valid, else 0. A
   * distribution: the share of the responses, and of each curve the time at it and its validity.
   *
   * @param head of the first column
   */
  static byte[] of(String head, List<Curve> curves, Readings.Along along) {
    return new ChartTable(curves, along).text(head).getBytes(StandardCharsets.UTF_8);
  }

  private String text(String head) {
    List<String> heads = new ArrayList<>(List.of(head));
    List<Map<Double, List<String>>> columns = new ArrayList<>();
    TreeSet<Double> places = new TreeSet<>();
    for (Curve curve : curves) {
      names().forEach(name -> heads.add(curve.label() + name));
      Map<Double, List<String>> cells = cells(curve);
      columns.add(cells);
      places.addAll(cells.keySet());
    }
    List<String> none = names().stream().map(_ -> NONE).toList();
    StringBuilder out = new StringBuilder();
    row(out, heads);
    for (double place : places) {
      List<String> row = new ArrayList<>(List.of(ExactNumber.text(place)));
      columns.forEach(column -> row.addAll(column.getOrDefault(place, none)));
      row(out, row);
    }
    return out.toString();
  }

  /** What stands behind a curve's own name, column by column. */
  private List<String> names() {
    return switch (along) {
      case X -> List.of("", " low", " high", " valid");
      case Y -> List.of("", " valid");
    };
  }

  private Map<Double, List<String>> cells(Curve curve) {
    return switch (along) {
      case X -> cells(curve, Dot::x, ChartTable::overX);
      // All its dots are of one point, and the last one says whether that is valid.
      case Y -> {
        boolean hollow = curve.dots().stream().anyMatch(Dot::hollow);
        yield cells(curve, Dot::y, dot -> List.of(ExactNumber.text(dot.x()), valid(hollow)));
      }
    };
  }

  private static Map<Double, List<String>> cells(
      Curve curve, Function<Dot, Double> place, Function<Dot, List<String>> cells) {
    Map<Double, List<String>> byPlace = new HashMap<>();
    curve.dots().forEach(dot -> byPlace.put(place.apply(dot), cells.apply(dot)));
    return byPlace;
  }

  private static List<String> overX(Dot dot) {
    return List.of(
        ExactNumber.text(dot.y()),
        ExactNumber.text(dot.low()),
        ExactNumber.text(dot.high()),
        valid(dot.hollow()));
  }

  private static String valid(boolean hollow) {
    return hollow ? "0" : "1";
  }

  private static void row(StringBuilder out, List<String> cells) {
    List<String> plain = cells.stream().map(cell -> cell.replaceAll("\\p{Cntrl}", " ")).toList();
    out.append(String.join("\t", plain)).append('\n');
  }
}
