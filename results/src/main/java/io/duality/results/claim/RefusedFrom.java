package io.duality.results.claim;

import io.duality.results.Outcome;
import io.duality.results.Points;
import io.duality.results.TrialRecord;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Where one repeat has a model's limit: behind the last x at which it is valid, and not behind the
 * first from which on it is refused.
 *
 * @param served the last x at which the model is valid
 * @param refused the first x from which on each of its trials is impossible or failed, and at which
 *     the other model is valid; a trial that is merely invalid was run, and is no refusal
 * @param doubt why there is no such x; empty if there is
 */
record RefusedFrom(long served, OptionalLong refused, String doubt) {

  /**
   * What a repeat says; empty if it contradicts itself, or has the model valid nowhere.
   *
   * @param trials of the repeat
   * @param points of the run, which say whether a valid trial counts as one
   */
  static Optional<RefusedFrom> in(List<TrialRecord> trials, Points points, Refusal test) {
    NavigableMap<Long, Outcome> own = outcomes(trials, points, test.model());
    OptionalLong valid =
        own.keySet().stream()
            .mapToLong(Long::longValue)
            .filter(x -> own.get(x) == Outcome.VALID)
            .max();
    if (valid.isEmpty()) {
      return Optional.empty();
    }
    long served = valid.getAsLong();
    boolean contradiction =
        own.headMap(served, false).values().stream().anyMatch(RefusedFrom::isRefusal);
    return contradiction
        ? Optional.empty()
        : Optional.of(beyond(served, own, outcomes(trials, points, test.other()), test));
  }

  private static RefusedFrom beyond(
      long served, NavigableMap<Long, Outcome> own, Map<Long, Outcome> others, Refusal test) {
    OptionalLong from = refusedFrom(own, served);
    if (from.isEmpty()) {
      return new RefusedFrom(served, from, open(own, test.model()));
    }
    OptionalLong both =
        own.tailMap(from.getAsLong(), true).keySet().stream()
            .mapToLong(Long::longValue)
            .filter(x -> others.get(x) == Outcome.VALID)
            .findFirst();
    return new RefusedFrom(
        served,
        both,
        both.isPresent()
            ? ""
            : test.other() + " is not valid either from " + from.getAsLong() + " on");
  }

  private static NavigableMap<Long, Outcome> outcomes(
      List<TrialRecord> trials, Points points, String model) {
    NavigableMap<Long, Outcome> outcomes = new TreeMap<>();
    trials.stream()
        .filter(trial -> trial.model().equals(model))
        .forEach(trial -> outcomes.put(trial.x(), points.outcome(trial)));
    return outcomes;
  }

  private static boolean isRefusal(Outcome outcome) {
    return switch (outcome) {
      case FAILED, IMPOSSIBLE -> true;
      case VALID, INVALID -> false;
    };
  }

  /** The first x beyond the last valid one from which on all are refused. */
  private static OptionalLong refusedFrom(NavigableMap<Long, Outcome> own, long served) {
    OptionalLong from = OptionalLong.empty();
    for (var trial : own.tailMap(served, false).descendingMap().entrySet()) {
      if (!isRefusal(trial.getValue())) {
        return from;
      }
      from = OptionalLong.of(trial.getKey());
    }
    return from;
  }

  private static String open(NavigableMap<Long, Outcome> own, String model) {
    long last = own.lastKey();
    return own.get(last) == Outcome.VALID
        ? model + " is valid up to " + last + ", where this run ends"
        : model + " at " + last + " is invalid, which is no refusal";
  }
}
