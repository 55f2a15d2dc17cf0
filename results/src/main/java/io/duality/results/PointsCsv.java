package io.duality.results;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * {@code points.csv} after RFC 4180, lines ended by CR LF: one row for each point; for each {@link
 * Metric} its median and the ends of its band, empty where there is no value.
 */
public final class PointsCsv {
  private PointsCsv() {}

  /** Of one run. */
  public static byte[] encode(Points points) {
    StringBuilder out = new StringBuilder();
    row(out, head());
    points.all().forEach(point -> row(out, cells(point)));
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Of several runs: the same behind one column more, which is the first.
   *
   * @param runs by what that column calls them
   */
  public static byte[] encode(SequencedMap<String, Points> runs) {
    StringBuilder out = new StringBuilder();
    row(out, behind("run", head()));
    runs.forEach(
        (run, points) -> points.all().forEach(point -> row(out, behind(run, cells(point)))));
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> behind(String first, List<String> cells) {
    List<String> row = new ArrayList<>(List.of(first));
    row.addAll(cells);
    return row;
  }

  private static List<String> head() {
    List<String> cells = new ArrayList<>(List.of("model", "x", "outcome", "n", "trials", "band"));
    for (Metric metric : Metric.values()) {
      cells.add(metric.key());
      cells.add(metric.key() + "-low");
      cells.add(metric.key() + "-high");
    }
    cells.add("reasons");
    return cells;
  }

  private static List<String> cells(Point point) {
    List<String> cells = new ArrayList<>();
    cells.add(point.model());
    cells.add(Long.toString(point.x()));
    cells.add(point.outcome().name());
    cells.add(Integer.toString(point.n()));
    cells.add(Integer.toString(point.trials()));
    cells.add(point.value(Metric.THROUGHPUT).map(Spread::band).orElse(""));
    for (Metric metric : Metric.values()) {
      Optional<Spread> spread = point.value(metric);
      cells.add(spread.map(s -> ExactNumber.text(s.median())).orElse(""));
      cells.add(spread.map(s -> ExactNumber.text(s.low())).orElse(""));
      cells.add(spread.map(s -> ExactNumber.text(s.high())).orElse(""));
    }
    cells.add(point.reasons().stream().map(Reason::code).collect(Collectors.joining(" ")));
    return cells;
  }

  private static void row(StringBuilder out, List<String> cells) {
    out.append(cells.stream().map(PointsCsv::quoted).collect(Collectors.joining(",")))
        .append("\r\n");
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
