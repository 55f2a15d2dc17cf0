package io.duality.scenarios.side;

import io.duality.scenarios.process.Errand;
import io.duality.scenarios.process.FileTree;
import io.duality.scenarios.process.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * A checkout of one commit in a folder of its own, which the repository knows as long as it is
 * built: a build that asks git gets answers.
 */
record Worktree(Git git, Path tree) {
  private static final Duration CHECKOUT_LIMIT = Duration.ofMinutes(10);

  /**
   * Checks the commit out.
   *
   * @throws SideFailedException if git does not do it
   */
  void add(String commit, Path log, StopSignal stop)
      throws SideFailedException, IOException, InterruptedException {
    List<String> words =
        List.of("worktree", "add", "--quiet", "--force", "--detach", tree.toString(), commit);
    Errand errand =
        new Errand(git.command(words), git.folder(), log, CHECKOUT_LIMIT, Git.LOCAL_VARIABLES);
    OptionalInt ended = errand.run(stop);
    if (ended.isEmpty() || ended.getAsInt() != 0) {
      throw new SideFailedException(
          "commit " + commit + " cannot be checked out: " + BuildLog.telling(log));
    }
  }

  /**
   * Lets the repository forget the checkout, whose files stay. Git forgets only what is not there:
   * so they are put aside meanwhile, and back, as what was built may know its own path.
   */
  void detach() throws IOException {
    Path aside = tree.resolveSibling(tree.getFileName() + ".aside");
    Files.move(tree, aside);
    if (!forget()) {
      throw new IOException("git does not forget the worktree " + tree);
    }
    Files.deleteIfExists(aside.resolve(".git"));
    Files.move(aside, tree);
  }

  /** Deletes the checkout, and the repository forgets it; half of one, or none, is no error. */
  void remove() throws IOException {
    FileTree.delete(tree);
    boolean _ = forget();
  }

  /** False of a checkout that the repository does not know, and where there is none any more. */
  private boolean forget() {
    return git.ask(List.of("worktree", "remove", "--force", "--force", tree.toString()))
        .isPresent();
  }
}
