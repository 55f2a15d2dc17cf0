package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs are too short to be valid for certain: what is asserted holds whichever they are. */
class HistoryOptionTest {
  private static final String OTHER_MACHINE =
      "time,commit,machine,tiny/nio-select/1/throughput\n2026-11-03T14:22:33Z,abc,deadbeef,1\n";

  @TempDir private Path dir;

  @BeforeEach
  void aScenario() throws IOException {
    TinyScenario.in(dir, "tiny", "nio-select", "1");
  }

  private CliRun run(String out, String history) throws IOException {
    return CliRun.of(dir, dir, "tiny", "--out", out, "--history", history);
  }

  private List<Path> histories() throws IOException {
    try (Stream<Path> files = Files.list(dir.resolve("histories"))) {
      return files.toList();
    }
  }

  @Test
  void appendsARowForAValidRunAndKeepsARunWhoseColumnsDoNotFit() throws IOException {
    Files.createDirectory(dir.resolve("histories"));

    CliRun first = run("out", "histories");

    assertThat(first.exitCode()).as(first.err()).isIn(0, 4);
    assertThat(dir.resolve("out/report.pdf")).isRegularFile();
    assertThat(histories()).hasSize(first.exitCode() == 0 ? 1 : 0);
    if (first.exitCode() == 0) {
      Path file = histories().getFirst();
      assertThat(file.getFileName().toString()).matches("tiny-[0-9a-f]{8}\\.csv");
      assertThat(Files.readAllLines(file))
          .hasSize(2)
          .first()
          .asString()
          .startsWith("time,commit,machine,tiny/nio-select/1/throughput,");
      keepsTheRunWhoseColumnsDoNotFit(file);
    }
  }

  /** Which cannot be known before. */
  private void keepsTheRunWhoseColumnsDoNotFit(Path file) throws IOException {
    String other = Files.readString(file).replace("/throughput", "/bandwidth");
    Files.writeString(file, other);

    CliRun second = run("second", file.toString());

    assertThat(second.exitCode()).as(second.err()).isIn(1, 4);
    assertThat(dir.resolve("second/report.pdf")).isRegularFile();
    assertThat(file).hasContent(other);
    assertThat(second.err().contains("--history: nothing was appended: "))
        .as(second.err())
        .isEqualTo(second.exitCode() == 1);
  }

  /** Before an hour is spent on a run. */
  @Test
  void refusesAnotherMachinesHistoryBeforeAnyLoad() throws IOException {
    Path file = Files.writeString(dir.resolve("history.csv"), OTHER_MACHINE);

    CliRun run = run("out", "history.csv");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .contains("--history: ", "history.csv: its last row is of machine deadbeef");
    assertThat(dir.resolve("out")).doesNotExist();
    assertThat(file).hasContent(OTHER_MACHINE);
  }

  @Test
  void refusesATruncatedOneAndOneThatCannotBeWritten() throws IOException {
    Files.writeString(dir.resolve("history.csv"), OTHER_MACHINE.strip());
    assertThat(run("out", "history.csv").err()).contains("its last row is not whole");
    CliRun nowhere = run("out", "no/such/folder/history.csv");
    assertThat(nowhere.exitCode()).isEqualTo(2);
    assertThat(nowhere.err()).contains("cannot be written");
    assertThat(dir.resolve("out")).doesNotExist();
  }
}
