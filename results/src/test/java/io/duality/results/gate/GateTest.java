package io.duality.results.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.duality.results.Metric;
import io.duality.results.gate.Rule.Better;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final Rule THROUGHPUT = new Rule("smoke", Metric.THROUGHPUT, Better.HIGHER, 0.05);
  private static final Rule P99 = new Rule("smoke", Metric.RESPONSE_P99, Better.LOWER, 0.25);

  @Test
  void failsWhatIsWorseByMoreThanDelta() {
    Finding finding = one(THROUGHPUT, about(0.10, 20), about(0, 10));
    assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(finding.ratio()).isCloseTo(Math.exp(0.10), within(0.01));
    assertThat(finding.low()).isGreaterThan(1.05);
  }

  @Test
  void passesWhatCannotBeWorseByDelta() {
    assertThat(one(THROUGHPUT, about(0.01, 10), about(0, 5)).verdict()).isEqualTo(Verdict.PASS);
  }

  /** Significant, and yet of no importance: the effect floor. */
  @Test
  void passesWhatIsSurelyWorseByLess() {
    Finding finding = one(THROUGHPUT, about(0.03, 20), about(0, 10));
    assertThat(finding.p()).isLessThan(0.001);
    assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void isInconclusiveWhereTheIntervalReachesOverDelta() {
    List<Double> wide = List.of(-0.3, -0.2, -0.1, 0.0, 0.02, 0.04, 0.1, 0.2, 0.3, 0.4);
    assertThat(one(THROUGHPUT, wide, about(0, 5)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void isNoisyWhereTheBaseDiffersFromItself() {
    assertThat(one(THROUGHPUT, about(0.10, 20), about(-0.06, 10)).verdict())
        .isEqualTo(Verdict.NOISY);
    assertThat(one(THROUGHPUT, about(0, 10), about(0.06, 5)).verdict()).isEqualTo(Verdict.NOISY);
  }

  @Test
  void tellsImprovements() {
    Finding finding = one(P99, about(-0.4, 10), about(0, 5));
    assertThat(finding.improved()).isTrue();
    assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void asksForMorePairsBeforeAnyFail() {
    assertThat(Gate.needsMore(List.of(comparison(THROUGHPUT, about(0.10, 10), about(0, 5)))))
        .isTrue();
    assertThat(Gate.needsMore(List.of(comparison(THROUGHPUT, about(0.03, 10), about(0, 5)))))
        .isFalse();
    assertThat(Gate.needsMore(List.of(comparison(THROUGHPUT, about(-0.10, 10), about(0, 5)))))
        .isFalse();
  }

  /** With 10 pairs the least p is .00195: among 20 metrics that is no finding any more. */
  @Test
  void correctsForManyMetrics() {
    List<Comparison> many =
        IntStream.range(0, 20)
            .mapToObj(i -> comparison(THROUGHPUT, about(i == 0 ? 0.10 : 0, 10), List.of()))
            .toList();
    assertThat(Gate.judge(many.subList(0, 1)).getFirst().verdict()).isEqualTo(Verdict.FAIL);
    assertThat(Gate.judge(many).getFirst().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void theGravestVerdictIsTheGates() {
    List<Finding> findings =
        Gate.judge(
            List.of(
                comparison(THROUGHPUT, about(0, 20), about(0, 10)),
                comparison(P99, about(0.5, 20), about(0, 10))));
    assertThat(Gate.overall(findings)).isEqualTo(Verdict.FAIL);
    assertThat(Gate.overall(findings.subList(0, 1))).isEqualTo(Verdict.PASS);
  }

  @Test
  void worseIsPositiveWhicheverWayAMetricImproves() {
    assertThat(THROUGHPUT.worsening(100, 90)).isCloseTo(Math.log(100.0 / 90), within(1e-12));
    assertThat(P99.worsening(90, 100)).isCloseTo(Math.log(100.0 / 90), within(1e-12));
  }

  @Test
  void refusesWhatHasNoRatio() {
    assertThatThrownBy(() -> P99.worsening(0, 1)).hasMessageContaining("above 0");
    assertThatThrownBy(() -> P99.worsening(1, Double.NaN)).hasMessageContaining("above 0");
    assertThatThrownBy(() -> new Rule("smoke", Metric.RSS, Better.LOWER, 0))
        .hasMessage("delta of rss: 0.0 % has to be above 0 and at most 1000 %");
  }

  private static Finding one(Rule rule, List<Double> worsenings, List<Double> control) {
    return Gate.judge(List.of(comparison(rule, worsenings, control))).getFirst();
  }

  private static Comparison comparison(Rule rule, List<Double> worsenings, List<Double> control) {
    return new Comparison(rule, worsenings, control);
  }

  /** Values one percent apart at most, about a middle. */
  private static List<Double> about(double middle, int n) {
    if (n == 0) {
      return Collections.emptyList();
    }
    return Arrays.stream(
            IntStream.range(0, n).mapToDouble(i -> middle + (i - n / 2.0) * 0.01 / n).toArray())
        .boxed()
        .toList();
  }
}
