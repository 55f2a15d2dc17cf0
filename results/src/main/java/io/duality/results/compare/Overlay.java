package io.duality.results.compare;

import io.duality.results.RunData;
import java.util.ArrayList;
import java.util.List;

/**
 * Several runs of one scenario, laid over each other to be seen together. What each run says of its
 * claims stays its own: nothing here is added up or judged across runs.
 *
 * @param layers two to {@link #MOST} runs, in the order in which they were named
 * @param differences in what a run beside the first was made otherwise, beside the program: one
 *     line for each such run; curves of such runs do not differ by the program alone
 */
public record Overlay(List<Layer> layers, List<String> differences) {
  /** So many runs can be told apart by the dashes of their lines. */
  public static final int MOST = 5;

  /**
   * A run under a name.
   *
   * @param label what tells it from the others, in a few words: a JDK, a commit, a machine, flags,
   *     or else its folder
   */
  public record Layer(String label, FinishedRun run) {}

  public Overlay {
    layers = List.copyOf(layers);
    differences = List.copyOf(differences);
    if (layers.size() < 2) {
      throw new IllegalArgumentException("runs are laid over each other from 2 on");
    }
  }

  /**
   * Lays runs over each other, the first at the bottom.
   *
   * @param runs at least two
   * @throws IllegalArgumentException if they are of two experiments, too many, or one of them is
   *     named twice; one line for the user
   */
  public static Overlay of(List<FinishedRun> runs) {
    if (runs.size() > MOST) {
      throw new IllegalArgumentException(
          runs.size() + " runs: a chart tells at most " + MOST + " apart; name fewer");
    }
    FinishedRun first = runs.getFirst();
    for (FinishedRun other : runs.subList(1, runs.size())) {
      Differences.requireOneExperiment(
          first.folder().toString(),
          first.data().plan(),
          other.folder().toString(),
          other.data().plan());
    }
    List<String> labels = RunLabels.of(runs);
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      layers.add(new Layer(labels.get(i), runs.get(i)));
    }
    return new Overlay(layers, differences(layers));
  }

  private static List<String> differences(List<Layer> layers) {
    Layer first = layers.getFirst();
    RunData base = first.run().data();
    List<String> lines = new ArrayList<>();
    for (Layer other : layers.subList(1, layers.size())) {
      List<String> found = Differences.between(base, other.run().data());
      if (!found.isEmpty()) {
        lines.add(first.label() + " and " + other.label() + ": " + String.join("; ", found));
      }
    }
    return lines;
  }
}
