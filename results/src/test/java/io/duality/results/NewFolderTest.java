package io.duality.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewFolderTest {
  private static final Instant START = Instant.parse("2026-11-03T14:22:33.987Z");

  @TempDir Path temp = Path.of("");

  @Test
  void isNamedAfterScenarioAndSecond() throws IOException {
    Path runs = temp.resolve("not/yet/runs");
    assertThat(NewFolder.below(runs, "bandwidth-vs-clients", START))
        .isEqualTo(runs.resolve("bandwidth-vs-clients-20261103T142233Z"))
        .isEmptyDirectory();
  }

  @Test
  void takesAnotherNameWhenTheSecondIsTaken() throws IOException {
    assertThat(NewFolder.below(temp, "s", START)).hasFileName("s-20261103T142233Z");
    assertThat(NewFolder.below(temp, "s", START)).hasFileName("s-20261103T142233Z-2");
    assertThat(NewFolder.below(temp, "s", START)).hasFileName("s-20261103T142233Z-3");
  }

  @Test
  void refusesANameThatWouldLeaveTheFolderOfRuns() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewFolder.below(temp, "../elsewhere", START))
        .withMessageContaining("'../elsewhere'");
  }

  @Test
  void saysWhyAFolderCannotBeMade() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));
    assertThatIOException()
        .isThrownBy(() -> NewFolder.below(file.resolve("runs"), "s", START))
        .withMessageContaining(" cannot be written: Not a directory")
        .withMessageContaining("--out");
  }
}
