package io.duality.results.claim;

import io.duality.results.Measurement;
import io.duality.results.Metric;
import io.duality.results.Outcome;
import io.duality.results.PlanDocument;
import io.duality.results.RunData;
import io.duality.results.Sample;
import io.duality.results.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs whose truth is known. */
final class MadeUp {
  private final List<Long> xs;
  private final int repeats;
  private final List<TrialRecord> trials = new ArrayList<>();
  private final List<String> models = new ArrayList<>();

  MadeUp(int repeats, Long... xs) {
    this.xs = List.of(xs);
    this.repeats = repeats;
  }

  /** The figure of one trial. */
  interface Truth {
    double at(long x, int repeat);
  }

  /** A model with these throughputs, each trial of it valid. */
  MadeUp with(String model, Truth throughput) {
    models.add(model);
    for (int repeat = 0; repeat < repeats; repeat++) {
      for (long x : xs) {
        trials.add(Sample.valid(model, x, repeat, throughput.at(x, repeat)));
      }
    }
    return this;
  }

  /** The same, and a mean response time in ms. */
  MadeUp withTimes(String model, Truth throughput, Truth meanMillis) {
    models.add(model);
    for (int repeat = 0; repeat < repeats; repeat++) {
      for (long x : xs) {
        Measurement measured =
            timed(Sample.measured(throughput.at(x, repeat)), meanMillis.at(x, repeat));
        TrialRecord trial = Sample.valid(model, x, repeat, 1);
        trials.add(replaced(trial, Outcome.VALID, measured));
      }
    }
    return this;
  }

  /** Brings the generator to its limit in trials of one point; the figures stay. */
  MadeUp invalid(String model, long x, int... inRepeats) {
    return breaking(Sample::invalid, model, x, inRepeats);
  }

  /** Lets the machine disturb trials of one point; the figures stay. */
  MadeUp disturbed(String model, long x, int... inRepeats) {
    return breaking(Sample::disturbed, model, x, inRepeats);
  }

  /** A trial that broke a rule of validity. */
  private interface Broken {
    TrialRecord of(String model, long x, int repeat, double throughput);
  }

  private MadeUp breaking(Broken broken, String model, long x, int... inRepeats) {
    for (int repeat : inRepeats) {
      trials.replaceAll(t ->
          t.model().equals(model) && t.x() == x && t.repeat() == repeat
              ? broken.of(model, x, repeat, Metric.THROUGHPUT.of(t).orElseThrow())
              : t);
    }
    return this;
  }

  /** Lets no figures come of the trials of one point. */
  MadeUp refused(String model, long x, Outcome how) {
    for (int repeat = 0; repeat < repeats; repeat++) {
      refusedIn(model, x, repeat, how);
    }
    return this;
  }

  /** Lets no figures come of one trial. */
  MadeUp refusedIn(String model, long x, int inRepeat, Outcome how) {
    trials.replaceAll(t ->
        t.model().equals(model) && t.x() == x && t.repeat() == inRepeat
            ? Sample.unmeasured(model, x, inRepeat, how)
            : t);
    return this;
  }

  /** Leaves out the trials of one point. */
  MadeUp without(String model, long x) {
    trials.removeIf(t -> t.model().equals(model) && t.x() == x);
    return this;
  }

  RunData run() {
    PlanDocument plan = Sample.plan();
    return new RunData(
        new PlanDocument(
            plan.schema(),
            plan.scenario(),
            plan.title(),
            plan.source(),
            plan.xName(),
            plan.completedName(),
            plan.profile(),
            plan.seed(),
            models,
            xs,
            repeats,
            plan.warmupSeconds(),
            plan.durationSeconds(),
            plan.workload(),
            plan.charts(),
            plan.command(),
            List.of()),
        Sample.environment(),
        trials,
        List.of());
  }

  /** The finding on one claim. */
  Finding judge(Criterion test) {
    return Judge.judge(List.of(claim(test)), run()).getFirst();
  }

  static Claim claim(Criterion test) {
    return new Claim("a-claim", "It is so.", "A paper", "a figure", test, "because", "");
  }

  static Criterion.Reading throughput(String model, String place) {
    return new Criterion.Reading(model, Metric.THROUGHPUT, Place.parse(place));
  }

  static Criterion same(String model, String other, double margin) {
    return new Criterion.Equivalence(
        model, other, Metric.THROUGHPUT, Optional.empty(), Optional.empty(), Limits.equal(margin));
  }

  /** How much of its peak a model keeps at a place. */
  static Criterion kept(String model, String place, Limits limits) {
    return new Criterion.Ratio(throughput(model, place), throughput(model, "peak"), limits);
  }

  private static TrialRecord replaced(TrialRecord of, Outcome outcome, Measurement measured) {
    return new TrialRecord(
        of.schema(),
        of.scenario(),
        of.model(),
        of.x(),
        of.repeat(),
        of.sequence(),
        of.startedAt(),
        outcome,
        of.reasons(),
        of.setup(),
        measured,
        of.notes());
  }

  private static Measurement timed(Measurement of, double meanMillis) {
    return new Measurement(
        of.seconds(),
        of.completed(),
        of.completedInAll(),
        of.bodyBytes(),
        of.wireBytes(),
        of.throughput(),
        of.bandwidth(),
        Map.of(),
        Map.of(),
        Sample.latency(meanMillis),
        of.service(),
        of.histograms(),
        of.effectiveN(),
        of.jain(),
        of.starvedClients(),
        of.server(),
        of.generator(),
        of.ramp(),
        of.serverCounters());
  }
}
