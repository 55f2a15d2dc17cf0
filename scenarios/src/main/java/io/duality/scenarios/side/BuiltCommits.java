package io.duality.scenarios.side;

import io.duality.scenarios.process.FileTree;
import io.duality.scenarios.process.StopSignal;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Commits of a repository, each checked out and built once. What was built is kept for later
 * starts, in a folder a commit:
 *
 * <pre>
 *   KEY.lock      held by whoever builds
 *   KEY.log       what the build has printed
 *   KEY/from      the repository; written first
 *   KEY/tree/     the checkout, with what was built
 *   KEY/built     written last: a folder without it was left by a start that was killed
 * </pre>
 */
public final class BuiltCommits {
  private static final Duration KEPT = Duration.ofDays(14);
  private static final String FROM = "from";
  private static final String TREE = "tree";
  private static final String BUILT = "built";

  private final Git git;
  private final Path work;
  private final InstantSource clock;
  private final Consumer<String> progress;

  /**
   * Commits of one repository.
   *
   * @param git in the repository
   * @param work folder for what is built; made when it is needed
   * @param clock tells how old a build is
   * @param progress takes one line before each build
   */
  public BuiltCommits(Git git, Path work, InstantSource clock, Consumer<String> progress) {
    this.git = git;
    this.work = work;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * The folder of a commit's checkout, built. The files in it are not to be changed.
   *
   * @param name of the side, for messages
   * @param commit in full
   * @throws SideFailedException if it cannot be checked out or built; nothing but the log is left
   * @throws InterruptedException on a request to stop; nothing but the log is left
   */
  public Path tree(String name, String commit, BuildOrder order, StopSignal stop)
      throws SideFailedException, InterruptedException {
    String key =
        commit + "-" + Digest.of(List.of(git.folder().toString(), order.command().toString()));
    try {
      Files.createDirectories(work);
      removeOld(key);
      try (BuildLock _ = BuildLock.take(work, key, progress, stop)) {
        Path folder = work.resolve(key);
        if (!Files.exists(folder.resolve(BUILT))) {
          build(name, commit, key, order, stop);
        }
        Files.setLastModifiedTime(folder.resolve(BUILT), FileTime.from(clock.instant()));
        return folder.resolve(TREE);
      }
    } catch (IOException e) {
      throw new SideFailedException(name + " cannot be built below " + work + ": " + e);
    }
  }

  private void build(String name, String commit, String key, BuildOrder order, StopSignal stop)
      throws SideFailedException, IOException, InterruptedException {
    Path folder = work.resolve(key);
    remove(folder);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(FROM), git.folder().toString());
    Worktree worktree = new Worktree(git, folder.resolve(TREE));
    Path log = work.resolve(key + ".log");
    boolean built = false;
    try {
      worktree.add(commit, log, stop);
      order.run(name, worktree.tree(), log, progress, stop);
      worktree.detach();
      Files.writeString(folder.resolve(BUILT), commit);
      built = true;
    } finally {
      if (!built) {
        remove(folder);
      }
    }
  }

  /** What killed starts have left of other commits, and what nobody has wanted for long. */
  private void removeOld(String wanted) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(work, Files::isDirectory)) {
      for (Path folder : folders) {
        String key = folder.getFileName().toString();
        if (!key.equals(wanted) && isOld(folder.resolve(BUILT))) {
          removeUnlessInUse(folder, key);
        }
      }
    }
  }

  private boolean isOld(Path built) throws IOException {
    return !Files.exists(built)
        || Files.getLastModifiedTime(built).toInstant().isBefore(clock.instant().minus(KEPT));
  }

  private void removeUnlessInUse(Path folder, String key) throws IOException {
    Optional<BuildLock> lock = BuildLock.tryTake(work, key);
    if (lock.isPresent()) {
      try (BuildLock _ = lock.get()) {
        remove(folder);
      }
    }
  }

  /** The checkout may be one of another repository. */
  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder.resolve(FROM))) {
      Path repository = Path.of(Files.readString(folder.resolve(FROM)));
      new Worktree(new Git(repository), folder.resolve(TREE)).remove();
    }
    FileTree.delete(folder);
  }
}
