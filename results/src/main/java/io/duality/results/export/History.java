package io.duality.results.export;

import io.duality.results.Environment;
import io.duality.results.Metric;
import io.duality.results.export.Series.Valid;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * One run as a row of a history in CSV, the input of change-point analysis (Apache Otava): {@code
 * time,commit,machine} and a column a figure. Figures of two machines, or of two sets of points,
 * are no series; a row that does not fit the file is refused.
 */
public final class History {
  private static final int MACHINE = 2;

  private final List<String> head;
  private final List<String> row;

  private History(List<String> head, List<String> row) {
    this.head = head;
    this.row = row;
  }

  /** The row of a run. */
  static History of(Environment environment, Series series) {
    List<String> head = new ArrayList<>(List.of("time", "commit", "machine"));
    List<String> row =
        new ArrayList<>(
            List.of(environment.startedAt(), environment.commit(), machine(environment)));
    for (Valid point : series.points()) {
      add(head, row, series.name(point), point, Metric.THROUGHPUT);
      Series.COSTS.forEach(metric -> add(head, row, series.name(point), point, metric));
    }
    return new History(head, row);
  }

  private static void add(
      List<String> head, List<String> row, String name, Valid point, Metric metric) {
    point
        .point()
        .value(metric)
        .ifPresent(spread -> {
          head.add(name + "/" + metric.key());
          row.add(Figures.plain(spread.median()));
        });
  }

  /**
   * What has to be the same for two figures to be comparable: CPU model and count, kernel, JDK.
   * Clock rates are no part of it: they differ between boots, and would split a history in two.
   */
  static String machine(Environment environment) {
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
   * Appends the row, and the head before it if the file is new or empty.
   *
   * @throws IOException if the file has other columns or its last row is another machine's, or
   *     cannot be written; one line for the user
   */
  public void append(Path file) throws IOException {
    boolean fresh = !Files.exists(file) || Files.size(file) == 0;
    if (!fresh) {
      check(file);
    }
    String text = fresh ? text() : line(row);
    try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.getFD().sync();
    }
  }

  private void check(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file).stream().filter(l -> !l.isBlank()).toList();
    if (lines.isEmpty() || !lines.getFirst().equals(line(head).strip())) {
      throw new IOException(
          file
              + ": has other columns than this run ("
              + difference(lines.isEmpty() ? "" : lines.getFirst())
              + "); give each scenario and set of points a history of its own");
    }
    if (lines.getLast().split(",", -1).length != row.size()) {
      throw new IOException(
          file + ": its last row is not whole; delete it, or start a new history");
    }
    String machine = lines.getLast().split(",", MACHINE + 2)[MACHINE];
    if (lines.size() > 1 && !machine.equals(row.get(MACHINE))) {
      throw new IOException(
          file
              + ": its last row is of machine "
              + machine
              + ", and this is "
              + row.get(MACHINE)
              + " (CPU, kernel, JDK or flags differ); start a new history");
    }
  }

  private String difference(String theirs) {
    List<String> columns = List.of(theirs.split(",", -1));
    return head.stream()
        .filter(column -> !columns.contains(quoted(column)))
        .findFirst()
        .map(column -> "it lacks " + column)
        .orElse("it has " + columns.size() + ", not " + head.size());
  }

  private static String line(List<String> cells) {
    return cells.stream().map(History::quoted).collect(Collectors.joining(",")) + "\n";
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
