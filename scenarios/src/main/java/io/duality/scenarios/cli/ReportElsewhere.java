package io.duality.scenarios.cli;

import io.duality.plot.Format;
import io.duality.plot.Report;
import io.duality.plot.ReportFiles;
import io.duality.results.RunData;
import io.duality.results.RunDirectory;
import io.duality.results.RunReader;
import io.duality.results.claim.ClaimFile;
import io.duality.results.claim.ClaimsDocument;
import io.duality.results.compare.FinishedRun;
import io.duality.results.compare.Overlay;
import io.duality.scenarios.spec.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Draws runs into a folder that is none of theirs, several over each other. Theirs are only read:
 * not even a verdict is written there. A run that cannot be read costs its curves, a warning and
 * the exit code, and no other run.
 */
final class ReportElsewhere {
  private final World world;
  private boolean complete = true;

  ReportElsewhere(World world) {
    this.world = world;
  }

  int execute(ReportRequest request) {
    List<FinishedRun> runs = new ArrayList<>();
    for (Path folder : request.folders()) {
      read(folder, request.folders().size() == 1).ifPresent(runs::add);
    }
    if (runs.isEmpty()) {
      throw new CommandFailedException(
          "none of " + request.folders().size() + " runs can be drawn, for the reasons above");
    }
    Set<Format> formats = request.formats().isEmpty() ? Format.ELSEWHERE : request.formats();
    ReportRun.tell(drawn(runs, formats, request.out()), world);
    return complete ? ExitCode.OK : ExitCode.FAILED;
  }

  /** The folder is made last of all: what is refused leaves nothing behind. */
  private ReportFiles drawn(List<FinishedRun> runs, Set<Format> formats, Optional<Path> out) {
    Optional<Overlay> overlay = runs.size() == 1 ? Optional.empty() : Optional.of(overlay(runs));
    Path folder = world.newFolder(out, "report", world.clock().instant());
    try {
      return overlay.isPresent()
          ? Report.write(overlay.get(), formats, folder)
          : Report.write(runs.getFirst(), formats, folder);
    } catch (IOException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    }
  }

  private Overlay overlay(List<FinishedRun> runs) {
    try {
      Overlay overlay = Overlay.of(runs);
      overlay.differences().forEach(line -> world.complain("warning: not made alike, " + line));
      return overlay;
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()));
    }
  }

  /** Empty, with a warning, where this run has to be left out. */
  private Optional<FinishedRun> read(Path folder, boolean alone) {
    Path path = world.resolve(folder);
    try {
      RunData data = RunReader.readKnown(path);
      data.warnings().forEach(warning -> world.complain("warning: " + warning));
      boolean empty = data.trials().isEmpty();
      if (empty) {
        incomplete(ReportRun.nothingIn(folder, world));
      }
      return empty && !alone
          ? Optional.empty()
          : Optional.of(new FinishedRun(path, data, claims(path, data)));
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      // What is no run at all was mistyped.
      if (alone || !RunDirectory.isBegun(path)) {
        throw new InvalidInputException(message);
      }
      incomplete(message + "; this run is left out");
      return Optional.empty();
    }
  }

  private Optional<ClaimsDocument> claims(Path folder, RunData data) {
    try {
      return ClaimFile.judged(folder, data);
    } catch (IOException e) {
      world.complain("warning: " + e.getMessage() + "; the run is drawn without claims");
      return Optional.empty();
    }
  }

  private void incomplete(String message) {
    complete = false;
    world.complain("warning: " + message);
  }
}
