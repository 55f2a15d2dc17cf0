package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.Outcome;
import io.duality.results.PlanDocument;
import io.duality.results.Reason;
import io.duality.results.TrialRecord;
import io.duality.results.TrialSetup;
import io.duality.scenarios.run.Documents;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResultTableTest {

  @Test
  void hasAColumnForEachOfAFewModels() {
    List<String> lines =
        ResultTable.lines(
            plan(List.of("epoll", "external:nginx")),
            List.of(failed("epoll", 1024), failed("external:nginx", 1)));
    assertThat(lines)
        .containsExactly(
            "Throughput (completed/s, medians)",
            "clients           epoll  external:nginx",
            "      1               -          failed",
            "  1,024          failed               -");
  }

  @Test
  void hasARowForEachOfManyModels() {
    List<String> models = IntStream.range(0, 9).mapToObj(i -> "model-" + i).toList();
    List<String> lines = ResultTable.lines(plan(models), List.of(failed("model-1", 1024)));
    assertThat(lines)
        .hasSize(11)
        .contains("clients       1   1,024", "model-0       -       -", "model-1       -  failed");
  }

  private static PlanDocument plan(List<String> models) {
    return Documents.plan(List.of(1L, 1024L), models);
  }

  private static TrialRecord failed(String model, long x) {
    return new TrialRecord(
        TrialRecord.SCHEMA,
        "test",
        model,
        x,
        0,
        0,
        "2026-01-02T03:04:05Z",
        Outcome.FAILED,
        List.of(new Reason("server-died", "died", "it died")),
        new TrialSetup(1, 1, 1, 1, "", "", 0, 1, 0, 0, List.of(), List.of(), Map.of()),
        null);
  }
}
