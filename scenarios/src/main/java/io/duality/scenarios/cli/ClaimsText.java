package io.duality.scenarios.cli;

import io.duality.results.Metric;
import io.duality.results.RunData;
import io.duality.results.claim.Claim;
import io.duality.results.claim.ClaimFile;
import io.duality.results.claim.ClaimsDocument;
import io.duality.results.claim.Finding;
import io.duality.results.claim.Verdict;
import io.duality.results.export.ClaimsMarkdown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Claims as a person reads them on a terminal. */
final class ClaimsText {
  private static final int WIDTH = 100;
  private static final String INDENT = " ".repeat(11);

  private ClaimsText() {}

  /** The findings of a run as a table; empty if it has none, or its report could not be made. */
  static Optional<String> table(Path folder) {
    try {
      return ClaimFile.read(folder)
          .filter(document -> !document.findings().isEmpty())
          .map(document -> AlignedTable.of(ClaimsMarkdown.of(document)));
    } catch (IOException e) {
      // The report, made a moment ago from the same file, has said so.
      return Optional.empty();
    }
  }

  /** Verdicts that the records do not bear out any more: one line for each. */
  static List<String> changes(ClaimsDocument before, ClaimsDocument now) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < before.findings().size(); i++) {
      Verdict then = before.findings().get(i).verdict();
      Verdict verdict = now.findings().get(i).verdict();
      if (then != verdict) {
        lines.add(
            "warning: "
                + before.claims().get(i).id()
                + " was "
                + then.word()
                + ", and is "
                + verdict.word()
                + " by these records");
      }
    }
    return lines;
  }

  /** All that a claim says. */
  static List<String> of(Claim claim, String scenario) {
    List<String> lines = new ArrayList<>();
    lines.add(claim.id() + " (" + scenario + ")");
    entry(lines, "claim", claim.sentence());
    entry(lines, "source", claim.source());
    entry(lines, "published", claim.published());
    entry(lines, "test", claim.test().text() + ": " + claim.test().limits().text());
    entry(lines, "why", claim.why());
    entry(lines, "but", claim.caveat());
    return lines;
  }

  /** What a run says of it, and the figures that decide. */
  static List<String> of(Claim claim, Finding finding, RunData run) {
    List<String> lines = new ArrayList<>();
    entry(lines, "verdict", finding.verdict().word());
    entry(lines, "figure", finding.subject());
    entry(lines, "measured", finding.figures());
    entry(
        lines,
        "repeats",
        finding.values().stream().map(Figures::number).collect(Collectors.joining(", ")));
    entry(lines, "remark", finding.remark());
    lines.add("");
    lines.addAll(points(claim, Metric.THROUGHPUT, run));
    if (claim.test().metric() != Metric.THROUGHPUT) {
      lines.addAll(points(claim, claim.test().metric(), run));
    }
    return lines;
  }

  private static List<String> points(Claim claim, Metric metric, RunData run) {
    return ResultTable.lines(run.plan(), claim.test().models(), metric, run.trials());
  }

  private static void entry(List<String> lines, String name, String text) {
    if (text.isEmpty()) {
      return;
    }
    StringBuilder line = new StringBuilder(name + " ".repeat(INDENT.length() - name.length()));
    boolean first = true;
    for (String word : text.split(" ", -1)) {
      if (!first && line.length() + word.length() >= WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(INDENT);
        first = true;
      }
      line.append(first ? "" : " ").append(word);
      first = false;
    }
    lines.add(line.toString());
  }
}
