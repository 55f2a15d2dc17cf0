package io.duality.scenarios.gate;

import io.duality.results.TrialRecord;
import io.duality.results.gate.Finding;
import io.duality.results.gate.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code verdict.json}: a conclusion for programs.
 *
 * @param schema version of this shape
 * @param verdict PASS, FAIL, INCONCLUSIVE, NOISY, INVALID, or ERROR where a side could not be run
 * @param base what the head was compared with
 * @param head what was judged
 * @param findings a metric each
 * @param problems why there is no better verdict
 * @param notes what a reader should know
 */
record VerdictDocument(
    int schema,
    String verdict,
    String base,
    String head,
    List<Row> findings,
    List<String> problems,
    List<String> notes) {

  /**
   * One metric; shares are parts, 0.05 is 5 %. Null where there is no such figure.
   *
   * @param worse by how much, as a part; negative is better
   * @param low lower end of its interval
   * @param high upper end of it
   * @param control by how much the base differs from itself
   * @param base median over the pairs, in the unit
   * @param head the same
   */
  record Row(
      String scenario,
      String metric,
      Verdict verdict,
      boolean improved,
      int pairs,
      double delta,
      @Nullable Double worse,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Double p,
      @Nullable Double adjustedP,
      @Nullable Double control,
      @Nullable Double detectable,
      @Nullable Double base,
      @Nullable Double head,
      @Nullable String unit) {}

  static VerdictDocument of(Conclusion conclusion) {
    return new VerdictDocument(
        TrialRecord.SCHEMA,
        word(conclusion),
        conclusion.base(),
        conclusion.head(),
        conclusion.findings().stream().map(each -> row(each, conclusion.levels())).toList(),
        conclusion.problems(),
        conclusion.notes());
  }

  /** The verdict, or that there is none. */
  static String word(Conclusion conclusion) {
    return conclusion.verdict().map(Verdict::name).orElse("ERROR");
  }

  private static Row row(Finding finding, List<Level> levels) {
    String scenario = finding.rule().scenario();
    String metric = finding.rule().metric();
    @Nullable Level level =
        levels.stream()
            .filter(each -> each.scenario().equals(scenario) && each.metric().equals(metric))
            .findFirst()
            .orElse(null);
    return new Row(
        scenario,
        metric,
        finding.verdict(),
        finding.improved(),
        finding.pairs(),
        finding.rule().delta(),
        known(finding.ratio() - 1),
        known(finding.low() - 1),
        known(finding.high() - 1),
        known(finding.p()),
        known(finding.adjustedP()),
        known(finding.controlRatio() - 1),
        known(finding.detectable()),
        level == null ? null : level.base(),
        level == null ? null : level.head(),
        level == null ? null : level.unit());
  }

  private static @Nullable Double known(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
