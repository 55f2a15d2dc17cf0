package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceCommitTest {
  @TempDir private Path home;

  @Test
  void aFolderThatIsNoRepositoryHasNoCommit() {
    assertThat(SourceCommit.of(home, "7-9")).isEqualTo("unknown.7-9");
    assertThat(SourceCommit.of(home, "")).isEqualTo("unknown");
  }

  @Test
  void tellsATreeThatDiffersFromItsCommit() throws Exception {
    Path source = home.resolve("servers/src/main/java/A.java");
    write(source, "class A {}");
    write(home.resolve(".gitignore"), "runs/");
    git("init", "-q");
    git("add", ".");
    git("commit", "-q", "-m", "first");
    String commit = SourceCommit.of(home, "7-9");
    assertThat(commit).matches("[0-9a-f]{40}");

    write(home.resolve("notes.txt"), "not built, not run");
    write(home.resolve("runs/records.jsonl"), "{}");
    assertThat(SourceCommit.of(home, "7-9")).isEqualTo(commit);

    write(source, "class A { int changed; }");
    assertThat(SourceCommit.of(home, "7-9")).isEqualTo(commit + "+dirty.7-9");

    write(source, "class A {}");
    assertThat(SourceCommit.of(home, "7-9")).isEqualTo(commit);

    write(source.resolveSibling("B.java"), "class B {}");
    assertThat(SourceCommit.of(home, "7-9")).as("a new source").isEqualTo(commit + "+dirty.7-9");
  }

  /** Git would name the commit of whatever repository the archive was unpacked in. */
  @Test
  void anArchiveSaysItselfWhatItWasMadeOf() throws Exception {
    write(home.resolve("a.txt"), "another project");
    git("init", "-q");
    git("add", ".");
    git("commit", "-q", "-m", "not ours");
    Path archive = home.resolve("duality-1.2.3");
    write(archive.resolve("COMMIT"), "0123abcd\n");

    assertThat(SourceCommit.of(archive, "")).isEqualTo("0123abcd");
    assertThat(SourceCommit.ofArchive(home)).isEmpty();
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void git(String... words) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of("git", "-C", home.toString(), "-c", "user.name=t", "-c", "user.email=t@t"));
    command.addAll(List.of(words));
    try {
      assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    } catch (IOException e) {
      assumeTrue(false, "there is no git here");
    }
  }
}
