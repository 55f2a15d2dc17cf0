package io.duality.scenarios.cli;

import io.duality.scenarios.spec.InvalidInputException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is told of it. */
@Command(optionListHeading = "%nReport:%n")
final class LoadOutputOptions {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  @Option(
      names = "--format",
      paramLabel = "text|json|csv",
      description = "Of the report; csv has a line for each load. text.")
  private String format = "text";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the report goes; '-' is standard output, and the default.")
  private String output = "-";

  // Scripts written for wrk give it; there is nothing to switch on.
  @SuppressWarnings("UnusedVariable")
  @Option(names = "--latency", description = "Percentiles, which are always printed.")
  private boolean latency;

  @Option(
      names = "--timeseries",
      paramLabel = "FILE",
      description =
          "Writes a line of JSON for each interval of the window. In a sweep this and the next two"
              + " are a file for each load, FILE-N.")
  private @Nullable Path timeseries;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      description = "Length of the intervals, at least 100ms. 1s; 500ms with --until.")
  private @Nullable Duration interval;

  @Option(
      names = "--hdr",
      paramLabel = "FILE",
      description =
          "Writes an HdrHistogram log of all intervals: response times without a tag,"
              + " service times with the tag 'service'.")
  private @Nullable Path hdr;

  @Option(
      names = "--hgrm",
      paramLabel = "FILE",
      description = "Writes the distribution of the window's response times, for plotters.")
  private @Nullable Path hgrm;

  @Option(names = "--seed", paramLabel = "N", description = "Of all random choices. 1.")
  private long seed = 1;

  @Option(
      names = {"--plain", "--no-tui"},
      description = "No progress on a terminal.")
  private boolean plain;

  long seed() {
    return seed;
  }

  /** Of the intervals; empty where nobody wants any. */
  Optional<Duration> interval() {
    if (interval != null) {
      return Optional.of(interval);
    }
    return timeseries == null && hdr == null ? Optional.empty() : Optional.of(INTERVAL);
  }

  /**
   * For each of the loads; checked.
   *
   * @param world that its files are looked for in
   * @param points clients of each load
   */
  List<LoadOutput> outputs(World world, List<Long> points) {
    Optional<Path> report = output.equals("-") ? Optional.empty() : Optional.of(Path.of(output));
    OutputFiles files = new OutputFiles(world);
    LoadOutput named =
        new LoadOutput(
            format(format, true),
            report,
            Optional.ofNullable(timeseries),
            Optional.ofNullable(hdr),
            Optional.ofNullable(hgrm),
            plain);
    report.ifPresent(file -> files.add("--output", file));
    add(named, files);
    if (points.size() == 1) {
      return List.of(named);
    }
    List<LoadOutput> each = points.stream().map(named::ofLoad).toList();
    each.forEach(one -> add(one, files));
    return each;
  }

  private static void add(LoadOutput output, OutputFiles files) {
    output.timeseries().ifPresent(file -> files.add("--timeseries", file));
    output.hdr().ifPresent(file -> files.add("--hdr", file));
    output.hgrm().ifPresent(file -> files.add("--hgrm", file));
  }

  /**
   * Checked.
   *
   * @param table whether the report can be a table
   */
  static LoadOutput.Format format(String text, boolean table) {
    String choice = table ? "text, json or csv" : "text or json";
    for (LoadOutput.Format format : LoadOutput.Format.values()) {
      boolean possible = table || format != LoadOutput.Format.CSV;
      if (possible && LoadWords.name(format).equals(text)) {
        return format;
      }
    }
    throw new InvalidInputException("--format: expected " + choice + ", found '" + text + "'");
  }
}
