package io.duality.scenarios.gate;

import io.duality.plot.ForestPlot;
import io.duality.results.Environment;
import io.duality.results.Json;
import io.duality.results.WholeFile;
import io.duality.results.export.GateMarkdown;
import io.duality.results.export.JunitXml;
import io.duality.scenarios.spec.Counted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * The files of a conclusion.
 *
 * <pre>
 * verdict.json   for programs
 * summary.md     for a pull request
 * junit.xml      for whatever shows tests
 * forest.svg     the findings as a picture, and forest.pdf
 * </pre>
 */
public final class ConclusionFiles {
  private ConclusionFiles() {}

  /**
   * Writes all of them; each replaces its predecessor at once.
   *
   * @throws IOException with a message of one line for the user
   */
  public static void write(Conclusion conclusion, Path folder) throws IOException {
    WholeFile.write(folder.resolve("verdict.json"), Json.document(VerdictDocument.of(conclusion)));
    write(folder.resolve("summary.md"), summary(conclusion));
    write(folder.resolve("junit.xml"), JunitXml.of(conclusion.findings()));
  }

  /**
   * Draws the findings; nothing where there are none.
   *
   * @throws IOException if a picture cannot be written; the verdict does not depend on it
   */
  public static void draw(Conclusion conclusion, GatePlan plan, Path folder) throws IOException {
    draw(
        conclusion,
        plan.pairs()
            + " pairs at least, and "
            + plan.pairs() / 2
            + " of the base against itself; seed "
            + plan.seed()
            + "; "
            + machine(plan.environment()),
        Instant.parse(plan.startedAt()),
        folder);
  }

  /**
   * The same of pairs that no such plan has.
   *
   * @param caption how they were made
   * @param date when
   */
  public static void draw(Conclusion conclusion, String caption, Instant date, Path folder)
      throws IOException {
    if (!conclusion.findings().isEmpty()) {
      ForestPlot.write(
          VerdictDocument.word(conclusion)
              + ": "
              + conclusion.head()
              + " against "
              + conclusion.base(),
          List.of(caption),
          date,
          conclusion.findings(),
          folder);
    }
  }

  /** Where pairs were made, for a caption. */
  public static String machine(Environment environment) {
    return environment.cpuModel()
        + ", "
        + Counted.plain(environment.cpus(), "CPUs")
        + ", "
        + environment.kernel()
        + ", JDK "
        + environment.jdk()
        + ", commit "
        + environment.commit();
  }

  private static void write(Path file, String text) throws IOException {
    WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The table, and below it what stands in the way and what a reader should know. */
  public static String summary(Conclusion conclusion) {
    StringBuilder text = new StringBuilder();
    text.append(
        GateMarkdown.of(
            VerdictDocument.word(conclusion),
            conclusion.base(),
            conclusion.head(),
            conclusion.findings()));
    conclusion.problems().forEach(line -> text.append("\n**").append(plain(line)).append("**\n"));
    if (!conclusion.notes().isEmpty()) {
      text.append('\n');
      conclusion.notes().forEach(line -> text.append("- ").append(plain(line)).append('\n'));
    }
    return text.toString();
  }

  /** A message may hold whatever a server has said. */
  private static String plain(String line) {
    return line.replaceAll("\\s+", " ").replaceAll("([\\\\`*_<\\[\\]|])", "\\\\$1");
  }
}
