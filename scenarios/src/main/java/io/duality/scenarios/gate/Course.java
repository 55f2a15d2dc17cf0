package io.duality.scenarios.gate;

import io.duality.results.gate.Gate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a gate does next, from its plan and the trials so far. Pure: the same trials lead to the
 * same place, whether they have just been made or are read from a file.
 *
 * <pre>
 *   pairs of the plan --> a candidate for FAIL? --> more pairs of that scenario --> over
 *     disturbed by the machine: the pair goes to the end of the queue, as a whole
 *     too many of those: over, NOISY
 *     a rule of validity broken: no more pairs of that scenario, INVALID
 *     a side that dies or does not start: over, and no verdict
 * </pre>
 *
 * <p>The second of a pair may have been made at the same time as the first. If that ended its pair,
 * the second is counted as a trial and has no say: it was not chosen by what it has measured.
 *
 * <p>Repeats come last: what disturbs one pair is likely to disturb another right after it.
 */
public final class Course {
  private final GatePlan plan;
  private final Deque<Slot> queue = new ArrayDeque<>();
  private final List<Samples.Measured> measured = new ArrayList<>();
  private final Map<String, String> invalid = new LinkedHashMap<>();
  private @Nullable GateTrial open;

  /** The first of a pair that came to nothing by it. */
  private @Nullable GateTrial ended;

  private @Nullable String noisy;
  private @Nullable String broken;

  /** Scenarios with a candidate for FAIL; null before the pairs of the plan are made. */
  private @Nullable List<String> candidates;

  private int trials;
  private int repeats;

  private record Slot(Pair pair, int attempt) {
    Slot again() {
      return new Slot(pair, attempt + 1);
    }
  }

  public Course(GatePlan plan) {
    this.plan = plan;
    plan.order().forEach(pair -> queue.add(new Slot(pair, 0)));
  }

  /** The trial to make now; empty when there is nothing more to measure. */
  public Optional<Turn> next() {
    return over()
        ? Optional.empty()
        : Optional.of(
            new Turn(queue.getFirst().pair(), queue.getFirst().attempt(), open == null ? 0 : 1));
  }

  private boolean over() {
    return noisy != null || broken != null || queue.isEmpty();
  }

  /**
   * A trial is over.
   *
   * @throws IllegalArgumentException if it is not the one that comes next
   */
  public void add(GateTrial trial) {
    if (isBeside(trial)) {
      trials++;
      ended = null;
      return;
    }
    if (!next().map(trial::isOf).orElse(false)) {
      // The gate was resumed after the first trial of a pair, or after one that failed.
      beginAnew();
    }
    Turn turn =
        next().filter(trial::isOf).orElseThrow(() -> new IllegalArgumentException(foreign(trial)));
    trials++;
    take(turn, trial);
    ended = trial.place() == 0 && open == null ? trial : null;
    if (queue.isEmpty() && candidates == null) {
      extend();
    }
  }

  /** Whether it was made at the same time as the first of a pair, which ended that. */
  private boolean isBeside(GateTrial trial) {
    return ended != null
        && trial.pair() == ended.pair()
        && trial.attempt() == ended.attempt()
        && trial.place() == 1;
  }

  private String foreign(GateTrial trial) {
    return "a trial of pair "
        + trial.pair()
        + ", attempt "
        + trial.attempt()
        + ", place "
        + trial.place()
        + ", where the plan has "
        + next()
            .map(turn ->
                "pair "
                    + turn.pair().id()
                    + ", attempt "
                    + turn.attempt()
                    + ", place "
                    + turn.place())
            .orElse("none");
  }

  private void take(Turn turn, GateTrial trial) {
    if (trial.broken()) {
      broken = Words.broken(turn, trial);
    } else if (!trial.disturbances().isEmpty()) {
      repeat(trial);
    } else if (!trial.faults().isEmpty()) {
      invalid.put(turn.pair().scenario(), Words.invalid(turn, trial));
      queue.removeIf(slot -> slot.pair().scenario().equals(turn.pair().scenario()));
      open = null;
    } else if (open == null) {
      open = trial;
    } else {
      measured.add(new Samples.Measured(turn.pair(), List.of(open, trial)));
      queue.removeFirst();
      open = null;
    }
  }

  private void repeat(GateTrial trial) {
    if (repeats == plan.mostRepeats()) {
      noisy = Words.noisy(plan, trial);
      return;
    }
    repeats++;
    queue.addLast(queue.removeFirst().again());
    open = null;
  }

  private void extend() {
    List<String> found =
        plan.scenarios().stream()
            .filter(scenario -> !invalid.containsKey(scenario.name()))
            .filter(scenario -> Gate.needsMore(samples().comparisons(scenario)))
            .map(ScenarioPlan::name)
            .toList();
    candidates = found;
    plan.more().stream()
        .filter(pair -> found.contains(pair.scenario()))
        .forEach(pair -> queue.add(new Slot(pair, 0)));
  }

  /**
   * Time has passed since the last trial, in which the machine may have changed: a pair of which
   * only the first trial is there begins anew. So does one that ended the gate because a process
   * failed: what it failed of may be over.
   */
  public void beginAnew() {
    if (open != null || broken != null) {
      queue.addFirst(queue.removeFirst().again());
      open = null;
      broken = null;
    }
  }

  /** What the pairs tell so far. */
  Samples samples() {
    return new Samples(plan, measured);
  }

  /** Why a scenario has no verdict, by its name. */
  Map<String, String> invalid() {
    return Map.copyOf(invalid);
  }

  /** Why the machine can tell nothing; empty unless it had its repeats and needs one more. */
  Optional<String> noisy() {
    return Optional.ofNullable(noisy);
  }

  /** Which side cannot be run, and why; empty if both can. */
  Optional<String> broken() {
    return Optional.ofNullable(broken);
  }

  /** Scenarios of which more pairs are made, because they have a candidate for FAIL. */
  public List<String> candidates() {
    return candidates == null ? List.of() : List.copyOf(candidates);
  }

  /** Trials so far. */
  public int trials() {
    return trials;
  }

  /** Trials that are left, if none is disturbed. */
  public int left() {
    return over() ? 0 : 2 * queue.size() - (open == null ? 0 : 1);
  }

  /** Pairs that were made again. */
  public int repeats() {
    return repeats;
  }
}
