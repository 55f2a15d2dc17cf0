package io.duality.results.export;

import io.duality.results.Environment;
import io.duality.results.Metric;
import io.duality.results.Point;
import io.duality.results.RunData;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * One run as a row of a history in CSV, the input of change-point analysis (Apache Otava): {@code
 * time,commit,machine} and a column a figure. Figures of two machines, or of two sets of points,
 * are no series, and Otava reads no gaps; a row that does not fit the file is refused.
 */
public final class History {
  private static final List<String> KEYS = List.of("time", "commit", "machine");
  private static final int MACHINE = 2;

  private final List<String> head;
  private final List<String> row;

  private History(List<String> head, List<String> row) {
    this.head = head;
    this.row = row;
  }

  /**
   * The row of some figures.
   *
   * @param figures by the names of their columns, in their order
   */
  public static History of(Environment environment, Map<String, Double> figures) {
    return of(environment, environment.commit(), figures);
  }

  /**
   * The same of a build that is not this program's own.
   *
   * @param commit names the build; a comma in it would be taken for the end of a cell
   */
  public static History of(Environment environment, String commit, Map<String, Double> figures) {
    List<String> head = new ArrayList<>(KEYS);
    List<String> row =
        new ArrayList<>(
            List.of(environment.startedAt(), commit.replace(',', ';'), machine(environment)));
    figures.forEach((name, value) -> {
      head.add(name);
      row.add(Figures.plain(value));
    });
    return new History(head, row);
  }

  /** The row of a run: the medians of its valid points. */
  public static History of(RunData run) {
    return of(run.environment(), Series.of(run.plan(), run.trials()));
  }

  static History of(Environment environment, Series series) {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (Point point : series.points()) {
      add(figures, series.name(point), point, Metric.THROUGHPUT);
      Series.COSTS.forEach(metric -> add(figures, series.name(point), point, metric));
    }
    return of(environment, figures);
  }

  private static void add(Map<String, Double> figures, String name, Point point, Metric metric) {
    point
        .value(metric)
        .ifPresent(spread -> figures.put(name + "/" + metric.key(), spread.median()));
  }

  /**
   * What has to be the same for two figures to be comparable: CPU model and count, kernel, JDK.
   * Clock rates are no part of it: they differ between boots, and would split a history in two.
   */
  public static String machine(Environment environment) {
    String facts =
        String.join(
            "|",
            environment.cpuModel(),
            Integer.toString(environment.cpus()),
            environment.kernel(),
            environment.jdk(),
            String.join(" ", environment.jvmFlags()));
    CRC32 sum = new CRC32();
    sum.update(facts.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", sum.getValue());
  }

  /** Head and row. */
  String text() {
    return line(head) + line(row);
  }

  /**
   * Whether a row of this machine could be appended to a file, before the run is made: what can be
   * known then. Neither makes nor changes the file.
   *
   * @throws IOException if not; one line for the user
   */
  public static void check(Path file, Environment environment) throws IOException {
    if (Files.exists(file)) {
      check(file, machine(environment), lines(file));
    }
    Path folder = file.toAbsolutePath().getParent();
    boolean writable = Files.isWritable(Files.exists(file) || folder == null ? file : folder);
    if (!writable) {
      throw new IOException(
          file + ": cannot be written; make its folder, or let this user write there");
    }
  }

  /**
   * Appends the row, and the head before it if the file is new or empty.
   *
   * @throws IOException if the file has other columns or its last row is another machine's, or
   *     cannot be written; one line for the user
   */
  public void append(Path file) throws IOException {
    List<String> lines = Files.exists(file) ? lines(file) : List.of();
    check(file, row.get(MACHINE), lines);
    if (!lines.isEmpty() && !lines.getFirst().equals(line(head).strip())) {
      throw new IOException(file + ": " + difference(lines.getFirst()));
    }
    String text = lines.isEmpty() ? text() : line(row);
    try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.getFD().sync();
    }
  }

  private static List<String> lines(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + ": is no file; name a file, or a new one");
    }
    String text;
    try {
      text = Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": is no text, and no history; name another file", e);
    }
    if (!text.isBlank() && !text.endsWith("\n")) {
      throw new IOException(
          file + ": its last row is not whole; delete that row, or start a new history");
    }
    return text.lines().filter(line -> !line.isBlank()).toList();
  }

  private static void check(Path file, String machine, List<String> lines) throws IOException {
    if (lines.isEmpty()) {
      return;
    }
    if (!lines.getFirst().startsWith(String.join(",", KEYS))) {
      throw new IOException(
          file
              + ": is no history, it does not begin with "
              + String.join(",", KEYS)
              + "; name another file, or a new one");
    }
    int columns = cells(lines.getFirst());
    if (cells(lines.getLast()) != columns) {
      throw new IOException(
          file + ": its last row is not whole; delete that row, or start a new history");
    }
    String theirs = lines.getLast().split(",", MACHINE + 2)[MACHINE];
    if (lines.size() > 1 && !theirs.equals(machine)) {
      throw new IOException(
          file
              + ": its last row is of machine "
              + theirs
              + ", and this is "
              + machine
              + " (CPU, kernel, JDK or flags differ); start a new history");
    }
  }

  private static int cells(String line) {
    return line.split(",", -1).length;
  }

  private String difference(String theirs) {
    List<String> columns = List.of(theirs.split(",", -1));
    List<String> ours = head.stream().map(History::quoted).toList();
    return columns.stream()
        .filter(column -> !ours.contains(column))
        .findFirst()
        .map(column -> "this run has no valid " + column + ", and a history has no gaps; run again")
        .orElseGet(() ->
            ours.stream()
                    .filter(column -> !columns.contains(column))
                    .findFirst()
                    .map(column -> "it has no column " + column)
                    .orElse("its columns are in another order")
                + "; give each scenario and set of points a history of its own");
  }

  private static String line(List<String> cells) {
    return cells.stream().map(History::quoted).collect(Collectors.joining(",")) + "\n";
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
