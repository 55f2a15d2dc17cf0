package io.duality.results.export;

import io.duality.results.Environment;
import io.duality.results.PlanDocument;
import io.duality.results.RunData;
import io.duality.results.TrialRecord;
import io.duality.results.WholeFile;
import io.duality.results.claim.ClaimsDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All files that a finished or interrupted run is exported to. */
public final class Exports {
  /** The folder of the files in a run's folder. */
  static final String FOLDER = "exports";

  private Exports() {}

  /**
   * Writes all files into the run's folder, below {@code exports/}.
   *
   * @throws IOException with a message of one line for the user
   */
  public static void write(RunData run, Path folder) throws IOException {
    write(run, Optional.empty(), folder);
  }

  /**
   * The same for a run that is held against claims.
   *
   * @param claims with their findings; they stand in the summary
   */
  public static void write(RunData run, Optional<ClaimsDocument> claims, Path folder)
      throws IOException {
    Path exports = folder.resolve(FOLDER);
    Files.createDirectories(exports);
    Map<String, byte[]> files = of(run.plan(), run.environment(), run.trials(), claims);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      WholeFile.write(exports.resolve(file.getKey()), file.getValue());
    }
  }

  /**
   * The files, by name.
   *
   * <pre>
   * jmh.json              JMH's result format; a fork is a trial
   * github-bigger.json    github-action-benchmark, tool customBiggerIsBetter
   * github-smaller.json   the same, tool customSmallerIsBetter
   * bencher.json          Bencher metric format
   * history.csv           one row, as {@link History} appends it
   * summary.md            a table of all points, and one of claims, for a pull request
   * </pre>
   */
  static Map<String, byte[]> of(
      PlanDocument plan,
      Environment environment,
      List<TrialRecord> trials,
      Optional<ClaimsDocument> claims) {
    Series series = Series.of(plan, trials);
    Map<String, String> files = new LinkedHashMap<>();
    files.put("jmh.json", JmhJson.of(plan, environment, series));
    files.put("github-bigger.json", CustomJson.biggerIsBetter(plan, environment, series));
    files.put("github-smaller.json", CustomJson.smallerIsBetter(plan, environment, series));
    files.put("bencher.json", BencherJson.of(series));
    files.put("history.csv", History.of(environment, series).text());
    files.put(
        "summary.md",
        RunMarkdown.of(plan, environment, trials)
            + claims.map(document -> "\n" + ClaimsMarkdown.of(document)).orElse(""));
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    files.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return bytes;
  }
}
