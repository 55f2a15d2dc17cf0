package io.duality.loadgen;

import static io.duality.loadgen.Simulation.MILLI;
import static io.duality.loadgen.Simulation.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schedules against what they are by definition. */
class TimetableTest {
  private static final long START = 123_456_789_012L;

  private static List<Long> arrivals(
      double perSecond, Spacing spacing, Shape shape, Part part, long start, long forNanos) {
    Timetable timetable =
        new Timetable(
            Course.ofRate(shape, perSecond, part),
            spacing,
            part,
            new SplittableRandom(7 + part.index()),
            start);
    List<Long> times = new ArrayList<>();
    for (; timetable.nextNanos() < start + forNanos; timetable.advance()) {
      times.add(timetable.nextNanos());
    }
    return times;
  }

  private static long count(List<Long> times, long from, long to) {
    return times.stream().filter(t -> t >= START + from && t < START + to).count();
  }

  @ParameterizedTest
  @CsvSource({"1000, 10", "0.5, 40", "333.3, 30", "1000000, 1", "7, 100"})
  void constantSpacingHasExactlyAsManyArrivalsAsTheRateSays(double rate, long seconds) {
    List<Long> times =
        arrivals(rate, Spacing.CONSTANT, Shape.STEADY, Part.WHOLE, START, seconds * SECOND);
    assertThat((double) times.size()).isCloseTo(rate * seconds, within(1.0));
    double period = SECOND / rate;
    for (int i = 1; i < times.size(); i++) {
      assertThat((double) (times.get(i) - times.get(i - 1))).isCloseTo(period, within(1.01));
    }
    long all = times.getLast() - times.getFirst();
    assertThat((double) all).as("no drift").isCloseTo(period * (times.size() - 1), within(2.0));
  }

  @Test
  void theUnionOfSeveralPartsIsEvenlySpacedAlthoughTheyDoNotBeginTogether() {
    List<Long> union = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      long start = START + i * 1_234_567L;
      union.addAll(
          arrivals(700, Spacing.CONSTANT, Shape.STEADY, new Part(i, 6), start, 2 * SECOND));
    }
    union.sort(null);
    List<Long> common =
        union.stream().filter(t -> t > START + SECOND / 2 && t < START + SECOND).toList();
    assertThat(common.size()).isBetween(349, 351);
    for (int i = 1; i < common.size(); i++) {
      assertThat((double) (common.get(i) - common.get(i - 1)))
          .isCloseTo(SECOND / 700.0, within(2.0));
    }
  }

  @Test
  void theUnionIsEvenInEachStep() {
    Shape steps = new Shape.Steps(3, Duration.ofSeconds(1));
    List<Long> union = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      long start = START + i * 3_456_789L;
      union.addAll(arrivals(900, Spacing.CONSTANT, steps, new Part(i, 4), start, 3 * SECOND));
    }
    union.sort(null);
    for (long step = 0; step < 3; step++) {
      long from = START + step * SECOND + 100 * MILLI;
      List<Long> inside = union.stream().filter(t -> t > from && t < from + 800 * MILLI).toList();
      for (int i = 1; i < inside.size(); i++) {
        assertThat((double) (inside.get(i) - inside.get(i - 1)))
            .isCloseTo(SECOND / 300.0 / (step + 1), within(2.0));
      }
    }
  }

  @Test
  void poissonGapsAreExponential() {
    List<Long> times =
        arrivals(1_000, Spacing.POISSON, Shape.STEADY, Part.WHOLE, START, 20 * SECOND);
    double[] gaps = new double[times.size() - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = times.get(i + 1) - times.get(i);
    }
    assertThat(kolmogorovSmirnov(gaps, 1e-3)).isGreaterThan(0.01);
    assertThat(kolmogorovSmirnov(gaps, 1.05e-3)).as("a rate that is 5 % off").isLessThan(0.001);
    assertThat(IntStream.range(1, gaps.length).mapToDouble(i -> gaps[i] * gaps[i - 1]).average())
        .as("no gap depends on the one before")
        .hasValueCloseTo(1e12, within(0.05e12));
  }

  private static double kolmogorovSmirnov(double[] gaps, double meanSeconds) {
    DoubleUnaryOperator exponential = gap -> -Math.expm1(-gap / (meanSeconds * SECOND));
    return KolmogorovSmirnovTest.withDefaults().test(gaps, exponential).getPValue();
  }

  @Test
  void partsOfAPoissonProcessDiffer() {
    List<Long> one = arrivals(100, Spacing.POISSON, Shape.STEADY, new Part(0, 2), START, SECOND);
    List<Long> other = arrivals(100, Spacing.POISSON, Shape.STEADY, new Part(1, 2), START, SECOND);
    assertThat(one).doesNotContainAnyElementsOf(other);
    assertThat(one.size() + other.size()).isBetween(70, 130);
  }

  @ParameterizedTest
  @CsvSource({"CONSTANT, 2", "POISSON, 200"})
  void aSpikeHasItsCountsBeforeInAndAfterIt(Spacing spacing, double tolerance) {
    Shape spike = new Shape.Spike(30, Duration.ofSeconds(10), Duration.ofSeconds(5));
    List<Long> times = arrivals(4_000, spacing, spike, Part.WHOLE, START, 40 * SECOND);
    assertThat((double) count(times, 0, 10 * SECOND)).isCloseTo(300, within(tolerance / 2));
    assertThat((double) count(times, 10 * SECOND, 15 * SECOND))
        .isCloseTo(20_000, within(2.5 * tolerance));
    assertThat((double) count(times, 15 * SECOND, 40 * SECOND)).isCloseTo(750, within(tolerance));
  }

  @Test
  void stepsRiseByEqualParts() {
    Shape steps = new Shape.Steps(4, Duration.ofSeconds(2));
    List<Long> times = arrivals(400, Spacing.CONSTANT, steps, Part.WHOLE, START, 20 * SECOND);
    for (long i = 0; i < 4; i++) {
      assertThat((double) count(times, i * 2 * SECOND, (i + 1) * 2 * SECOND))
          .isCloseTo(200.0 * (i + 1), within(2.0));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1000", "200, 1000", "1000, 10"})
  void aSlopeHasTheIntegralOfItsRate(double base, double full) {
    Shape slope = new Shape.Slope(base, Duration.ofSeconds(10));
    List<Long> times = arrivals(full, Spacing.CONSTANT, slope, Part.WHOLE, START, 20 * SECOND);
    for (int second = 1; second <= 10; second++) {
      double expected = base * second + (full - base) / 20 * second * second;
      assertThat((double) count(times, 0, second * SECOND)).isCloseTo(expected, within(2.0));
    }
    assertThat((double) count(times, 10 * SECOND, 20 * SECOND)).isCloseTo(10 * full, within(2.0));
  }

  @Test
  void aRateOfZeroHasNoArrivalsAndEnds() {
    Shape spike = new Shape.Spike(0, Duration.ofSeconds(1), Duration.ofSeconds(1));
    List<Long> times = arrivals(10, Spacing.CONSTANT, spike, Part.WHOLE, START, 3_600 * SECOND);
    assertThat(times).hasSize(10);
    assertThat(times.getFirst() - START).isBetween(SECOND, SECOND + 100 * MILLI);
    assertThat(times.getLast() - START).isBetween(SECOND + 900 * MILLI, 2 * SECOND);
  }
}
