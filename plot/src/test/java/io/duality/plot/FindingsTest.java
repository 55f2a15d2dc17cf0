package io.duality.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.RunData;
import io.duality.results.TrialRecord;
import io.duality.results.claim.ClaimsDocument;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private static List<String> of(RunData run, Optional<ClaimsDocument> claims) {
    return Findings.of(run, run.points(), claims);
  }

  @Test
  void countsTheVerdictsAndTellsEach() {
    List<String> sentences =
        of(
            Runs.bandwidth(),
            Optional.of(ClaimSectionTest.document("threaded", "virtual", "epoll", "knot-a")));

    assertThat(sentences)
        .first()
        .isEqualTo("Of 4 claims: 1 supported, 1 refuted, 0 inconclusive, 2 not measured.");
    assertThat(sentences.get(1))
        .matches(
            "SUPPORTED: It falls past its knee\\. Measured: throughput of threaded at 16384 to"
                + " threaded at its peak is 0\\.\\d+ \\(0\\.\\d+ to 0\\.\\d+\\); claimed: at most"
                + " 0\\.7\\.");
    assertThat(sentences.get(2)).startsWith("REFUTED: It falls past its knee. Measured: ");
    assertThat(sentences.get(4))
        .startsWith("NOT MEASURED: It falls past its knee. Note: knot-a is not in this run");
  }

  @Test
  void oneClaimIsOne() {
    assertThat(of(Runs.bandwidth(), Optional.of(ClaimSectionTest.document("virtual"))))
        .first()
        .isEqualTo("Of 1 claim: 0 supported, 1 refuted, 0 inconclusive, 0 not measured.");
  }

  @Test
  void namesTheHighestValidThroughput() {
    RunData run =
        Runs.run(
            List.of("epoll", "seda"),
            List.of(1L, 2L),
            2,
            List.of(),
            List.of(
                Trials.measured(0, "epoll", 1, 0, 1000, null),
                Trials.measured(1, "epoll", 1, 1, 2000, null),
                Trials.measured(2, "seda", 2, 0, 9000, Trials.generatorBusy())));

    assertThat(of(run, Optional.empty()))
        .containsExactly(
            "This run was not held against any claim.",
            "The highest median throughput of a valid point is 1500 tasks/s, of epoll at 1 threads"
                + " (1000 to 2000).",
            "3 trials: 2 valid, 1 invalid, 0 failed, 0 impossible.");
  }

  @Test
  void saysWhereNothingIsValid() {
    TrialRecord invalid = Trials.measured(0, "epoll", 1, 0, 1000, Trials.generatorBusy());
    RunData run = Runs.run(List.of("epoll"), List.of(1L), 1, List.of(), List.of(invalid));

    assertThat(of(run, Optional.empty()))
        .contains("No point of this run is valid: none of its figures is to be relied on.");
  }
}
