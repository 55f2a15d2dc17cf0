package io.duality.scenarios.gate;

import io.duality.results.LatencySummary;
import io.duality.results.Measurement;
import io.duality.results.Outcome;
import io.duality.results.ProcessUsage;
import io.duality.results.Reason;
import io.duality.results.TrialRecord;
import io.duality.results.TrialSetup;
import io.duality.scenarios.run.Documents;
import io.duality.scenarios.run.MachineShares;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A gate whose trials are made up: a figure depends on pair and place alone, with a scatter of half
 * a percent, so that whoever makes a trial again gets the same.
 */
final class FakeGate implements Trials {
  static final String CLOSED = "smoke";
  static final String OPEN = "smoke-p99";
  static final MachineShares QUIET = new MachineShares(0, 0.1, 0.01);

  final List<Turn> made = new ArrayList<>();
  final Map<GatedMetric, Double> worse = new HashMap<>();

  /** Whether both of a pair are made at the same time. */
  boolean inTurns;

  Predicate<Turn> disturbed = _ -> false;
  Predicate<Turn> dead = _ -> false;
  Predicate<Turn> failing = _ -> false;
  Predicate<Turn> generatorBound = _ -> false;
  Predicate<Turn> stops = _ -> false;
  Function<Turn, Double> allocated = _ -> 1000.0;

  static GatePlan plan(int pairs, String... names) {
    return plan(pairs, 42, names);
  }

  static GatePlan plan(int pairs, long seed, String... names) {
    return GatePlan.of(
        "2026-01-02T03:04:05Z",
        seed,
        pairs,
        new SidePlan("main", "id of main"),
        new SidePlan("change", "id of change"),
        List.of(names).stream().map(FakeGate::scenario).toList(),
        Documents.environment(),
        List.of("gate"));
  }

  private static ScenarioPlan scenario(String name) {
    boolean open = name.equals(OPEN);
    List<Judged> judged =
        List.of(GatedMetric.values()).stream()
            .filter(metric -> (metric == GatedMetric.P99) == open)
            .map(metric -> new Judged(metric.key(), metric.delta(), metric.floor()))
            .toList();
    return new ScenarioPlan(name, 1024, 1, 2, 0, "virtual", "virtual", Map.of(), judged);
  }

  /** All that the course asks for. */
  Course complete(GatePlan plan) throws InterruptedException {
    Course course = new Course(plan);
    complete(course);
    return course;
  }

  void complete(Course course) throws InterruptedException {
    for (Optional<Turn> turn = course.next(); turn.isPresent(); turn = course.next()) {
      run(course.trials(), turn.get()).forEach(course::add);
    }
  }

  @Override
  public List<GateTrial> run(int sequence, Turn turn) throws InterruptedException {
    GateTrial asked = make(sequence, turn);
    return inTurns
        ? List.of(asked, make(sequence + 1, new Turn(turn.pair(), turn.attempt(), 1)))
        : List.of(asked);
  }

  private GateTrial make(int sequence, Turn turn) throws InterruptedException {
    if (stops.test(turn)) {
      throw new InterruptedException();
    }
    made.add(turn);
    MachineShares around = disturbed.test(turn) ? new MachineShares(0, 0.1, 0.5) : QUIET;
    return GateTrial.of(turn, false, around, record(sequence, turn));
  }

  private TrialRecord record(int sequence, Turn turn) {
    if (dead.test(turn)) {
      return record(
          sequence,
          turn,
          Outcome.FAILED,
          List.of(
              new Reason(
                  "server-died",
                  "server died",
                  "server 0 ended by itself with exit code 7; its last line: boom")),
          null);
    }
    List<Reason> reasons = new ArrayList<>();
    if (failing.test(turn)) {
      reasons.add(new Reason("errors", "3 requests failed", "3 requests failed"));
    }
    if (generatorBound.test(turn)) {
      reasons.add(new Reason("generator-cpu", "generator-bound", "the generator used 95 %"));
    }
    Outcome outcome = reasons.isEmpty() ? Outcome.VALID : Outcome.INVALID;
    return record(sequence, turn, outcome, reasons, measurement(turn));
  }

  private static TrialRecord record(
      int sequence,
      Turn turn,
      Outcome outcome,
      List<Reason> reasons,
      @Nullable Measurement measured) {
    return new TrialRecord(
        TrialRecord.SCHEMA,
        turn.pair().scenario(),
        "virtual",
        1024,
        sequence,
        sequence,
        "2026-01-02T03:04:05Z",
        outcome,
        reasons,
        new TrialSetup(1, 1, 1, 1, "0", "1", 1, 2, 0, 0, List.of(), List.of(), Map.of()),
        measured);
  }

  private Measurement measurement(Turn turn) {
    Random random = new Random(31L * turn.pair().id() + turn.place());
    long completed = 100_000;
    double perRequest = completed / 1e6;
    LatencySummary response =
        new LatencySummary(
            completed,
            1,
            10,
            1,
            10,
            10,
            10,
            1e3 * value(turn, random, GatedMetric.P99, 2),
            1,
            1,
            1);
    ProcessUsage server =
        new ProcessUsage(
            1,
            value(turn, random, GatedMetric.CPU, 12) * perRequest,
            0,
            (long) (value(turn, random, GatedMetric.SWITCHES, 0.5) * completed),
            0,
            0,
            (long) (value(turn, random, GatedMetric.RSS, 90) * 1048576),
            20,
            1100,
            0,
            0,
            (long) (value(turn, random, GatedMetric.ALLOCATED, allocated.apply(turn)) * completed));
    double throughput = value(turn, random, GatedMetric.THROUGHPUT, 50_000);
    return new Measurement(
        2,
        completed,
        completed,
        1,
        1,
        throughput,
        1,
        Map.of(),
        Map.of(),
        response,
        response,
        Map.of(),
        1024,
        1,
        0,
        server,
        null,
        null,
        Map.of());
  }

  /** Worse by the factor, whichever way the metric improves. */
  private double value(Turn turn, Random random, GatedMetric metric, double base) {
    double scatter = Math.exp(0.005 * random.nextGaussian());
    double factor = turn.side() == SideName.HEAD ? worse.getOrDefault(metric, 1.0) : 1;
    return metric == GatedMetric.THROUGHPUT ? base * scatter / factor : base * scatter * factor;
  }

  @Override
  public void close() {}
}
