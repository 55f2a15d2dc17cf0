package io.duality.plot;

import io.duality.plot.view.Block;
import io.duality.plot.view.Grid;
import io.duality.plot.view.Section;
import io.duality.plot.view.Text;
import io.duality.results.claim.Claim;
import io.duality.results.claim.ClaimsDocument;
import io.duality.results.claim.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was claimed and published, what was measured, and the verdict. */
final class ClaimSection {
  private ClaimSection() {}

  /** Empty where nothing was held against the run. */
  static Optional<Section> of(ClaimsDocument document) {
    if (document.findings().isEmpty()) {
      return Optional.empty();
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Text(
            "Means over repeats, with their 95 % intervals by Student's t. A claim is supported if"
                + " the whole interval lies where it puts the figure, refuted if none of it does."
                + " Margins were fixed before the run; only valid trials count."));
    blocks.add(verdicts(document));
    for (int i = 0; i < document.claims().size(); i++) {
      blocks.add(details(document.claims().get(i), document.findings().get(i)));
    }
    return Optional.of(new Section("claims", "Claims", blocks));
  }

  private static Grid verdicts(ClaimsDocument document) {
    return new Grid(
        "The verdict on each claim",
        Stream.of("claim", "verdict", "measured", "claimed").map(Grid.Column::left).toList(),
        rows(document),
        false);
  }

  /** Each claim's id, its verdict, what was measured and what was claimed. */
  static List<List<String>> rows(ClaimsDocument document) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < document.findings().size(); i++) {
      Finding finding = document.findings().get(i);
      Claim claim = document.claims().get(i);
      rows.add(
          List.of(
              claim.id(),
              finding.verdict().word(),
              finding.estimate().isEmpty() ? "–" : finding.figures(),
              claim.test().limits().text()));
    }
    return rows;
  }

  private static Grid details(Claim claim, Finding finding) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("claim", claim.sentence()));
    rows.add(List.of("source", claim.source()));
    rows.add(List.of("published", claim.published()));
    rows.add(List.of("test", claim.test().text() + ": " + claim.test().limits().text()));
    rows.add(List.of("verdict", verdict(finding)));
    if (!claim.caveat().isEmpty()) {
      rows.add(List.of("but", claim.caveat()));
    }
    return Grid.pairs(claim.id(), claim.id(), rows);
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
