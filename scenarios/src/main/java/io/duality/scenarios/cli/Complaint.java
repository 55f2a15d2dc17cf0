package io.duality.scenarios.cli;

import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.NearestName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever goes wrong into one line on standard error, and an exit code. */
final class Complaint {
  private Complaint() {}

  /** Of words that are no command line. */
  static int badArguments(World world, ParameterException e) {
    world.complain(
        switch (e) {
          case UnmatchedArgumentException unmatched -> unmatched(unmatched);
          case OverwrittenOptionException twice -> twice(twice);
          default -> firstLine(e);
        });
    return ExitCode.USAGE;
  }

  private static String twice(OverwrittenOptionException e) {
    return e.getOverwritten() instanceof OptionSpec option
        ? "option '" + option.longestName() + "' is given twice; give it once"
        : firstLine(e);
  }

  private static String unmatched(UnmatchedArgumentException e) {
    String first = e.getUnmatched().getFirst();
    return first.startsWith("-")
        ? "unknown option '"
            + first
            + "'"
            + NearestName.of(first, options(e))
                .map(name -> "; did you mean '" + name + "'?")
                .orElse("; '--help' shows what there is")
        : "unexpected argument '" + first + "'; '--help' shows what there is";
  }

  /** Of a command that has not done what it was asked for. */
  static int failed(World world, Exception e) {
    if (e instanceof InvalidInputException) {
      world.complain(firstLine(e));
      return ExitCode.USAGE;
    }
    if (e instanceof CommandFailedException) {
      world.complain(firstLine(e));
      return ExitCode.FAILED;
    }
    world.complain("a defect of this program, please report it with the lines below: " + e);
    e.printStackTrace(world.err());
    return ExitCode.FAILED;
  }

  /** Of a process that got no more memory, or thread. */
  static int outOfMemory(World world, OutOfMemoryError e) {
    world.complain(
        "out of memory, or of threads ("
            + e.getMessage()
            + "); end what else runs, raise 'ulimit -u', or -Xmx by DUALITY_JAVA_OPTS");
    return ExitCode.FAILED;
  }

  private static List<String> options(ParameterException e) {
    CommandSpec spec = e.getCommandLine().getCommandSpec();
    List<String> names = new ArrayList<>();
    for (OptionSpec option : spec.options()) {
      names.addAll(Arrays.asList(option.names()));
    }
    return names;
  }

  /** What it says, in one line. */
  static String firstLine(Exception e) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    return message.lines().findFirst().orElse(message).strip();
  }
}
