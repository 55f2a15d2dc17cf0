package io.duality.scenarios.cli;

import io.duality.results.Environment;
import io.duality.results.export.History;
import io.duality.results.gate.Verdict;
import io.duality.scenarios.gate.Conclusion;
import io.duality.scenarios.spec.InvalidInputException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The history that the medians of a gate's head are appended to. */
final class GateHistory {
  private static final String NAME = "gate";

  private final World world;
  private final Optional<Path> named;

  /**
   * A history of one gate.
   *
   * @param named by the user; empty for none
   */
  GateHistory(World world, Optional<Path> named) {
    this.world = world;
    this.named = named;
  }

  /** Refuses what can be known to be wrong before anything is built. */
  void check(Environment environment) {
    named.ifPresent(file -> HistoryFile.open(world, file, NAME, environment));
  }

  /**
   * Appends the row, unless the figures are not to be believed.
   *
   * @param exitCode of the verdict
   * @return the exit code
   */
  int append(Environment environment, Conclusion conclusion, int exitCode) {
    boolean believed = conclusion.verdict().filter(GateHistory::isBelieved).isPresent();
    if (named.isEmpty() || !believed) {
      return exitCode;
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    conclusion
        .levels()
        .forEach(level -> figures.put(level.scenario() + "/" + level.metric(), level.head()));
    int appended = append(named.get(), environment, conclusion.head(), figures);
    return exitCode == ExitCode.OK ? appended : exitCode;
  }

  /** The file may have become another since it was checked. */
  private int append(Path file, Environment environment, String head, Map<String, Double> figures) {
    try {
      return HistoryFile.open(world, file, NAME, environment)
          .append(() -> History.of(environment, head, figures));
    } catch (InvalidInputException e) {
      world.complain(String.valueOf(e.getMessage()));
      return ExitCode.FAILED;
    }
  }

  private static boolean isBelieved(Verdict verdict) {
    return switch (verdict) {
      case PASS, INCONCLUSIVE, FAIL -> true;
      case NOISY, INVALID -> false;
    };
  }
}
