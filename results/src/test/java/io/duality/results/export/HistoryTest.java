package io.duality.results.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.results.Environment;
import io.duality.results.Sample;
import io.duality.results.TrialRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        .hasMessageContaining("this run has no valid bandwidth-vs-clients/epoll/64/throughput");
  }

  @Test
  void refusesMoreColumnsThanItHas() throws IOException {
    Path file = temp.resolve("history.csv");
    History.of(Sample.environment(), Map.of("smoke/rss", 1.5)).append(file);
    Map<String, Double> more = new LinkedHashMap<>();
    more.put("smoke/rss", 1.5);
    more.put("smoke/threads", 2.0);
    assertThatThrownBy(() -> History.of(Sample.environment(), more).append(file))
        .hasMessageContaining("it has no column smoke/threads; give each scenario");
  }

  /** A number that lost its last digits still is one. */
  @Test
  void refusesAFileWhoseLastNumberMayBeCut() throws IOException {
    Path file = temp.resolve("history.csv");
    history(Sample.environment(), 100).append(file);
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.length() - 1));
    assertThatThrownBy(() -> history(Sample.environment(), 100).append(file))
        .hasMessageContaining("its last row is not whole");
    assertThatThrownBy(() -> History.check(file, Sample.environment()))
        .hasMessageContaining("its last row is not whole");
  }

  /** What can be known before hours are spent on a run. */
  @Test
  void isCheckedBeforeTheRun() throws IOException {
    Path file = temp.resolve("history.csv");
    History.check(file, Sample.environment());
    assertThat(file).doesNotExist();
    history(Sample.environment(), 100).append(file);
    History.check(file, Sample.environment());
    assertThatThrownBy(() -> History.check(file, otherKernel()))
        .hasMessageContaining("its last row is of machine");
    assertThatThrownBy(() -> History.check(temp, Sample.environment()))
        .hasMessageContaining("is no file");
    assertThatThrownBy(() -> History.check(temp.resolve("a/b.csv"), Sample.environment()))
        .hasMessageContaining("cannot be written");
    Path letter = Files.writeString(temp.resolve("letter.txt"), "Dear reader,\n");
    assertThatThrownBy(() -> History.check(letter, Sample.environment()))
        .hasMessageContaining("is no history");
    Path binary = Files.write(temp.resolve("binary"), new byte[] {(byte) 0xC3, '(', '\n'});
    assertThatThrownBy(() -> History.check(binary, Sample.environment()))
        .hasMessageContaining("is no text");
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
