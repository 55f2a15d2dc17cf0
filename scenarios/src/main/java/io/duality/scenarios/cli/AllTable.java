package io.duality.scenarios.cli;

import io.duality.results.Outcome;
import io.duality.results.RunData;
import io.duality.results.claim.ClaimFile;
import io.duality.results.claim.Finding;
import io.duality.results.claim.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What several scenarios have come to: a row for each. */
final class AllTable {
  private static final List<Outcome> OUTCOMES =
      List.of(Outcome.VALID, Outcome.INVALID, Outcome.FAILED, Outcome.IMPOSSIBLE);

  private AllTable() {}

  static String of(List<AllPart> parts) {
    StringBuilder table = new StringBuilder();
    List<String> heads = new ArrayList<>(List.of("scenario"));
    OUTCOMES.forEach(outcome -> heads.add(word(outcome)));
    heads.addAll(List.of("claims", "report"));
    row(table, heads);
    row(table, List.of("---", "---:", "---:", "---:", "---:", "---", "---"));
    parts.forEach(part -> row(table, cells(part)));
    return AlignedTable.of(table.toString());
  }

  private static void row(StringBuilder table, List<String> cells) {
    table.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static List<String> cells(AllPart part) {
    Optional<RunData> data = part.data();
    List<String> cells = new ArrayList<>(List.of(part.name()));
    for (Outcome outcome : OUTCOMES) {
      cells.add(
          data.map(run -> run.trials().stream().filter(t -> t.outcome() == outcome).count())
              .map(count -> Long.toString(count))
              .orElse("-"));
    }
    cells.add(verdicts(part.folder()));
    cells.add(report(part, data));
    return cells;
  }

  private static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  /** {@code 2 supported, 1 inconclusive}. */
  private static String verdicts(Path folder) {
    try {
      List<Verdict> all =
          ClaimFile.read(folder).stream()
              .flatMap(document -> document.findings().stream())
              .map(Finding::verdict)
              .toList();
      return all.isEmpty()
          ? "-"
          : Arrays.stream(Verdict.values())
              .filter(all::contains)
              .map(verdict -> count(all, verdict) + " " + verdict.word().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
    } catch (IOException e) {
      return "not readable";
    }
  }

  private static long count(List<Verdict> all, Verdict verdict) {
    return all.stream().filter(verdict::equals).count();
  }

  private static String report(AllPart part, Optional<RunData> data) {
    if (data.isEmpty()) {
      return "not run";
    }
    return part.isFinished() ? part.report().toString() : "not finished: " + part.folder();
  }
}
