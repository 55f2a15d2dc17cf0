package io.duality.results.claim;

import io.duality.results.Json;
import io.duality.results.RunData;
import io.duality.results.RunDirectory;
import io.duality.results.TrialRecord;
import io.duality.results.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code claims.json} in the folder of a run. The claims are written before the first trial, so
 * that their margins can be seen to be older than the figures; the findings are made from them and
 * the records alone, at the run's end or whenever it is asked for again.
 */
public final class ClaimFile {
  /** The file's name in a run's folder. */
  public static final String NAME = RunDirectory.CLAIMS;

  private ClaimFile() {}

  /**
   * Writes the claims that a run is about to be held against; nothing if there is none.
   *
   * @throws IOException with a message of one line for the user
   */
  public static void begin(Path folder, String scenario, List<Claim> claims) throws IOException {
    if (!claims.isEmpty()) {
      write(folder, new ClaimsDocument(TrialRecord.SCHEMA, scenario, claims, List.of()));
    }
  }

  /**
   * Reads what stands there; empty if the run has no claims.
   *
   * @throws IOException with a message of one line for the user, if it is damaged or newer than
   *     this program
   */
  public static Optional<ClaimsDocument> read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    return Files.isRegularFile(file)
        ? Optional.of(Json.read(file, 0, Files.readAllBytes(file), ClaimsDocument.class))
        : Optional.empty();
  }

  /**
   * Makes the findings from the records, and writes them beside the claims.
   *
   * @return what stands there now; empty if the run has no claims
   * @throws IOException as {@link #read}, or if it cannot be written
   */
  public static Optional<ClaimsDocument> judge(Path folder, RunData run) throws IOException {
    Optional<ClaimsDocument> before = read(folder);
    Optional<ClaimsDocument> after = before.map(claims -> judged(claims, run));
    if (after.isPresent() && !after.equals(before)) {
      write(folder, after.get());
    }
    return after;
  }

  /**
   * Makes the findings from the records, and leaves the folder as it is.
   *
   * @return empty if the run has no claims
   * @throws IOException as {@link #read}
   */
  public static Optional<ClaimsDocument> judged(Path folder, RunData run) throws IOException {
    return read(folder).map(claims -> judged(claims, run));
  }

  private static ClaimsDocument judged(ClaimsDocument before, RunData run) {
    return new ClaimsDocument(
        TrialRecord.SCHEMA, before.scenario(), before.claims(), Judge.judge(before.claims(), run));
  }

  private static void write(Path folder, ClaimsDocument document) throws IOException {
    WholeFile.write(folder.resolve(NAME), Json.document(document));
  }
}
