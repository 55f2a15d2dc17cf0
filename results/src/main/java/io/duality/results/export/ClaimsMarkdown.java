package io.duality.results.export;

import io.duality.results.claim.Claim;
import io.duality.results.claim.ClaimsDocument;
import io.duality.results.claim.Finding;
import java.util.List;

/** What a run says of claims, as a Markdown table; a claim without a verdict says why. */
public final class ClaimsMarkdown {
  private ClaimsMarkdown() {}

  /** The table, with a heading and a caption; only the claims where there are no findings yet. */
  public static String of(ClaimsDocument document) {
    StringBuilder out = new StringBuilder("### Claims\n\n");
    row(out, List.of("claim", "verdict", "measured", "claimed", "figure"));
    out.append("|---|---|---|---|---|\n");
    for (int i = 0; i < document.findings().size(); i++) {
      Claim claim = document.claims().get(i);
      Finding finding = document.findings().get(i);
      row(
          out,
          List.of(
              Markdown.code(claim.id()),
              finding.verdict().word(),
              finding.figures(),
              claim.test().limits().text(),
              Markdown.text(text(finding))));
    }
    out.append("\nMeans over repeats, with their 95 % intervals by Student's t.\n");
    return out.toString();
  }

  private static String text(Finding finding) {
    if (finding.subject().isEmpty()) {
      return finding.remark();
    }
    return finding.subject() + (finding.remark().isEmpty() ? "" : "; " + finding.remark());
  }

  private static void row(StringBuilder out, List<String> cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
