package io.duality.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.Metric;
import io.duality.results.RunData;
import io.duality.results.TrialRecord;
import io.duality.results.claim.Claim;
import io.duality.results.claim.ClaimsDocument;
import io.duality.results.claim.Criterion;
import io.duality.results.claim.Judge;
import io.duality.results.claim.Limits;
import io.duality.results.claim.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimSectionTest {
  private static final RunData RUN = Runs.bandwidth();

  @TempDir private Path folder;

  private static Claim falls(String model) {
    return new Claim(
        model + "-falls",
        "It falls past its knee.",
        "A paper of 2003",
        "63 % of its peak",
        new Criterion.Ratio(
            new Criterion.Reading(model, Metric.THROUGHPUT, Place.parse("16384")),
            new Criterion.Reading(model, Metric.THROUGHPUT, Place.parse("peak")),
            Limits.atMost(0.7)),
        "because",
        "The wall was its memory.");
  }

  static ClaimsDocument document(String... models) {
    List<Claim> claims = List.of(models).stream().map(ClaimSectionTest::falls).toList();
    return new ClaimsDocument(
        TrialRecord.SCHEMA, "bandwidth-vs-clients", claims, Judge.judge(claims, RUN));
  }

  private String report(Optional<ClaimsDocument> claims) throws IOException {
    try (PDDocument report = Loader.loadPDF(Report.write(RUN, claims, folder).report().toFile())) {
      return new PDFTextStripper().getText(report);
    }
  }

  @Test
  void showsEachClaimWithItsVerdict() throws IOException {
    assertThat(report(Optional.of(document("threaded", "virtual", "epoll", "knot-a"))))
        .contains("Claims")
        .containsPattern("threaded-falls SUPPORTED 0\\.\\d+ \\(0\\.\\d+ to 0\\.\\d+\\) at most 0.7")
        .containsPattern("virtual-falls REFUTED 0\\.9\\d* ")
        .contains("epoll-falls NOT MEASURED – at most 0.7")
        .contains("published 63 % of its peak")
        .contains("throughput of threaded at 16384 to threaded at its peak")
        .contains("epoll at 4096 is invalid (generator busy)")
        .contains("knot-a is not in this run")
        .contains("The wall was its memory.");
  }

  @Test
  void aRunWithoutClaimsHasNoSuchSection() throws IOException {
    assertThat(report(Optional.empty())).doesNotContain("Claims");
    assertThat(
            report(
                Optional.of(
                    new ClaimsDocument(
                        TrialRecord.SCHEMA, "any", List.of(falls("epoll")), List.of()))))
        .doesNotContain("Claims");
  }
}
