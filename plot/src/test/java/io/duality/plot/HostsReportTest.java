package io.duality.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.plot.view.Block;
import io.duality.plot.view.Grid;
import io.duality.results.Environment;
import io.duality.results.RunData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the report of a run on several machines says of them. */
class HostsReportTest {
  private static final Environment SERVER =
      Runs.machine(
          "AMD EPYC 7B13", Map.of("kernel.pid_max", "32768", "net.core.somaxconn", "4096"));
  private static final Environment GENERATOR =
      Runs.machine("Intel Xeon 8481C", Map.of("kernel.pid_max", "32768"));

  @TempDir private Path folder;

  @Test
  void namesEachHostOnTheFirstPageInTheCaptionsAndInTheEnvironment() throws IOException {
    ReportFiles files = Report.write(Runs.on(SERVER, GENERATOR, GENERATOR), folder);

    assertThat(text(files.report()))
        .contains("hosts server s, generators g1, g2")
        .contains("server s: AMD EPYC 7B13, 2 CPUs;")
        .contains("generators g1, g2: Intel Xeon 8481C, 2 CPUs;")
        .contains("host role address connects from")
        .contains("s server 10.0.0.1 10.0.0.1")
        .contains("g1 generator 10.0.0.2 10.0.0.2 10.0.1.2")
        .contains("g2 generator 10.0.0.3 10.0.0.3 10.0.1.3");
    assertThat(Files.readString(files.page()))
        .contains("server s, generators g1, g2")
        .contains("The hosts")
        .contains("What the hosts differ in");
  }

  @Test
  void saysOnceWhatAllHaveInCommonAndToWhomTheRestBelongs() {
    List<Grid> grids = grids(Runs.on(SERVER, GENERATOR, GENERATOR));

    assertThat(grids)
        .extracting(Grid::caption)
        .containsExactly(
            "The hosts",
            "What the hosts differ in",
            "The machine, the same on all hosts",
            "Kernel settings, the same on all hosts",
            "Limits, the same on all hosts",
            "CPU vulnerabilities, the same on all hosts");
    assertThat(grids.get(1).rows())
        .containsExactly(
            List.of("machine", "CPU", "s", "AMD EPYC 7B13"),
            List.of("machine", "CPU", "g1, g2", "Intel Xeon 8481C"),
            List.of("kernel setting", "net.core.somaxconn", "s", "4096"),
            List.of("kernel setting", "net.core.somaxconn", "g1, g2", "not recorded"));
    assertThat(grids.get(2).rows())
        .extracting(List::getFirst)
        .contains("kernel", "JDK", "commit", "started")
        .doesNotContain("CPU");
    assertThat(grids.get(3).rows()).containsExactly(List.of("kernel.pid_max", "32768"));
  }

  @Test
  void hostsThatAreAlikeDifferInNothing() {
    assertThat(grids(Runs.on(SERVER, SERVER)))
        .extracting(Grid::caption)
        .doesNotContain("What the hosts differ in")
        .hasSize(5);
  }

  /** When the run began, and not when its agents did. */
  @Test
  void tellsTheStartOfTheRun() {
    Environment agent = SERVER.in("", "", "2026-01-01T00:00:00Z");

    assertThat(grids(Runs.on(agent, agent)).get(1).rows())
        .contains(List.of("started", "2026-11-20T08:15:30Z"))
        .contains(List.of("CPUs of the server", "0"));
  }

  @Test
  void aRunOnOneMachineHasNoHosts() throws IOException {
    ReportFiles files = Report.write(Runs.small(), folder);

    assertThat(text(files.report())).doesNotContain("hosts");
    assertThat(grids(Runs.small())).extracting(Grid::caption).startsWith("The machine").hasSize(4);
  }

  private static List<Grid> grids(RunData run) {
    return EnvironmentSection.of(run).blocks().stream().map(HostsReportTest::grid).toList();
  }

  private static Grid grid(Block block) {
    return (Grid) block;
  }

  private static String text(Path pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      // Lines are broken anywhere; a sentence is looked for as one.
      return stripper.getText(document).replaceAll("\\s+", " ");
    }
  }
}
