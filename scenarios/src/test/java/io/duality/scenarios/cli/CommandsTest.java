package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.HistogramFile;
import io.duality.scenarios.plan.Machines;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandsTest {
  @TempDir private Path dir;

  @Test
  void doctorPrintsTheLimitsAndTheirRemedies() throws IOException {
    Golden.check("doctor.txt", () -> String.join("\n", DoctorTable.lines(Machines.small())) + "\n");
  }

  @Test
  void doctorRunsOnThisMachine() {
    CliRun run = CliRun.of(dir, dir, "doctor");

    assertThat(run.exitCode()).isIn(0, 1);
    assertThat(run.out()).contains("65536 clients with event loops or virtual threads: ");
  }

  /** As on a full disk, and with a reader that has gone. */
  @Test
  void anOutputThatIsLostIsAFailure() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    for (String[] words : new String[][] {{"--version"}, {"list", "models"}, {"load", "--help"}}) {
      CliRun run = CliRun.into(full, dir, dir, words);
      assertThat(run.exitCode()).as(words[0]).isEqualTo(1);
      assertThat(run.err().lines()).hasSize(1);
      assertThat(run.err()).contains("standard output could not be written");
    }
  }

  /** As where the kernel has no thread left for a load's event loop. */
  @Test
  void aLackOfMemoryOrThreadsIsOneLine() {
    OutputStream none =
        new OutputStream() {
          @Override
          public void write(int b) {
            throw new OutOfMemoryError("unable to create native thread");
          }
        };
    CliRun run = CliRun.into(none, dir, dir, "list", "models");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith(
            "run-benchmark.sh: out of memory, or of threads (unable to create native thread);");
  }

  @Test
  void listsModelsWithTheirOptions() {
    CliRun run = CliRun.of(dir, dir, "list", "models");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("  threaded     ")
        .contains("source: ")
        .containsPattern("accept=\\w+  .* \\(new or active\\)")
        .containsPattern("stack-kib=256  .* \\(\\d+ to \\d+\\)")
        .contains("  virtual ");
  }

  @Test
  void loadsAServerAndReports() throws IOException {
    withServer(
        200,
        url -> {
          CliRun run =
              CliRun.of(dir, dir, "load", url, "-c2", "-d", "300ms", "--hdr", "response.hlog");

          assertThat(run.err()).isEmpty();
          assertThat(run.out())
              .contains("Running 300ms test @ " + url)
              .contains("2 of 2 connections established")
              .containsPattern("(?m)^Requests/sec: +[0-9.]+$")
              .containsPattern("(?m)^Transfer/sec: +[0-9.]+[KMG]?B$")
              .doesNotContain("Socket errors");
          assertThat(HistogramFile.read(dir.resolve("response.hlog")).getTotalCount()).isPositive();
        });
  }

  @Test
  void writesJsonToAFile() throws IOException {
    withServer(
        200,
        url -> {
          CliRun run =
              CliRun.of(
                  dir,
                  dir,
                  "load",
                  url,
                  "-c",
                  "2",
                  "-d",
                  "300ms",
                  "--format",
                  "json",
                  "-o",
                  "r.json");

          assertThat(run.out()).isEmpty();
          JsonNode json = JsonMapper.shared().readTree(dir.resolve("r.json").toFile());
          assertThat(json.get("requests").asLong()).isPositive();
          assertThat(json.get("connections").get("established").asInt()).isEqualTo(2);
        });
  }

  @Test
  void failsWhenNothingCompletes() throws IOException {
    withServer(
        500,
        url -> {
          CliRun run = CliRun.of(dir, dir, "load", url, "-c2", "-d", "200ms");

          assertThat(run.exitCode()).isEqualTo(1);
          assertThat(run.out()).contains("Non-2xx or 3xx responses: ");
        });
  }

  private interface Use {
    void of(String url) throws IOException;
  }

  private static void withServer(int status, Use use) throws IOException {
    try (ForeignServer server = new ForeignServer(status, 64)) {
      use.of(server.url() + "x");
    }
  }

  @Test
  void keepsScenariosOutOfTheListThatCannotBeRead() throws IOException {
    Files.createDirectory(dir.resolve("scenarios"));
    Files.writeString(dir.resolve("scenarios/broken.yaml"), "title: [");

    CliRun run = CliRun.of(dir, dir, "list", "scenarios");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).startsWith("run-benchmark.sh: warning: ").contains("broken.yaml:");
  }
}
