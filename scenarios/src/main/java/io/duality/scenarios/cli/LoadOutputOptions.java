package io.duality.scenarios.cli;

import io.duality.scenarios.spec.InvalidInputException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is told of it. */
@Command(optionListHeading = "%nReport:%n")
final class LoadOutputOptions {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  @Option(names = "--format", paramLabel = "text|json", description = "Of the report. text.")
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
      description = "Writes a line of JSON for each interval of the window.")
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
   * Checked.
   *
   * @param world that its files are looked for in
   */
  LoadOutput output(World world) {
    Optional<Path> report = output.equals("-") ? Optional.empty() : Optional.of(Path.of(output));
    OutputFiles files = new OutputFiles(world);
    report.ifPresent(file -> files.add("--output", file));
    Optional.ofNullable(timeseries).ifPresent(file -> files.add("--timeseries", file));
    Optional.ofNullable(hdr).ifPresent(file -> files.add("--hdr", file));
    Optional.ofNullable(hgrm).ifPresent(file -> files.add("--hgrm", file));
    return new LoadOutput(
        format(format),
        report,
        Optional.ofNullable(timeseries),
        Optional.ofNullable(hdr),
        Optional.ofNullable(hgrm),
        plain);
  }

  static LoadOutput.Format format(String text) {
    return switch (text) {
      case "text" -> LoadOutput.Format.TEXT;
      case "json" -> LoadOutput.Format.JSON;
      default ->
          throw new InvalidInputException("--format: expected text or json, found '" + text + "'");
    };
  }
}
