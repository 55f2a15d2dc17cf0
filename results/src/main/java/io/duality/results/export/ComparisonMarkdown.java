package io.duality.results.export;

import io.duality.results.Spread;
import io.duality.results.compare.Row;
import io.duality.results.compare.RunComparison;
import java.util.Locale;

/** Two runs side by side as a Markdown table. */
public final class ComparisonMarkdown {
  private ComparisonMarkdown() {}

  /** The document. */
  public static String of(RunComparison comparison) {
    StringBuilder out = new StringBuilder();
    out.append("### ").append(Markdown.heading(comparison.head())).append(" against ");
    out.append(Markdown.heading(comparison.base())).append("\n\n");
    if (!comparison.differences().isEmpty()) {
      out.append("**Not comparable**: these runs differ in more than the program.\n\n");
      comparison.differences().forEach(line -> item(out, line));
      out.append('\n');
    }
    if (!comparison.rows().isEmpty()) {
      out.append("| model | x | metric | base | head | head / base | 95 % interval | |\n");
      out.append("|---|---:|---|---:|---:|---:|---:|---|\n");
      comparison.rows().forEach(row -> row(out, row));
    }
    if (!comparison.leftOut().isEmpty()) {
      out.append("\nNot valid in both runs:\n\n");
      comparison.leftOut().forEach(line -> item(out, line));
    }
    return out.toString();
  }

  private static void item(StringBuilder out, String line) {
    out.append("- ").append(Markdown.text(line)).append('\n');
  }

  private static void row(StringBuilder out, Row row) {
    out.append(
        String.format(
            Locale.ROOT,
            "| %s | %,d | %s | %s | %s | %.3f | %s | %s |\n",
            Markdown.code(row.model()),
            row.x(),
            row.metric().key(),
            figure(row.base()),
            figure(row.head()),
            row.ratio(),
            row.low().isEmpty()
                ? ""
                : String.format(
                    Locale.ROOT, "%.3f .. %.3f", row.low().getAsDouble(), row.high().orElseThrow()),
            word(row)));
  }

  private static String figure(Spread spread) {
    return Markdown.figure(spread.median()) + " (n " + spread.n() + ")";
  }

  private static String word(Row row) {
    if (row.low().isEmpty()) {
      return "too few trials to tell";
    }
    return row.differs() ? "differs" : "no difference shown";
  }
}
