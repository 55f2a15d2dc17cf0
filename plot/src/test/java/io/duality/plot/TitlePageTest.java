package io.duality.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.RunData;
import io.duality.results.claim.ClaimsDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TitlePageTest {
  @TempDir private Path folder;

  private String firstPage(RunData run, Optional<ClaimsDocument> claims) throws IOException {
    Path report = Report.write(run, claims, folder).report();
    try (PDDocument document = Loader.loadPDF(report.toFile())) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setEndPage(1);
      // Lines are broken anywhere; a sentence is looked for as one.
      return stripper.getText(document).replaceAll("\\s+", " ");
    }
  }

  @Test
  void saysWhatCameOfTheRunBeforeWhatWasRun() throws IOException {
    String page =
        firstPage(Runs.bandwidth(), Optional.of(ClaimSectionTest.document("threaded", "virtual")));

    assertThat(page)
        .startsWith("Bandwidth of five concurrency models from 1 to 65536 clients")
        .containsSubsequence(
            "Of 2 claims: 1 supported, 1 refuted, 0 inconclusive, 0 not measured.",
            "SUPPORTED: It falls past its knee. Measured: throughput of threaded at 16384",
            "REFUTED: It falls past its knee.",
            "The highest median throughput of a valid point is",
            "255 trials: 234 valid, 12 invalid, 3 failed, 6 impossible.",
            "Re-runs: R. von Behren",
            "command run-benchmark.sh bandwidth-vs-clients --profile full");
  }

  @Test
  void saysThatNothingCameOfAnEmptyRun() throws IOException {
    RunData planned = Runs.run(Runs.MODELS, Runs.POWERS, 3, Runs.bandwidthCharts(), List.of());

    assertThat(firstPage(planned, Optional.empty()))
        .contains("This run was not held against any claim.")
        .contains("No point of this run is valid: none of its figures is to be relied on.")
        .contains("0 trials: 0 valid, 0 invalid, 0 failed, 0 impossible.");
  }

  @Test
  void saysThatNotEverythingCouldBeReadAndWhat() throws IOException {
    RunData run = Runs.small();
    RunData damaged =
        new RunData(
            run.plan(), run.environment(), run.trials(), List.of("records.jsonl:3: cut off"));

    assertThat(firstPage(damaged, Optional.empty()))
        .containsSubsequence(
            "Not everything of this run could be read; what is missing is told below.",
            "Not everything could be read:",
            "records.jsonl:3: cut off");
  }
}
