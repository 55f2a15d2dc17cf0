package io.duality.scenarios.cli;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A command as a document has it.
 *
 * @param place file and line
 * @param text in one line, without what is said of it
 */
record DocumentCommand(String place, String text) {
  static final String PROGRAM = "./run-benchmark.sh";

  private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");

  /** Its words, as a shell splits them. */
  List<String> words() {
    return WORD.matcher(text).results().map(word -> word.group().replaceAll("[\"']", "")).toList();
  }

  /** Whether it starts this program. */
  boolean isOurs() {
    return words().getFirst().equals(PROGRAM);
  }

  /** Whether options are named without their values, as in {@code load --files}. */
  boolean isUnfinished() {
    return words().getLast().startsWith("-");
  }

  @Override
  public String toString() {
    return place + ": " + text;
  }
}
