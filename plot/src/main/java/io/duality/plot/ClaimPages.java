package io.duality.plot;

import io.duality.results.claim.Claim;
import io.duality.results.claim.ClaimsDocument;
import io.duality.results.claim.Finding;
import java.util.List;

/** What was claimed and published, what was measured, and the verdict. */
final class ClaimPages {
  private ClaimPages() {}

  static void add(ClaimsDocument document, Flow flow) {
    if (document.findings().isEmpty()) {
      return;
    }
    flow.section("Claims");
    flow.paragraph(
        "Means over repeats, with their 95 % intervals by Student's t. A claim is supported if the"
            + " whole interval lies where it puts the figure, refuted if none of it does. Margins"
            + " were fixed before the run; only valid trials count.");
    flow.gap(6);
    table(document).into(flow);
    flow.gap(6);
    for (int i = 0; i < document.claims().size(); i++) {
      details(document.claims().get(i), document.findings().get(i), flow);
    }
  }

  private static Table table(ClaimsDocument document) {
    Table table =
        new Table(
            List.of(
                Table.Column.left("claim"),
                Table.Column.left("verdict"),
                Table.Column.left("measured"),
                Table.Column.left("claimed")));
    for (int i = 0; i < document.claims().size(); i++) {
      Finding finding = document.findings().get(i);
      Claim claim = document.claims().get(i);
      table.add(
          List.of(
              claim.id(),
              finding.verdict().word(),
              finding.estimate().isEmpty() ? "–" : finding.figures(),
              claim.test().limits().text()));
    }
    return table;
  }

  private static void details(Claim claim, Finding finding, Flow flow) {
    Table table = new Table(List.of(Table.Column.left(claim.id()), Table.Column.left("")));
    table.add(List.of("claim", claim.sentence()));
    table.add(List.of("source", claim.source()));
    table.add(List.of("published", claim.published()));
    table.add(List.of("test", claim.test().text() + ": " + claim.test().limits().text()));
    table.add(List.of("verdict", verdict(finding)));
    if (!claim.caveat().isEmpty()) {
      table.add(List.of("but", claim.caveat()));
    }
    flow.gap(10);
    table.into(flow);
  }

  private static String verdict(Finding finding) {
    StringBuilder text = new StringBuilder(finding.verdict().word());
    if (!finding.subject().isEmpty()) {
      text.append(": ").append(finding.subject()).append(" is ").append(finding.figures());
    }
    if (!finding.remark().isEmpty()) {
      text.append(finding.subject().isEmpty() ? ": " : "; ").append(finding.remark());
    }
    return text.toString();
  }
}
