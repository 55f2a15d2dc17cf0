package io.duality.plot;

import io.duality.plot.figure.Numbers;
import io.duality.results.Metric;
import io.duality.results.Outcome;
import io.duality.results.Point;
import io.duality.results.Points;
import io.duality.results.RunData;
import io.duality.results.Spread;
import io.duality.results.claim.Claim;
import io.duality.results.claim.ClaimsDocument;
import io.duality.results.claim.Finding;
import io.duality.results.claim.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a run found, in sentences that follow from the verdicts and the records. */
final class Findings {
  private Findings() {}

  static List<String> of(RunData run, Points points, Optional<ClaimsDocument> claims) {
    List<String> sentences = new ArrayList<>();
    Optional<ClaimsDocument> judged = claims.filter(document -> !document.findings().isEmpty());
    judged.ifPresentOrElse(
        document -> sentences.addAll(verdicts(document)),
        () -> sentences.add("This run was not held against any claim."));
    sentences.add(highest(run, points));
    sentences.add(RunSection.outcomes(run) + ".");
    if (!run.warnings().isEmpty()) {
      sentences.add("Not everything of this run could be read; what is missing is told below.");
    }
    return sentences;
  }

  /** The same in a few sentences, where several runs have to be told of. */
  static String summary(RunData run, Points points, Optional<ClaimsDocument> claims) {
    String counts =
        claims
            .filter(document -> !document.findings().isEmpty())
            .map(document -> counted(document.findings()) + " ")
            .orElse("");
    return counts + highest(run, points) + " " + RunSection.outcomes(run) + ".";
  }

  private static List<String> verdicts(ClaimsDocument document) {
    List<String> sentences = new ArrayList<>();
    sentences.add(counted(document.findings()));
    for (int i = 0; i < document.claims().size(); i++) {
      sentences.add(verdict(document.claims().get(i), document.findings().get(i)));
    }
    return sentences;
  }

  private static String counted(List<Finding> findings) {
    String counts =
        Stream.of(Verdict.values())
            .map(verdict -> {
              long count = findings.stream().filter(f -> f.verdict() == verdict).count();
              return count + " " + verdict.word().toLowerCase(Locale.ROOT);
            })
            .collect(Collectors.joining(", "));
    return (findings.size() == 1 ? "Of 1 claim: " : "Of " + findings.size() + " claims: ")
        + counts
        + ".";
  }

  private static String verdict(Claim claim, Finding finding) {
    StringBuilder text = new StringBuilder(finding.verdict().word());
    text.append(": ").append(claim.sentence());
    if (!finding.subject().isEmpty()) {
      text.append(" Measured: ").append(finding.subject()).append(" is ");
      text.append(finding.figures()).append("; claimed: ").append(claim.test().limits().text());
      text.append('.');
    }
    if (!finding.remark().isEmpty()) {
      text.append(" Note: ").append(finding.remark()).append('.');
    }
    return text.toString();
  }

  private static String highest(RunData run, Points points) {
    Optional<Point> best =
        points.all().stream()
            .filter(point -> point.outcome() == Outcome.VALID)
            .filter(point -> point.value(Metric.THROUGHPUT).isPresent())
            .max(Comparator.comparingDouble(Findings::throughput));
    return best.map(point -> highest(run, point))
        .orElse("No point of this run is valid: none of its figures is to be relied on.");
  }

  private static double throughput(Point point) {
    return point.value(Metric.THROUGHPUT).map(Spread::median).orElse(0.0);
  }

  private static String highest(RunData run, Point point) {
    Spread spread = point.value(Metric.THROUGHPUT).orElseThrow();
    return "The highest median throughput of a valid point is "
        + Numbers.plain(spread.median())
        + " "
        + run.plan().completedName()
        + "/s, of "
        + point.model()
        + " at "
        + point.x()
        + " "
        + run.plan().xName()
        + (spread.n() == 1
            ? " (one trial)"
            : " (" + Numbers.plain(spread.low()) + " to " + Numbers.plain(spread.high()) + ")")
        + ".";
  }
}
