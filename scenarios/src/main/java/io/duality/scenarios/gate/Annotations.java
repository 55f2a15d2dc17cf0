package io.duality.scenarios.gate;

import io.duality.results.gate.Finding;
import io.duality.results.gate.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A conclusion as workflow commands, which GitHub shows beside a pull request. */
public final class Annotations {
  private Annotations() {}

  /**
   * A line for each finding that is not a PASS and each problem, or one that says that all passed.
   *
   * @param advisory whether a FAIL ends no build, and so is a warning
   */
  public static List<String> lines(Conclusion conclusion, boolean advisory) {
    List<String> lines = new ArrayList<>();
    for (Finding finding : conclusion.findings()) {
      switch (finding.verdict()) {
        case PASS -> {
          // Said once for all.
        }
        case FAIL -> lines.add(line(advisory ? "warning" : "error", "FAIL", sentence(finding)));
        case NOISY, INCONCLUSIVE ->
            lines.add(line("warning", finding.verdict().name(), sentence(finding)));
        case INVALID -> {
          // The problem says why, once for all metrics of the scenario.
        }
      }
    }
    String word = VerdictDocument.word(conclusion);
    String level = conclusion.verdict().isEmpty() ? "error" : "warning";
    conclusion.problems().forEach(problem -> lines.add(line(level, word, problem)));
    if (conclusion.verdict().filter(verdict -> verdict == Verdict.PASS).isPresent()) {
      lines.add(
          line("notice", word, conclusion.head() + " is not worse than " + conclusion.base()));
    }
    return lines;
  }

  private static String sentence(Finding finding) {
    return String.format(
        Locale.ROOT,
        "%s, %s: worse by %.1f %% (%.1f to %.1f), delta %.4g %%, adjusted p %.4f, %d pairs,"
            + " control %.1f %%",
        finding.rule().scenario(),
        finding.rule().metric(),
        (finding.ratio() - 1) * 100,
        (finding.low() - 1) * 100,
        (finding.high() - 1) * 100,
        finding.rule().delta() * 100,
        finding.adjustedP(),
        finding.pairs(),
        (finding.controlRatio() - 1) * 100);
  }

  private static String line(String level, String verdict, String message) {
    return "::" + level + " title=" + property("gate: " + verdict) + "::" + data(message);
  }

  /** What ends a command's text, or begins another, is written as GitHub reads it back. */
  static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
