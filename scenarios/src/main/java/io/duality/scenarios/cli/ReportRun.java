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
          folder
              + " has 0 recorded trials, and a report takes 1; make them with: "
              + world.program()
              + " resume "
              + folder);
    }
    try {
      Optional<ClaimsDocument> before = ClaimFile.read(run);
      Optional<ClaimsDocument> now = ClaimFile.judge(run, data);
      ReportFiles files = draw(data, now, run);
      ClaimsText.table(run).map(table -> table + "\n").ifPresent(world.out()::print);
      before
          .flatMap(then -> now.map(after -> ClaimsText.changes(then, after)))
          .ifPresent(changes -> changes.forEach(world::complain));
      world.out().println(files.page());
      world.out().println(files.report());
    } catch (IOException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    }
    return ExitCode.OK;
  }

  /** For the end of a run. */
  static void write(Path folder) throws IOException {
    RunData run = RunReader.read(folder);
    draw(run, ClaimFile.judge(folder, run), folder);
  }

  private static ReportFiles draw(RunData run, Optional<ClaimsDocument> claims, Path folder)
      throws IOException {
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
