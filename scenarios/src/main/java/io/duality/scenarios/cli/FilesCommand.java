package io.duality.scenarios.cli;

import io.duality.loadgen.files.FileSet;
import io.duality.loadgen.files.FileSetFolder;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.spec.FileSetNotation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code files}. */
@Command(
    name = "files",
    customSynopsis = World.PROGRAM + " files DIR [--set SET]",
    description =
        "Writes a set of static files like SPECweb99's, the same in every place, for a server to"
            + " serve and 'load --files' to ask for.",
    footerHeading = "%nExample:%n",
    footer = {
      "  " + World.PROGRAM + " files public --set specweb99:size=200MB",
      "",
      "A set is specweb99:size=SIZE, or load=CONNECTIONS or directories=N instead of size; a",
      "directory has 36 files of 102 to 921,600 bytes, 5.1 MB in all. Further, with commas: seed=N",
      "for other content, and ranks=8 for a flaw of the published generator: it never asks for the",
      "smallest file of a class."
    },
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    sortOptions = false)
final class FilesCommand implements Callable<Integer> {
  private final World world;

  @Parameters(
      paramLabel = "DIR",
      description = "Folder to write to; made if need be. Files of other names are left alone.")
  private Path folder = Path.of("");

  @Option(names = "--set", paramLabel = "SET", description = "The set. specweb99:size=200MB.")
  private String set = "specweb99:size=200MB";

  FilesCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    FileSet files = FileSetNotation.parse(set);
    return Guarded.run((children, stop) -> write(files, stop));
  }

  private int write(FileSet files, StopSignal stop) {
    try {
      if (!FileSetFolder.write(files, world.resolve(folder), stop::requested)) {
        world.complain("stopped before all files were written; run it again to have all");
        return ExitCode.INTERRUPTED;
      }
    } catch (IOException e) {
      throw new CommandFailedException(e.getMessage() == null ? e.toString() : e.getMessage());
    }
    world
        .out()
        .println(
            "wrote "
                + Figures.count(files.count())
                + " files, "
                + Figures.bytes((double) files.bytes())
                + "; serve "
                + folder
                + " and load them with --files "
                + set);
    return ExitCode.OK;
  }
}
