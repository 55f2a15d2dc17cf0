package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.loadgen.ErrorKind;
import io.duality.results.Reason;
import io.duality.scenarios.process.ChildJvm;
import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Loads one after the other, over a real server that is not one of ours. */
class LoadSweepTest {
  private static final Reason STOLEN = new Reason("steal", "CPU stolen", "stolen");

  @TempDir private Path dir;
  @AutoClose private ForeignServer server;
  private String url;

  @BeforeEach
  void serve() throws IOException {
    server = new ForeignServer(200, 0);
    url = server.url();
  }

  @Test
  void tellsOfEachLoadAndThenOfAll() {
    CliRun run =
        CliRun.of(dir, dir, "load", url, "-c", "3,1,2", "-n", "40", "--hdr=h", "--format=json");
    JsonNode sweep = JsonMapper.shared().readTree(run.out());
    assertThat(run.err().lines()).hasSize(3);
    assertThat(run.err()).startsWith("1 connection: ").contains("\n3 connections: ");
    assertThat(sweep.get("connections").toString()).isEqualTo("[1,2,3]");
    assertThat(sweep.get("interrupted").asBoolean()).isFalse();
    assertThat(sweep.get("points")).hasSize(3);
    for (JsonNode point : sweep.get("points")) {
      assertThat(point.get("requests").asLong()).isEqualTo(40);
    }
    assertThat(dir).isDirectoryContaining("glob:**/h-1").isDirectoryContaining("glob:**/h-3");
  }

  @Test
  void isATableOfALineEach() {
    CliRun run = CliRun.of(dir, dir, "load", url, "-c1,2", "-n40", "--format=csv", "-osweep.csv");
    assertThat(run.out()).isEmpty();
    assertThat(dir.resolve("sweep.csv"))
        .content()
        .startsWith("connections,established,duration_s,requests,requests_per_s,")
        .contains("\n1,1,", "\n2,2,");
  }

  /** A stop after the first of two loads: it is told of, and what the second would be is not. */
  @Test
  void keepsTheLoadsThatAreDoneWhenItIsStopped() {
    StopSignal stop = new StopSignal();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OutputStream told =
        new OutputStream() {
          @Override
          public void write(int b) {
            stop.request();
          }
        };
    World world = TestWorld.of(dir, dir, out, told, List.of(), Map.of());
    List<LoadOptions> loads = LoadOptionsTest.loads(world, url, "-c1,2", "-n40");
    List<PreparedLoad> prepared =
        loads.stream().map(load -> PreparedLoad.of(world, load, true)).toList();
    try (Children children = new Children(ChildJvm.ofThisProcess())) {
      assertThat(new LoadCommandRun(world, loads).run(children, stop, prepared)).isEqualTo(130);
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("Interrupted: 1 of 2 loads begun")
        .containsPattern("\n +1 +\\d+\\.\\d\\d ");
  }

  @Test
  void endsWithTheWorstOfItsLoads() {
    LoadSummary good = LoadReportTest.summary(Map.of(), List.of());
    LoadSummary breached = LoadReportTest.open(List.of());
    LoadSummary invalid = LoadReportTest.open(List.of(STOLEN));
    LoadSummary nothing = LoadReportTest.nothing();
    assertThat(sweep(false, good, good).exitCode()).isZero();
    assertThat(sweep(false, good, breached).exitCode()).isEqualTo(3);
    assertThat(sweep(false, invalid, breached, good).exitCode()).isEqualTo(4);
    assertThat(sweep(false, good, nothing, invalid).exitCode()).isEqualTo(1);
    assertThat(sweep(true, nothing, good).exitCode()).isEqualTo(130);
  }

  private static LoadSweep sweep(boolean interrupted, LoadSummary... done) {
    return new LoadSweep(
        List.of(done).stream().map(LoadSummary::options).toList(), List.of(done), interrupted);
  }

  @Test
  void isTextWithARowForEachLoad() throws IOException {
    LoadSummary failing = LoadReportTest.summary(Map.of(ErrorKind.TIMEOUT, 3L), List.of(STOLEN));
    LoadSummary good = LoadReportTest.summary(Map.of(), List.of());
    Golden.check("load-sweep.txt", () -> SweepText.of(sweep(true, good, failing)));
    LoadSummary open = LoadReportTest.open(List.of());
    Golden.check("load-sweep-open.txt", () -> SweepText.of(sweep(false, open, open)));
  }

  @Test
  void isJsonWithAReportForEachLoad() throws IOException {
    LoadSummary open = LoadReportTest.open(List.of());
    Golden.check(
        "load-sweep.json",
        () -> LoadReportTest.withoutHistograms(LoadJson.of(sweep(false, open, open))));
  }

  @Test
  void isCsvInEveryLocale() throws IOException {
    LoadSummary good = LoadReportTest.summary(Map.of(ErrorKind.TIMEOUT, 3L), List.of(STOLEN));
    Golden.check(
        "load.csv",
        () -> LoadCsv.of(List.of(good, LoadReportTest.open(List.of()), LoadReportTest.nothing())));
  }

  @Test
  void aLineNamesWhatIsWrong() {
    assertThat(SweepLine.of(LoadReportTest.open(List.of(STOLEN))))
        .endsWith("; not valid: CPU stolen");
    assertThat(SweepLine.of(LoadReportTest.open(List.of()))).endsWith("; gate breached");
  }

  @Test
  void aFailureEndsIt() {
    assertThat(LoadOutcome.failed("gone").whole()).isFalse();
    assertThat(LoadOutcome.stopped().whole()).isFalse();
    Optional<LoadSummary> done = Optional.of(LoadReportTest.summary(Map.of(), List.of()));
    assertThat(new LoadOutcome(done, Optional.empty()).whole()).isTrue();
    assertThat(new LoadOutcome(done, Optional.of("disk full")).whole()).isFalse();
  }
}
