package io.duality.scenarios.side;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.duality.scenarios.process.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A repository in a folder whose name has a blank. */
public final class TestRepository {
  private final Path folder;

  private TestRepository(Path folder) {
    this.folder = folder;
  }

  /** A new one, empty; the test is skipped where there is no git. */
  public static TestRepository in(Path parent) throws Exception {
    assumeTrue(Programs.find("git").isPresent(), "there is no git here");
    TestRepository made = new TestRepository(Files.createDirectories(parent.resolve("a project")));
    made.git("init", "-q", "-b", "main");
    return made;
  }

  /** Its working tree. */
  public Path folder() {
    return folder;
  }

  Git git() {
    return new Git(folder);
  }

  /** Writes a file that can be executed. */
  public TestRepository with(String file, String... lines) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, String.join("\n", lines) + "\n");
    assertThat(path.toFile().setExecutable(true)).isTrue();
    return this;
  }

  /** Commits all there is; returns the commit. */
  public String commit(String message) throws Exception {
    git("add", "-A");
    git("commit", "-q", "--allow-empty", "-m", message);
    return git("rev-parse", "HEAD");
  }

  String git(String... words) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "git",
                "-C",
                folder.toString(),
                "-c",
                "user.name=t",
                "-c",
                "user.email=t@t",
                "-c",
                "commit.gpgsign=false"));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.strip();
  }
}
