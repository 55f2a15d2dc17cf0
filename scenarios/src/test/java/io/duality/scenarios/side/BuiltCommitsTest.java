package io.duality.scenarios.side;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.scenarios.process.StopSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltCommitsTest {
  private static final Duration AMPLE = Duration.ofMinutes(2);

  @TempDir private Path temp;
  private final List<String> progress = new ArrayList<>();
  private Instant now = Instant.now();
  private TestRepository repository;
  private Path work;

  @BeforeEach
  void makeRepository() throws Exception {
    repository = TestRepository.in(temp);
    work = temp.resolve("the work");
  }

  private Path tree(String commit, String build, Duration limit, StopSignal stop)
      throws SideFailedException, InterruptedException {
    return new BuiltCommits(repository.git(), work, () -> now, progress::add)
        .tree("base x", commit, BuildOrder.shell(build, limit), stop);
  }

  private Path tree(String commit, String build) throws SideFailedException, InterruptedException {
    return tree(commit, build, AMPLE, new StopSignal());
  }

  /** Folders, and not the logs and locks beside them. */
  private List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.list(work)) {
      return files.filter(Files::isDirectory).toList();
    }
  }

  private void assertThatTheRepositoryIsAsItWas() throws Exception {
    assertThat(repository.git("worktree", "list").lines()).hasSize(1);
    assertThat(repository.git("status", "--porcelain")).isEqualTo(status);
  }

  private String status = "";

  @Test
  void buildsACommitAndNotWhatTheUserIsEditing() throws Exception {
    String first = repository.with("source", "old").commit("first");
    repository.with("source", "new").commit("second");
    repository.with("source", "being edited");
    status = repository.git("status", "--porcelain");

    Path tree = tree(first, "cat source > built; git rev-parse HEAD >> built");

    assertThat(tree.resolve("built")).content().isEqualTo("old\n" + first + "\n");
    assertThat(repository.folder().resolve("source")).content().isEqualTo("being edited\n");
    assertThatTheRepositoryIsAsItWas();
  }

  @Test
  void buildsACommitOnce() throws Exception {
    String commit = repository.with("source", "x").commit("first");
    String build = "echo again >> '" + temp + "/builds'";
    Path once = tree(commit, build);
    assertThat(tree(commit, build)).isEqualTo(once);
    assertThat(temp.resolve("builds")).content().isEqualTo("again\n");
    assertThat(progress).hasSize(1).first().asString().startsWith("building base x");
    assertThat(tree(commit, build + "; true")).as("another build").isNotEqualTo(once);
  }

  @Test
  void aBuildThatFailsIsOneLineWithItsLogAndLeavesNothing() throws Exception {
    String commit = repository.commit("first");
    assertThatThrownBy(() -> tree(commit, "echo 'A.java:3: error: no such x'; echo bye; exit 7"))
        .isInstanceOf(SideFailedException.class)
        .hasMessageContaining("base x cannot be built, exit code 7: A.java:3: error: no such x")
        .hasMessageContaining(".log")
        .message()
        .hasLineCount(1);
    assertThat(kept()).isEmpty();
    assertThatTheRepositoryIsAsItWas();
    assertThat(work.toFile().listFiles((_, name) -> name.endsWith(".log"))).hasSize(1);
  }

  @Test
  void aBuildThatTakesTooLongIsOneLineAndLeavesNothing() throws Exception {
    String commit = repository.commit("first");
    assertThatThrownBy(() -> tree(commit, "sleep 300", Duration.ofMillis(300), new StopSignal()))
        .isInstanceOf(SideFailedException.class)
        .hasMessageContaining("was not built within 300ms")
        .hasMessageContaining("--build-limit");
    assertThat(kept()).isEmpty();
    assertThatTheRepositoryIsAsItWas();
  }

  @Test
  void aRequestToStopEndsABuildWithAllThatItHasStarted() throws Exception {
    String commit = repository.commit("first");
    Path fifo = temp.resolve("started");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    StopSignal stop = new StopSignal();
    CompletableFuture<Long> sleeping = new CompletableFuture<>();
    // Opens once the build writes to it. No thread of the common pool: the JDK needs those to tell
    // that a process has ended.
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          sleeping.complete(readNumber(fifo));
          stop.request();
        });
    assertThatThrownBy(
            () -> tree(commit, "sleep 300 & echo $! > '" + fifo + "'; wait", AMPLE, stop))
        .isInstanceOf(InterruptedException.class);
    ProcessHandle.of(sleeping.get(60, TimeUnit.SECONDS))
        .ifPresent(process -> process.onExit().orTimeout(60, TimeUnit.SECONDS).join());
    assertThat(kept()).isEmpty();
    assertThatTheRepositoryIsAsItWas();
  }

  private static long readNumber(Path file) {
    try {
      return Long.parseLong(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatAKilledStartHasLeftIsRemoved() throws Exception {
    String commit = repository.with("source", "x").commit("first");
    Path half = Files.createDirectories(work.resolve("half"));
    Files.writeString(half.resolve("from"), repository.folder().toString());
    new Worktree(repository.git(), half.resolve("tree"))
        .add(commit, temp.resolve("log"), new StopSignal());
    assertThat(repository.git("worktree", "list").lines()).hasSize(2);

    tree(commit, "true");

    assertThat(half).doesNotExist();
    assertThatTheRepositoryIsAsItWas();
  }

  @Test
  void theSameCommitIsBuiltAgainAfterAKilledStart() throws Exception {
    String commit = repository.with("source", "x").commit("first");
    Path tree = tree(commit, "cp source built");
    Files.delete(tree.resolveSibling("built"));
    Files.delete(tree.resolve("built"));
    assertThat(tree(commit, "cp source built").resolve("built")).exists();
    assertThatTheRepositoryIsAsItWas();
  }

  @Test
  void aBuildThatNobodyHasWantedForLongIsRemoved() throws Exception {
    String first = repository.with("source", "x").commit("first");
    String second = repository.with("source", "y").commit("second");
    Path old = tree(first, "true");
    now = now.plus(Duration.ofDays(13));
    tree(second, "true");
    assertThat(old).exists();
    now = now.plus(Duration.ofDays(2));
    tree(second, "true");
    assertThat(old).doesNotExist();
  }

  @Test
  void aBuildThatAnotherStartHoldsIsNeitherMadeNorRemoved() throws Exception {
    String commit = repository.commit("first");
    Path tree = tree(commit, "true");
    Files.delete(tree.resolveSibling("built"));
    String key = tree.resolve("..").normalize().getFileName().toString();
    StopSignal stop = new StopSignal();
    stop.request();
    BuildLock held = BuildLock.tryTake(work, key).orElseThrow();
    try (held) {
      tree(repository.commit("second"), "true");
      assertThat(tree).as("half-made, by somebody who is at it").exists();
      assertThatThrownBy(() -> tree(commit, "true", AMPLE, stop))
          .isInstanceOf(InterruptedException.class);
      assertThat(progress.getLast()).startsWith("waiting for another start");
    }
  }

  @Test
  void noHookOfTheRepositoryIsRun() throws Exception {
    String commit = repository.commit("first");
    repository.with(".git/hooks/post-checkout", "#!/bin/sh", "touch '" + temp + "/hooked'");
    tree(commit, "true");
    assertThat(temp.resolve("hooked")).doesNotExist();
  }
}
