package io.duality.scenarios.cli;

import io.duality.scenarios.side.Git;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commit of this project's sources, as git knows it, or the archive that was made of them. */
final class SourceCommit {
  /** One line that {@code dist/build} has written; no checkout has such a file. */
  private static final String STAMP = "COMMIT";

  /** Where files that git has never seen change what is built or run. */
  private static final List<String> SOURCES =
      List.of(":(glob)**/src/main/**", ":(glob)scenarios/**/*.yaml", ":(glob)**/pom.xml");

  private SourceCommit() {}

  /**
   * The commit, with {@code +dirty} if files differ from it or sources are new, or {@code unknown}.
   * Neither of the two says what was run: the build's id stands behind them, where it is known, so
   * that another edit is not taken for the same program. An archive is not asked of git: it may lie
   * in another project's repository.
   *
   * @param build an id of the content of all that the program was built from, or empty
   */
  static String of(Path home, String build) {
    return ofArchive(home).orElseGet(() -> ofCheckout(home, build));
  }

  /**
   * The commit that an archive was made of; empty of a folder that is none.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  static Optional<String> ofArchive(Path home) {
    Path stamp = home.resolve(STAMP);
    try {
      return Files.isRegularFile(stamp)
          ? Optional.of(Files.readString(stamp).strip())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String ofCheckout(Path home, String build) {
    String edited = build.isEmpty() ? "" : "." + build;
    return new Git(home)
        .ask(List.of("rev-parse", "HEAD"))
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
    return new Git(home).ask(words).filter(changes -> !changes.isEmpty()).isPresent();
  }
}
