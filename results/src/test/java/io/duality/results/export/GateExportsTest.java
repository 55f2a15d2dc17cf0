package io.duality.results.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.Locales;
import io.duality.results.Metric;
import io.duality.results.gate.Finding;
import io.duality.results.gate.Rule;
import io.duality.results.gate.Rule.Better;
import io.duality.results.gate.Verdict;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GateExportsTest {
  private static final List<Finding> FINDINGS =
      List.of(
          finding("smoke", Metric.THROUGHPUT, Better.HIGHER, 0.05, Verdict.FAIL, 1.1234),
          finding("smoke", Metric.RESPONSE_P99, Better.LOWER, 0.25, Verdict.INCONCLUSIVE, 1.05),
          finding("smoke", Metric.CPU_PER_REQUEST, Better.LOWER, 0.03, Verdict.NOISY, 0.98),
          finding("a <&> \"b\" | c", Metric.RSS, Better.LOWER, 0.05, Verdict.INVALID, 1),
          finding("a <&> \"b\" | c", Metric.THREADS, Better.LOWER, 0.05, Verdict.PASS, 0.8));

  @ParameterizedTest
  @MethodSource("io.duality.results.Locales#all")
  void areTheSameInEveryCountry(Locale locale) throws Exception {
    assertThat(Locales.in(locale, () -> GateMarkdown.of("main", "feature|x", FINDINGS)))
        .isEqualTo(ExportsTest.golden("gate.md"));
    assertThat(Locales.in(locale, () -> JunitXml.of(FINDINGS)))
        .isEqualTo(ExportsTest.golden("junit.xml"));
  }

  private static Finding finding(
      String scenario, Metric metric, Better better, double delta, Verdict verdict, double ratio) {
    return new Finding(
        new Rule(scenario, metric, better, delta),
        verdict,
        ratio < 0.9,
        20,
        ratio,
        ratio - 0.02,
        ratio + 0.03,
        0.00195,
        0.0098,
        1.004,
        0.031);
  }
}
