package io.duality.scenarios.cli;

import io.duality.plot.Format;
import io.duality.plot.Report;
import io.duality.plot.ReportFiles;
import io.duality.results.NewerSchemaException;
import io.duality.results.RunData;
import io.duality.results.RunReader;
import io.duality.results.claim.ClaimFile;
import io.duality.results.claim.ClaimsDocument;
import io.duality.results.compare.FinishedRun;
import io.duality.results.export.Exports;
import io.duality.scenarios.spec.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges the claims on a run, draws it, and exports it for other programs, at its end or again. */
final class ReportRun {
  private final World world;

  ReportRun(World world) {
    this.world = world;
  }

  int execute(ReportRequest request) {
    return request.inPlace()
        ? execute(request.folders().getFirst(), request.formats())
        : new ReportElsewhere(world).execute(request);
  }

  private int execute(Path folder, Set<Format> formats) {
    Path run = world.resolve(folder);
    RunData data = read(run, world);
    try {
      Optional<ClaimsDocument> before = claims(run);
      tell(
          before.isPresent()
              ? judged(before.get(), data, formats, run)
              : draw(data, Optional.empty(), formats, run),
          world);
    } catch (IOException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    }
    if (data.trials().isEmpty()) {
      throw new CommandFailedException(nothingIn(folder, world));
    }
    return ExitCode.OK;
  }

  /** Claims that a later version wrote cost their page, and not the report. */
  private Optional<ClaimsDocument> claims(Path run) throws IOException {
    try {
      return ClaimFile.read(run);
    } catch (NewerSchemaException e) {
      world.complain("warning: " + e.getMessage() + "; the report is drawn without claims");
      return Optional.empty();
    }
  }

  private ReportFiles judged(ClaimsDocument before, RunData data, Set<Format> formats, Path run)
      throws IOException {
    Optional<ClaimsDocument> now = ClaimFile.judge(run, data);
    ReportFiles files = draw(data, now, formats, run);
    ClaimsText.table(run).map(table -> table + "\n").ifPresent(world.out()::print);
    now.map(after -> ClaimsText.changes(before, after))
        .ifPresent(changes -> changes.forEach(world::complain));
    return files;
  }

  /** For the end of a run. */
  static void write(Path folder) throws IOException {
    RunData run = RunReader.read(folder);
    draw(run, ClaimFile.judge(folder, run), Set.of(), folder);
  }

  /** Exports are written where nobody asks for less. */
  private static ReportFiles draw(
      RunData run, Optional<ClaimsDocument> claims, Set<Format> formats, Path folder)
      throws IOException {
    if (!formats.isEmpty()) {
      return Report.write(new FinishedRun(folder, run, claims), formats, folder);
    }
    Exports.write(run, claims, folder);
    return Report.write(run, claims, folder);
  }

  /** What can be read of a run, with a warning for what cannot. */
  private static RunData read(Path folder, World world) {
    try {
      RunData run = RunReader.readKnown(folder);
      run.warnings().forEach(warning -> world.complain("warning: " + warning));
      return run;
    } catch (IOException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()));
    }
  }

  /** Says where the documents are, or, if nothing but charts was asked for, the charts. */
  static void tell(ReportFiles files, World world) {
    List<Path> told = files.documents().isEmpty() ? files.charts() : files.documents();
    told.forEach(world.out()::println);
  }

  /** What is wrong with a run that has no trial, and what to do. */
  static String nothingIn(Path folder, World world) {
    return folder
        + " has 0 recorded trials, and its report no figure; make them with: "
        + world.program()
        + " resume "
        + folder;
  }
}
