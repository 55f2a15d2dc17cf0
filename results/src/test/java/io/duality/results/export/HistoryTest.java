package io.duality.results.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.results.Environment;
import io.duality.results.Sample;
import io.duality.results.TrialRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  @TempDir Path temp = Path.of("");

  @Test
  void growsByOneRowARun() throws IOException {
    Path file = temp.resolve("history.csv");
    history(Sample.environment(), 100).append(file);
    history(Sample.environment(), 110).append(file);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst())
        .startsWith("time,commit,machine,bandwidth-vs-clients/epoll/64/throughput,");
    assertThat(lines.get(1)).startsWith("2026-11-03T14:22:33Z,2f33b4a+dirty,").contains(",100,");
    assertThat(lines.get(2)).contains(",110,");
  }

  @Test
  void refusesARowOfAnotherMachine() throws IOException {
    Path file = temp.resolve("history.csv");
    history(Sample.environment(), 100).append(file);
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(() -> history(otherKernel(), 100).append(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("its last row is of machine")
        .hasMessageContaining("start a new history");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void refusesOtherColumns() throws IOException {
    Path file = temp.resolve("history.csv");
    history(Sample.environment(), 100).append(file);
    History other = History.of(Sample.environment(), series(Sample.valid("virtual", 64, 0, 100)));
    assertThatThrownBy(() -> other.append(file))
        .hasMessageContaining("it lacks bandwidth-vs-clients/virtual/64/throughput");
  }

  @Test
  void refusesAFileThatEndsInHalfARow() throws IOException {
    Path file = temp.resolve("history.csv");
    history(Sample.environment(), 100).append(file);
    Files.writeString(file, Files.readString(file) + "2026-11-04T");
    assertThatThrownBy(() -> history(Sample.environment(), 100).append(file))
        .hasMessageContaining("its last row is not whole");
  }

  private static History history(Environment environment, double throughput) {
    return History.of(environment, series(Sample.valid("epoll", 64, 0, throughput)));
  }

  private static Series series(TrialRecord trial) {
    return Series.of(Sample.plan(trial.model()), List.of(trial));
  }

  private static Environment otherKernel() {
    Environment e = Sample.environment();
    return new Environment(
        e.schema(),
        "Linux 7.0",
        e.cpuModel(),
        e.cpus(),
        e.memoryBytes(),
        e.mitigations(),
        e.jdk(),
        e.jvmFlags(),
        e.commit(),
        e.sysctls(),
        e.limits(),
        e.serverCpus(),
        e.generatorCpus(),
        e.startedAt());
  }
}
