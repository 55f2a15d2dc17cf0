package io.duality.scenarios.cli;

import io.duality.scenarios.spec.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What turns {@code gate} into one of micro-benchmarks. */
@Command(optionListHeading = "%nMicro-benchmarks:%n")
final class MicroOptions {
  /** Short, as there are many forks: the JIT's luck differs between forks, not iterations. */
  private static final String USUAL = "-wi 3 -w 300ms -i 3 -r 300ms";

  @Option(
      names = "--micro",
      description =
          "Compares JMH benchmarks instead of servers: commits and folders of this project, any"
              + " jar that JMH's plugins have made, or two ready results (-rf json).")
  private boolean asked;

  @Option(
      names = "--benchmarks",
      paramLabel = "REGEX",
      description = "Those whose full name it finds something in; all without it.")
  private @Nullable String pattern;

  @Option(
      names = "--jmh",
      paramLabel = "'OPTIONS'",
      description = "JMH's own for each fork, instead of '" + USUAL + "'.")
  private @Nullable String words;

  boolean isAsked() {
    return asked;
  }

  void requireNone() {
    Checked.together(
        pattern == null && words == null, "--benchmarks and --jmh go with --micro; add it");
  }

  /** Of the names that are asked for, as JMH takes it. */
  String pattern() {
    String text = pattern == null ? ".*" : pattern;
    try {
      return Pattern.compile(text).pattern();
    } catch (PatternSyntaxException e) {
      throw new InvalidInputException(
          "--benchmarks: '" + text + "' is no regular expression: " + e.getDescription());
    }
  }

  /** For each fork. */
  List<String> words() {
    return Arrays.stream((words == null ? USUAL : words).strip().split("\\s+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
