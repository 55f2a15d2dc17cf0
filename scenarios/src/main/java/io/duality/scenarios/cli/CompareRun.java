package io.duality.scenarios.cli;

import io.duality.results.RunData;
import io.duality.results.RunReader;
import io.duality.results.compare.RunComparison;
import io.duality.results.export.ComparisonJson;
import io.duality.results.export.ComparisonMarkdown;
import io.duality.scenarios.spec.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;

/** Compares two runs. */
final class CompareRun {
  private final World world;

  CompareRun(World world) {
    this.world = world;
  }

  int execute(Path base, Path head, String format) {
    if (!format.equals("markdown") && !format.equals("json")) {
      throw new InvalidInputException(
          "--format: expected markdown or json, found '" + format + "'");
    }
    RunComparison comparison = comparison(base, head);
    world
        .out()
        .print(
            format.equals("json")
                ? ComparisonJson.of(comparison)
                : ComparisonMarkdown.of(comparison));
    world.out().flush();
    if (comparison.rows().isEmpty()) {
      world.complain("no point is valid in both runs, nothing could be compared");
      return ExitCode.FAILED;
    }
    if (!comparison.differences().isEmpty()) {
      world.complain("the runs are not comparable: " + String.join("; ", comparison.differences()));
      return ExitCode.INVALID;
    }
    return ExitCode.OK;
  }

  private RunComparison comparison(Path base, Path head) {
    try {
      return RunComparison.of(base.toString(), read(base), head.toString(), read(head));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()));
    }
  }

  private RunData read(Path folder) {
    try {
      RunData run = RunReader.read(world.resolve(folder));
      run.warnings().forEach(warning -> world.complain("warning: " + warning));
      return run;
    } catch (IOException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()));
    }
  }
}
