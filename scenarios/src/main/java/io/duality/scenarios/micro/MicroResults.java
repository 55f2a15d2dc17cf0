package io.duality.scenarios.micro;

import io.duality.results.gate.Comparison;
import io.duality.results.gate.Gate;
import io.duality.scenarios.spec.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Two result files of JMH, compared: forks of the same place make a pair, and the control is the
 * first half of the base's forks against its second, which shows how far the machine has drifted
 * meanwhile.
 *
 * <p>What was measured in two blocks cannot be told from what the machine did in between. So this
 * is the lesser of two ways, and says so in a note; {@link MicroRun} makes the forks in turn.
 */
public final class MicroResults {
  /** The fewest for which the order-statistic interval is one of 95 %. */
  static final int LEAST_FORKS = 6;

  private static final String APART =
      "the two files were measured one after the other: a drift of the machine in between counts as"
          + " a change; give two builds instead of files, and the forks are made in turn";

  private MicroResults() {}

  /**
   * Compares two files.
   *
   * @param benchmarks those whose name it finds something in are compared
   * @throws InvalidInputException if a file is none of JMH, has fewer than 6 forks, or the two have
   *     nothing in common
   */
  public static MicroOutcome compare(Path base, Path head, Pattern benchmarks, Deltas deltas) {
    Map<String, Figure> ofBase = JmhFile.read(base);
    Map<String, Figure> ofHead = JmhFile.read(head);
    ForkPairs pairs = new ForkPairs(deltas);
    for (Figure figure : ofBase.values()) {
      Figure other = ofHead.get(figure.id());
      if (other != null && benchmarks.matcher(figure.benchmark()).find()) {
        requireForks(base, figure);
        requireForks(head, other);
        add(pairs, figure, other);
      }
    }
    List<Comparison> comparisons = pairs.comparisons();
    if (comparisons.isEmpty()) {
      throw new InvalidInputException(
          base
              + " and "
              + head
              + " have no benchmark in common that matches '"
              + benchmarks
              + "'; are they of the same project?");
    }
    List<String> notes = new ArrayList<>(List.of(APART));
    notes.addAll(onlyIn("base", ofBase, ofHead));
    notes.addAll(onlyIn("head", ofHead, ofBase));
    return new MicroOutcome(Gate.judge(comparisons), pairs.levels(), notes);
  }

  private static void add(ForkPairs pairs, Figure base, Figure head) {
    int count = Math.min(base.forks().size(), head.forks().size());
    for (int i = 0; i < count; i++) {
      pairs.add(base, head, base.forks().get(i), head.forks().get(i));
    }
    int half = base.forks().size() / 2;
    for (int i = 0; i < half; i++) {
      pairs.addControl(base, base.forks().get(i), base.forks().get(i + half));
    }
  }

  private static void requireForks(Path file, Figure figure) {
    int forks = figure.forks().size();
    if (forks < LEAST_FORKS) {
      throw new InvalidInputException(
          file
              + ": "
              + figure.benchmark()
              + " has "
              + forks
              + " of the "
              + LEAST_FORKS
              + " forks that a verdict needs at least; measure with JMH's -f 10");
    }
  }

  /** A benchmark that was renamed would otherwise be lost in silence. */
  static List<String> onlyIn(String side, Map<String, Figure> here, Map<String, Figure> there) {
    Set<String> names =
        here.values().stream()
            .filter(figure -> !there.containsKey(figure.id()))
            .map(figure -> figure.benchmark() + " " + figure.metric())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return names.isEmpty()
        ? List.of()
        : List.of("not judged, only the " + side + " has it: " + String.join(", ", names));
  }
}
