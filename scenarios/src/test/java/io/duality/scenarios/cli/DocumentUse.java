package io.duality.scenarios.cli;

import java.util.List;
import java.util.Set;

/** What the tests do with a command of a document that can be typed as it stands. */
sealed interface DocumentUse {
  /**
   * It is run.
   *
   * @param more words behind it, which make it short
   * @param codes that it may end with: a run of a moment is not always valid
   * @param says what it says on standard output
   */
  record Run(List<String> more, Set<Integer> codes, String says) implements DocumentUse {}

  /** It is held against the program's command line, scenarios and models alone. */
  record Look(String reason) implements DocumentUse {}

  /**
   * The script that it starts is run where Maven and the JDK only say how they were called.
   *
   * @param says what they say
   */
  record Stubbed(String says) implements DocumentUse {}

  /** Of the script that it starts it is seen that there is one, and that a shell can read it. */
  record Script(String reason) implements DocumentUse {}

  /** Of docker's words those of this program are held against it. */
  record Docker(String reason) implements DocumentUse {}

  /** It is none of this test's. */
  record Elsewhere(String reason) implements DocumentUse {}
}
