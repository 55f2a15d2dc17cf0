package io.duality.results.export;

import io.duality.results.gate.Finding;
import io.duality.results.gate.Gate;
import io.duality.results.gate.Verdict;
import java.util.List;
import java.util.Locale;

/** A gate's verdict as Markdown, for a pull request. */
public final class GateMarkdown {
  private GateMarkdown() {}

  /** The table of all findings, below the gravest of them. */
  public static String of(String base, String head, List<Finding> findings) {
    return of(Gate.overall(findings).name(), base, head, findings);
  }

  /**
   * The table of all findings.
   *
   * @param verdict what they come to, in a word
   * @param base what the head was compared with, for a reader
   * @param head what was judged
   */
  public static String of(String verdict, String base, String head, List<Finding> findings) {
    StringBuilder out = new StringBuilder();
    out.append("### ").append(verdict).append(": ");
    out.append(Markdown.heading(head))
        .append(" against ")
        .append(Markdown.heading(base))
        .append("\n\n");
    if (findings.isEmpty()) {
      return out.toString();
    }
    out.append("| scenario | metric | verdict | worse by | interval | p | adjusted p | delta ");
    out.append("| control | pairs |\n|---|---|---|---:|---:|---:|---:|---:|---:|---:|\n");
    findings.forEach(finding -> row(out, finding));
    out.append(
        "\nWorse is positive, whichever way a metric improves. Median of paired ratios, its ");
    out.append(
        "order-statistic interval, exact signed-rank test, Holm's correction; control: the ");
    out.append("base against itself.\n");
    return out.toString();
  }

  private static void row(StringBuilder out, Finding finding) {
    if (finding.verdict() == Verdict.INVALID) {
      unmeasured(out, finding);
      return;
    }
    out.append(
        String.format(
            Locale.ROOT,
            "| %s | %s | %s%s | %+.1f %% | %+.1f .. %+.1f %% | %.4f | %.4f | %s %% | %.1f %% | %d |\n",
            Markdown.text(finding.rule().scenario()),
            Markdown.text(finding.rule().metric()),
            finding.verdict() == Verdict.PASS && finding.improved()
                ? "PASS, improved"
                : finding.verdict(),
            finding.verdict() == Verdict.INCONCLUSIVE
                ? String.format(Locale.ROOT, " (detectable: %.1f %%)", finding.detectable() * 100)
                : "",
            percent(finding.ratio()),
            percent(finding.low()),
            percent(finding.high()),
            finding.p(),
            finding.adjustedP(),
            Figures.rounded(finding.rule().delta() * 100),
            percent(finding.controlRatio()),
            finding.pairs()));
  }

  /** What is invalid has no figures that anybody should read. */
  private static void unmeasured(StringBuilder out, Finding finding) {
    out.append(
        String.format(
            Locale.ROOT,
            "| %s | %s | %s | - | - | - | - | %s %% | - | %d |\n",
            Markdown.text(finding.rule().scenario()),
            finding.rule().metric(),
            finding.verdict(),
            Figures.rounded(finding.rule().delta() * 100),
            finding.pairs()));
  }

  private static double percent(double ratio) {
    return (ratio - 1) * 100;
  }
}
