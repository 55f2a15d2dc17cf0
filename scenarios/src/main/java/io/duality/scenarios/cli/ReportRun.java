package io.duality.scenarios.cli;

import io.duality.plot.Report;
import io.duality.plot.ReportFiles;
import io.duality.results.RunData;
import io.duality.results.RunReader;
import io.duality.results.claim.ClaimFile;
import io.duality.results.claim.ClaimsDocument;
import io.duality.results.export.Exports;
import io.duality.scenarios.spec.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Judges the claims on a run, draws it, and exports it for other programs, at its end or again. */
final class ReportRun {
  private final World world;

  ReportRun(World world) {
    this.world = world;
  }

  int execute(Path folder) {
    Path run = world.resolve(folder);
    RunData data = read(run);
    data.warnings().forEach(warning -> world.complain("warning: " + warning));
    if (data.trials().isEmpty()) {
      throw new CommandFailedException(
          folder + " holds no finished trial, there is nothing to draw");
    }
    try {
      world.out().println(draw(data, run).report());
    } catch (IOException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    }
    return ExitCode.OK;
  }

  /** For the end of a run. */
  static void write(Path folder) throws IOException {
    draw(RunReader.read(folder), folder);
  }

  private static ReportFiles draw(RunData run, Path folder) throws IOException {
    Optional<ClaimsDocument> claims = ClaimFile.judge(folder, run);
    Exports.write(run, claims, folder);
    return Report.write(run, claims, folder);
  }

  private static RunData read(Path folder) {
    try {
      return RunReader.read(folder);
    } catch (IOException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()));
    }
  }
}
