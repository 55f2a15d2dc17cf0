package io.duality.scenarios.micro;

import io.duality.results.gate.Gate;
import io.duality.scenarios.side.SideFailedException;
import io.duality.scenarios.spec.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * The gate over the benchmarks of two builds. Forks are made in turn, base and head or head and
 * base, as many of the one as of the other and in random order, with pairs of the base and itself
 * in between as the control: so a drift of the machine meets both sides alike. A FAIL rests on two
 * batches of pairs, as everywhere in the gate.
 */
public final class MicroRun {
  /** What two forks in a row are of. */
  private enum Round {
    BASE_HEAD,
    HEAD_BASE,
    CONTROL
  }

  private final Benchmarks base;
  private final Benchmarks head;
  private final ForkPairs pairs;
  private final Random random;
  private final Consumer<String> progress;
  private final Map<String, Figure> ofBase = new LinkedHashMap<>();
  private final Map<String, Figure> ofHead = new LinkedHashMap<>();

  /**
   * How a run is made.
   *
   * @param benchmarks pattern of their names, as JMH takes it
   * @param pairs in a batch, at least 6
   * @param deltas that matter
   * @param seed of the order
   * @param results folder for what the forks leave
   */
  public record Settings(String benchmarks, int pairs, Deltas deltas, long seed, Path results) {}

  /**
   * Builds both sides, measures and judges.
   *
   * @param progress takes a line before what lasts
   * @throws InvalidInputException if the two sides have no benchmark in common, or what was asked
   *     for can mean nothing
   * @throws SideFailedException if a side cannot be found, built or run
   * @throws InterruptedException on a request to stop
   */
  public static MicroOutcome of(
      Workbench workbench,
      Workbench.Wanted base,
      Workbench.Wanted head,
      Settings settings,
      Consumer<String> progress)
      throws SideFailedException, InterruptedException {
    String pattern = settings.benchmarks();
    Benchmarks first = workbench.open(base, pattern, settings.results());
    Benchmarks second = workbench.open(head, pattern, settings.results());
    return new MicroRun(first, second, settings.deltas(), settings.seed(), progress)
        .judge(settings.pairs());
  }

  /**
   * Nothing is measured yet.
   *
   * @param seed of the order
   * @param progress takes a line before each round
   */
  MicroRun(Benchmarks base, Benchmarks head, Deltas deltas, long seed, Consumer<String> progress) {
    this.base = base;
    this.head = head;
    this.progress = progress;
    pairs = new ForkPairs(deltas);
    random = new Random(seed);
  }

  /**
   * Measures and judges.
   *
   * @param count of pairs in a batch, at least 6
   * @throws InvalidInputException if the two sides have no benchmark in common
   * @throws SideFailedException if one does not run on one side
   * @throws InterruptedException on a request to stop
   */
  MicroOutcome judge(int count) throws SideFailedException, InterruptedException {
    if (count < MicroResults.LEAST_FORKS) {
      throw new InvalidInputException(
          "--pairs: expected at least " + MicroResults.LEAST_FORKS + ", found " + count);
    }
    List<String> inBase = base.names();
    List<String> inHead = head.names();
    List<String> names = inBase.stream().filter(inHead::contains).toList();
    if (names.isEmpty()) {
      throw new InvalidInputException(
          "the two sides have no benchmark in common that matches; are they of the same project?");
    }
    batch(count, names);
    if (Gate.needsMore(pairs.comparisons())) {
      progress.accept("something may have become worse: as many pairs again");
      batch(count, names);
    }
    List<String> notes = new ArrayList<>();
    without("base", inBase, inHead).ifPresent(notes::add);
    without("head", inHead, inBase).ifPresent(notes::add);
    notes.addAll(MicroResults.onlyIn("base", ofBase, ofHead));
    notes.addAll(MicroResults.onlyIn("head", ofHead, ofBase));
    return new MicroOutcome(Gate.judge(pairs.comparisons()), pairs.levels(), notes);
  }

  private static Optional<String> without(String side, List<String> here, List<String> there) {
    List<String> names = here.stream().filter(name -> !there.contains(name)).toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of("not judged, only the " + side + " has it: " + String.join(", ", names));
  }

  private void batch(int count, List<String> names)
      throws SideFailedException, InterruptedException {
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rounds.add(i % 2 == 0 ? Round.BASE_HEAD : Round.HEAD_BASE);
    }
    rounds.addAll(Collections.nCopies((count + 1) / 2, Round.CONTROL));
    Collections.shuffle(rounds, random);
    List<String> order = new ArrayList<>(names);
    for (int i = 0; i < rounds.size(); i++) {
      Collections.shuffle(order, random);
      for (int j = 0; j < order.size(); j++) {
        progress.accept(
            "round "
                + (i + 1)
                + " of "
                + rounds.size()
                + ", benchmark "
                + (j + 1)
                + " of "
                + order.size()
                + ": "
                + order.get(j));
        round(rounds.get(i), order.get(j));
      }
    }
  }

  private void round(Round round, String name) throws SideFailedException, InterruptedException {
    switch (round) {
      case BASE_HEAD -> {
        Map<String, Figure> first = base.fork(name);
        pair(first, head.fork(name));
      }
      case HEAD_BASE -> {
        Map<String, Figure> first = head.fork(name);
        pair(base.fork(name), first);
      }
      case CONTROL -> {
        Map<String, Figure> first = base.fork(name);
        control(first, base.fork(name));
      }
    }
  }

  private void pair(Map<String, Figure> inBase, Map<String, Figure> inHead) {
    ofBase.putAll(inBase);
    ofHead.putAll(inHead);
    inBase.forEach((id, figure) -> {
      Figure other = inHead.get(id);
      if (other != null) {
        pairs.add(figure, other, figure.forks().getFirst(), other.forks().getFirst());
      }
    });
  }

  private void control(Map<String, Figure> first, Map<String, Figure> second) {
    first.forEach((id, figure) -> {
      Figure other = second.get(id);
      if (other != null) {
        pairs.addControl(figure, figure.forks().getFirst(), other.forks().getFirst());
      }
    });
  }
}
