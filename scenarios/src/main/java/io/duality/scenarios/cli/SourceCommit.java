package io.duality.scenarios.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The commit of this project's sources, as git knows it. */
final class SourceCommit {
  private static final int LIMIT_SECONDS = 5;

  /** Where files that git has never seen change what is built or run. */
  private static final List<String> SOURCES =
      List.of(":(glob)**/src/main/**", ":(glob)scenarios/**/*.yaml", ":(glob)**/pom.xml");

  private SourceCommit() {}

  /**
   * The commit, with {@code +dirty} if files differ from it or sources are new, or {@code unknown}.
   * Neither of the two says what was run: the build's id stands behind them, where it is known, so
   * that another edit is not taken for the same program.
   *
   * @param build an id of the content of all that the program was built from, or empty
   */
  static String of(Path home, String build) {
    String edited = build.isEmpty() ? "" : "." + build;
    return git(home, List.of("rev-parse", "HEAD"))
        .filter(commit -> !commit.isEmpty())
        .map(commit -> isDirty(home) ? commit + "+dirty" + edited : commit)
        .orElse("unknown" + edited);
  }

  private static boolean isDirty(Path home) {
    List<String> newSources = new ArrayList<>(List.of("status", "--porcelain", "-uall", "--"));
    newSources.addAll(SOURCES);
    return printsAnything(home, List.of("status", "--porcelain", "--untracked-files=no"))
        || printsAnything(home, newSources);
  }

  private static boolean printsAnything(Path home, List<String> words) {
    return git(home, words).filter(changes -> !changes.isEmpty()).isPresent();
  }

  /** Empty where there is no git, or the folder is no repository of its own. */
  private static Optional<String> git(Path home, List<String> words) {
    try {
      Process process =
          new ProcessBuilder(command(home, words))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      return ended && process.exitValue() == 0 ? Optional.of(out.strip()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static List<String> command(Path home, List<String> words) {
    return Stream.concat(Stream.of("git", "-C", home.toString()), words.stream()).toList();
  }
}
