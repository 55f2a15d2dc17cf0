package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.results.Environment;
import io.duality.results.gate.Verdict;
import io.duality.scenarios.gate.Conclusion;
import io.duality.scenarios.gate.Level;
import io.duality.scenarios.spec.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateHistoryTest {
  private static final List<Level> LEVELS =
      List.of(
          new Level("smoke", "throughput", "completed/s", 100, 110),
          new Level("smoke", "rss", "MiB", 50, 51.5));

  @TempDir private Path dir;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private GateHistory history() {
    World world = TestWorld.saying(dir, said, Map.of());
    return new GateHistory(world, Optional.of(Path.of("history.csv")));
  }

  private static Environment environment(String cpu) {
    return new Environment(
        1,
        "Linux 1",
        cpu,
        2,
        1 << 30,
        Map.of(),
        "25",
        List.of(),
        "abc",
        Map.of(),
        Map.of(),
        "",
        "",
        "2026-11-03T14:22:33Z");
  }

  private static Conclusion conclusion(Verdict verdict, List<Level> levels) {
    return new Conclusion(
        "main (1)",
        "mine, not yours (2)",
        Optional.of(verdict),
        List.of(),
        levels,
        List.of(),
        List.of());
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(dir.resolve("history.csv"));
  }

  @Test
  void appendsTheHeadsMedians() throws IOException {
    Environment here = environment("CPU");
    assertThat(history().append(here, conclusion(Verdict.PASS, LEVELS), 0)).isZero();
    assertThat(history().append(here, conclusion(Verdict.FAIL, LEVELS), 3)).isEqualTo(3);

    assertThat(lines()).hasSize(3);
    assertThat(lines().getFirst()).isEqualTo("time,commit,machine,smoke/throughput,smoke/rss");
    assertThat(lines().get(1))
        .startsWith("2026-11-03T14:22:33Z,mine; not yours (2),")
        .endsWith(",110,51.5");
  }

  @Test
  void leavesOutWhatIsNotToBeBelieved() {
    for (Verdict verdict : List.of(Verdict.NOISY, Verdict.INVALID)) {
      assertThat(history().append(environment("CPU"), conclusion(verdict, LEVELS), 4)).isEqualTo(4);
    }
    assertThat(dir.resolve("history.csv")).doesNotExist();
  }

  /** The verdict stands; only a PASS cannot hide that the row was not taken. */
  @Test
  void keepsTheVerdictWhereTheRowDoesNotFit() throws IOException {
    Environment here = environment("CPU");
    history().append(here, conclusion(Verdict.PASS, LEVELS), 0);
    List<String> before = lines();
    List<Level> fewer = LEVELS.subList(0, 1);

    assertThat(history().append(here, conclusion(Verdict.PASS, fewer), 0)).isEqualTo(1);
    assertThat(history().append(here, conclusion(Verdict.FAIL, fewer), 3)).isEqualTo(3);

    assertThat(lines()).isEqualTo(before);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("--history: nothing was appended: ", "this run has no valid smoke/rss");
  }

  @Test
  void refusesAnotherMachinesHistoryBeforeTheGate() {
    history().append(environment("CPU"), conclusion(Verdict.PASS, LEVELS), 0);
    history().check(environment("CPU"));
    assertThatThrownBy(() -> history().check(environment("another")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("its last row is of machine");
  }
}
