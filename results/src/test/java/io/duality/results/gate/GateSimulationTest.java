package io.duality.results.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.Metric;
import io.duality.results.gate.Rule.Better;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * What the gate does over many runs on machines that drift, trial by trial, as a random walk, and
 * whose noise has heavy tails. A family is one gate: all its metrics, with the second batch where
 * it is asked for.
 */
class GateSimulationTest {
  private static final int FAMILIES = 2_000;
  private static final int METRICS = 6;
  private static final int PAIRS = 10;
  private static final double DRIFT = 0.01;

  @Test
  void failsAtMostOneInAHundredWhereNothingChanged() {
    assertThat(shareFailed(0, GateSimulationTest::gaussian)).isLessThanOrEqualTo(0.01);
    assertThat(shareFailed(0, GateSimulationTest::heavyTailed)).isLessThanOrEqualTo(0.01);
  }

  @Test
  void findsASlowdownOfTenPercentNineteenTimesInTwenty() {
    assertThat(shareFailed(0.10, GateSimulationTest::gaussian)).isGreaterThanOrEqualTo(0.95);
  }

  /**
   * A broken twin: all trials of the base before all of the head, judged by the same rules. Drift
   * is then taken for an effect, which shows that the test above can fail.
   */
  @Test
  void blocksInsteadOfPairsWouldCryWolf() {
    Random random = new Random(3);
    int failed = 0;
    for (int family = 0; family < FAMILIES; family++) {
      double[] machine = {0};
      List<Double> base = trials(random, machine);
      List<Double> head = trials(random, machine);
      List<Double> worse = new ArrayList<>();
      for (int i = 0; i < base.size(); i++) {
        worse.add(head.get(i) - base.get(i));
      }
      Finding finding = Gate.judge(List.of(new Comparison(rule(), worse, List.of()))).getFirst();
      failed += finding.verdict() == Verdict.FAIL ? 1 : 0;
    }
    assertThat(failed / (double) FAMILIES).isGreaterThan(0.05);
  }

  private static List<Double> trials(Random random, double[] machine) {
    List<Double> trials = new ArrayList<>();
    for (int i = 0; i < 2 * PAIRS; i++) {
      trials.add(trial(random, machine, GateSimulationTest::gaussian));
    }
    return trials;
  }

  private static double shareFailed(double slowdown, ToDoubleFunction<Random> noise) {
    Random random = new Random(1);
    int failed = 0;
    for (int family = 0; family < FAMILIES; family++) {
      failed += gate(slowdown, random, noise) == Verdict.FAIL ? 1 : 0;
    }
    return failed / (double) FAMILIES;
  }

  /** The first metric alone is slower; so a correction over all of them has to be overcome. */
  private static Verdict gate(double slowdown, Random random, ToDoubleFunction<Random> noise) {
    List<Series> series = new ArrayList<>();
    for (int metric = 0; metric < METRICS; metric++) {
      series.add(new Series(metric == 0 ? Math.log1p(slowdown) : 0));
    }
    series.forEach(one -> one.batch(random, noise));
    if (Gate.needsMore(series.stream().map(Series::comparison).toList())) {
      series.forEach(one -> one.batch(random, noise));
    }
    return Gate.overall(Gate.judge(series.stream().map(Series::comparison).toList()));
  }

  private static final class Series {
    private final double effect;
    private final List<Double> worse = new ArrayList<>();
    private final List<Double> control = new ArrayList<>();
    private final double[] machine = {0};

    Series(double effect) {
      this.effect = effect;
    }

    void batch(Random random, ToDoubleFunction<Random> noise) {
      for (int pair = 0; pair < PAIRS; pair++) {
        worse.add(effect + difference(random, noise));
        if (pair % 2 == 0) {
          control.add(difference(random, noise));
        }
      }
    }

    /** Which of a pair comes first is drawn, as the gate does. */
    private double difference(Random random, ToDoubleFunction<Random> noise) {
      double first = trial(random, machine, noise);
      double second = trial(random, machine, noise);
      return random.nextBoolean() ? first - second : second - first;
    }

    Comparison comparison() {
      return new Comparison(rule(), worse, control);
    }
  }

  private static double trial(Random random, double[] machine, ToDoubleFunction<Random> noise) {
    machine[0] += DRIFT * random.nextGaussian();
    return machine[0] + noise.applyAsDouble(random);
  }

  /** A coefficient of variation of 3 %. */
  private static double gaussian(Random random) {
    return 0.03 * random.nextGaussian();
  }

  /** Student's t with 3 degrees of freedom, times 2 %. */
  private static double heavyTailed(Random random) {
    double squares = 0;
    for (int i = 0; i < 3; i++) {
      double normal = random.nextGaussian();
      squares += normal * normal;
    }
    return 0.02 * random.nextGaussian() / Math.sqrt(squares / 3);
  }

  private static Rule rule() {
    return new Rule("smoke", Metric.THROUGHPUT, Better.HIGHER, 0.05);
  }
}
