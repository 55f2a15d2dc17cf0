package io.duality.scenarios.run;

import io.duality.loadgen.ErrorKind;
import io.duality.loadgen.LoadReport;
import io.duality.loadgen.LoadTotals;
import io.duality.results.Reason;
import io.duality.scenarios.process.AgentGroup;
import io.duality.scenarios.process.Answered;
import io.duality.scenarios.process.ChildFailure;
import io.duality.scenarios.process.Lifeline;
import io.duality.scenarios.process.LoadResult;
import io.duality.scenarios.process.StopSignal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Ends a load and gathers what can be told of it, whichever of its generators are left. What was
 * measured is wanted all the more after a stop: no wait in here hears one. For one thread.
 */
final class LoadEnding {
  /** A glance takes a millisecond: who does not answer by then is dead, or stands still. */
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(2);

  private final AgentGroup agents;
  private final Duration limit;
  private final Lifeline lifeline = new Lifeline(new StopSignal());

  /** Those that have not failed, as far as is known. */
  private AgentGroup left;

  private Optional<ChildFailure> failure;
  private String figuresAre = "";

  /**
   * @param failure of a generator, in the window
   * @param limit of an answer
   */
  LoadEnding(AgentGroup agents, Optional<ChildFailure> failure, Duration limit) {
    this.agents = agents;
    left = agents;
    this.failure = failure;
    this.limit = limit;
  }

  /**
   * Ends the window.
   *
   * @param collected what is known of it where no generator is left to tell
   * @throws ChildFailure if one has failed, and nothing is known
   */
  LoadResult window(Supplier<Optional<LoadResult>> collected)
      throws ChildFailure, InterruptedException {
    if (failure.isPresent()) {
      left = lifeline.await(left.answering(SIGN_OF_LIFE));
    }
    Answered<LoadResult> told = lifeline.await(left.reports(limit));
    if (told.failure().isPresent()) {
      failure = failure.or(told::failure);
      left = lifeline.await(left.answering(SIGN_OF_LIFE));
    }
    figuresAre =
        told.count() > 0
            ? "the figures are those of "
                + told.count()
                + " of "
                + agents.size()
                + " generators, until then"
            : "the figures are those of the intervals until then";
    Optional<LoadResult> known = told.merged().or(collected);
    if (known.isEmpty()) {
      throw failure.orElseThrow();
    }
    return known.get();
  }

  /**
   * Ends the load.
   *
   * @param window as far as it is known
   * @param grace for what is under way
   * @param most that the answer may take
   */
  LoadTotals totals(Optional<LoadResult> window, Duration grace, Duration most)
      throws ChildFailure, InterruptedException {
    Answered<LoadTotals> told = lifeline.await(left.stops(grace, most));
    if (failure.isEmpty() && told.failure().isPresent()) {
      failure = told.failure();
      figuresAre =
          "the window's figures are whole, those in all are of "
              + told.count()
              + " of "
              + agents.size()
              + " generators and the window";
    }
    LoadTotals totals = told.merged().orElse(new LoadTotals(0, 0, 0, Map.of(), Optional.empty()));
    return failure.isPresent() && window.isPresent()
        ? atLeast(window.get().merged(), totals)
        : totals;
  }

  /** The window is a part of the whole, also where one that told of it told no more. */
  private static LoadTotals atLeast(LoadReport window, LoadTotals totals) {
    Map<ErrorKind, Long> errors = new EnumMap<>(ErrorKind.class);
    errors.putAll(window.errors());
    totals.errors().forEach((kind, count) -> errors.merge(kind, count, Math::max));
    return new LoadTotals(
        Math.max(window.completed(), totals.completed()),
        totals.drained(),
        totals.unanswered(),
        errors,
        totals.firstFailure());
  }

  /** The first failure of a generator since the window began. */
  Optional<ChildFailure> failure() {
    return failure;
  }

  /** Why the figures are not those of the load that was asked for, if a generator has failed. */
  Optional<List<Reason>> broken() {
    return failure
        .map(ChildFailure::reason)
        .map(cause ->
            List.of(new Reason(cause.code(), cause.label(), cause.message() + "; " + figuresAre)));
  }
}
