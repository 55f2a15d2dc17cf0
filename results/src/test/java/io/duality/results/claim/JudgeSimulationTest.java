package io.duality.results.claim;

import static io.duality.results.claim.MadeUp.kept;
import static io.duality.results.claim.MadeUp.same;
import static io.duality.results.claim.MadeUp.throughput;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How often verdicts are wrong, over many made-up runs: trials vary by some percent, and repeats by
 * a fifth, which is what a machine's drift comes to.
 */
class JudgeSimulationTest {
  private static final int RUNS = 1_000;
  private static final double DRIFT = 0.2;

  private static double gaussian(Random random) {
    return random.nextGaussian();
  }

  /** Student's t with three degrees, of variance 1. */
  private static double heavyTailed(Random random) {
    double squares = 0;
    for (int i = 0; i < 3; i++) {
      double z = random.nextGaussian();
      squares += z * z;
    }
    return random.nextGaussian() / Math.sqrt(squares);
  }

  /** One trial in eight is slower by a fifth, as where a neighbour takes the CPU. */
  private static double contended(Random random) {
    return random.nextGaussian() - (random.nextInt(8) == 0 ? 4 : 0);
  }

  /** Models with a true ratio between them at each x. */
  private static MadeUp run(
      Random random,
      int repeats,
      double deviation,
      double ratio,
      ToDoubleFunction<Random> noise,
      Long... xs) {
    double[] drift = random.doubles(repeats, -DRIFT, DRIFT).toArray();
    return new MadeUp(repeats, xs)
        .with("a", (_, r) -> ratio * Math.exp(drift[r] + deviation * noise.applyAsDouble(random)))
        .with("b", (_, r) -> Math.exp(drift[r] + deviation * noise.applyAsDouble(random)));
  }

  private static double share(Function<Random, Boolean> happens) {
    return share(RUNS, happens);
  }

  private static double share(int runs, Function<Random, Boolean> happens) {
    Random random = new Random(1);
    int count = 0;
    for (int i = 0; i < runs; i++) {
      count += happens.apply(random) ? 1 : 0;
    }
    return count / (double) runs;
  }

  private static final Criterion RATIO =
      new Criterion.Ratio(throughput("a", "64"), throughput("b", "64"), Limits.atLeast(0.85));

  private static boolean covers(Finding finding, double truth) {
    return finding.low().orElseThrow() <= truth && truth <= finding.high().orElseThrow();
  }

  /** Three standard errors of 1,000 runs are 2 %. */
  @ParameterizedTest
  @ValueSource(ints = {3, 5, 10})
  void intervalsHoldTheTruthNineteenTimesInTwenty(int repeats) {
    assertThat(
            share(random ->
                covers(
                    run(random, repeats, 0.05, 0.9, JudgeSimulationTest::gaussian, 64L)
                        .judge(RATIO),
                    0.9)))
        .isBetween(0.93, 0.97);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 10})
  void heavyTailsAndContentionMakeThemNoNarrower(int repeats) {
    assertThat(
            share(random ->
                covers(
                    run(random, repeats, 0.05, 0.9, JudgeSimulationTest::heavyTailed, 64L)
                        .judge(RATIO),
                    0.9)))
        .isGreaterThan(0.93);
    assertThat(
            share(random ->
                covers(
                    run(random, repeats, 0.05, 0.9, JudgeSimulationTest::contended, 64L)
                        .judge(RATIO),
                    0.9)))
        .isGreaterThan(0.93);
  }

  /** A broken twin: what three repeats say of the truth without Student's quantile. */
  @Test
  void aNormalQuantileWouldBeWrongOneTimeInFive() {
    assertThat(
            share(random -> {
              Finding finding =
                  run(random, 3, 0.05, 0.9, JudgeSimulationTest::gaussian, 64L).judge(RATIO);
              double mean = Math.log(finding.estimate().orElseThrow());
              double reach = Math.log(finding.high().orElseThrow()) - mean;
              return Math.abs(Math.log(0.9) - mean) <= reach * 1.96 / 4.3027;
            }))
        .isLessThan(0.85);
  }

  @Test
  void aRatioBelowItsLimitIsHardlyEverSupported() {
    assertThat(
            share(random ->
                run(random, 5, 0.05, 0.85, JudgeSimulationTest::gaussian, 64L)
                        .judge(RATIO)
                        .verdict()
                    == Verdict.SUPPORTED))
        .isLessThanOrEqualTo(0.04);
  }

  /** At the margin itself, at eight points: an intersection-union test needs no correction. */
  @Test
  void modelsApartByTheMarginAreHardlyEverFoundEquivalent() {
    assertThat(verdicts(1.1, 0.03, Verdict.SUPPORTED)).isLessThanOrEqualTo(0.04);
    assertThat(verdicts(1, 0.02, Verdict.SUPPORTED)).isGreaterThan(0.95);
  }

  /** Eight chances to be wrong: without a correction it would be one time in six. */
  @Test
  void equivalentModelsAreHardlyEverFoundApartHoweverNoisy() {
    assertThat(verdicts(1, 0.5, Verdict.REFUTED)).isLessThanOrEqualTo(0.07);
    assertThat(verdicts(1, 0.5, Verdict.SUPPORTED)).isZero();
    assertThat(verdicts(1.5, 0.03, Verdict.REFUTED)).isGreaterThan(0.95);
  }

  private static double verdicts(double ratio, double deviation, Verdict verdict) {
    return share(
        RUNS / 4,
        random ->
            run(
                        random,
                        5,
                        deviation,
                        ratio,
                        JudgeSimulationTest::gaussian,
                        1L,
                        2L,
                        4L,
                        8L,
                        16L,
                        32L,
                        64L,
                        128L)
                    .judge(same("a", "b", 0.1))
                    .verdict()
                == verdict);
  }

  private static MadeUp plateau(Random random) {
    return new MadeUp(5, 1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 1024L)
        .with("a", (x, _) -> Math.min(x, 8) * Math.exp(0.05 * random.nextGaussian()));
  }

  /** Of eight points of one height the highest is lucky; it must not make the last seem low. */
  @Test
  void luckDoesNotRaiseThePeak() {
    Random random = new Random(5);
    double sum = 0;
    for (int i = 0; i < RUNS; i++) {
      Finding finding = plateau(random).judge(kept("a", "1024", Limits.atLeast(0.85)));
      sum += Math.log(finding.estimate().orElseThrow());
    }
    assertThat(sum / RUNS).isBetween(-0.004, 0.004);
  }

  /** A broken twin: a peak that each repeat has from its own figures. */
  @Test
  void thePeakOfTheSameTrialsWould() {
    Random random = new Random(5);
    double sum = 0;
    for (int i = 0; i < RUNS; i++) {
      double highest = Double.NEGATIVE_INFINITY;
      double last = 0;
      for (int x = 0; x < 8; x++) {
        last = 0.05 * random.nextGaussian();
        highest = Math.max(highest, last);
      }
      sum += last - highest;
    }
    assertThat(sum / RUNS).isLessThan(-0.05);
  }
}
