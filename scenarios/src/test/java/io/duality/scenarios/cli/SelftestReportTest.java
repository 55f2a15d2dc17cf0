package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.scenarios.selftest.Ceiling;
import io.duality.scenarios.selftest.Figure;
import io.duality.scenarios.selftest.Figure.Tolerance;
import io.duality.scenarios.selftest.Figure.Unit;
import io.duality.scenarios.selftest.Finding;
import io.duality.scenarios.selftest.SelfTest.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelftestReportTest {
  private static final Tolerance OF_TIMES = new Tolerance(0.02, 50_000);
  private static final Tolerance NONE = new Tolerance(0, 0);
  private static final Finding COUNTED =
      new Finding(
          "garbage, 4 clients",
          1,
          List.of(
              new Figure("completed", Unit.COUNT, 1_234, 1_234, NONE),
              new Figure("protocol errors", Unit.COUNT, 0, 3, NONE)),
          List.of(),
          List.of(),
          List.of());
  private static final Finding NOISY = times(1, 12_345_678);
  private static final Finding CALM = times(2, 10_100_000);
  private static final Ceiling CEILING = new Ceiling(123_456.7, 131_000.4, 0.8251);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private static Finding times(int attempt, double measured) {
    return new Finding(
        "fixed delay of 10 ms, 16 clients",
        attempt,
        List.of(new Figure("service time p99", Unit.NANOS, 10_000_000, measured, OF_TIMES)),
        List.of(),
        List.of("a note"),
        List.of("other work took 30 % of the CPU"));
  }

  private static Outcome outcome(boolean interrupted, Finding... findings) {
    return new Outcome(
        List.of(findings), Optional.of(CEILING), List.of("stall of 1 s each 10 s"), interrupted);
  }

  private int report(LoadOutput.Format format, Outcome outcome) {
    World world = TestWorld.of(Path.of(""), Path.of(""), out, err, List.of(), Map.of());
    out.reset();
    SelftestRun run = new SelftestRun(world, true, format);
    outcome.findings().forEach(run::found);
    return run.end(outcome);
  }

  private String text(LoadOutput.Format format, Outcome outcome) {
    int _ = report(format, outcome);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theReportAsText() throws IOException {
    Golden.check(
        "selftest.txt",
        () ->
            SelftestText.head()
                + text(LoadOutput.Format.TEXT, outcome(false, COUNTED, NOISY, CALM)));
  }

  @Test
  void theReportAsJson() throws IOException {
    Golden.check(
        "selftest.json", () -> text(LoadOutput.Format.JSON, outcome(false, COUNTED, NOISY, CALM)));
  }

  @Test
  void aFigureThatIsOffIsNamedAndAnInvalidMeasurement() {
    assertThat(report(LoadOutput.Format.TEXT, outcome(false, COUNTED, CALM))).isEqualTo(4);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .contains("garbage, 4 clients: protocol errors is off: expected 0, measured 3");
  }

  @Test
  void aTimeThatIsOffOnABusyMachineIsSaidToBeSo() {
    assertThat(report(LoadOutput.Format.TEXT, outcome(false, NOISY))).isEqualTo(4);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("the machine was busy");
    assertThat(report(LoadOutput.Format.TEXT, outcome(false, COUNTED))).isEqualTo(4);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("please report it");
  }

  @Test
  void aServerThatWasLateItselfProvesNothing() {
    Finding late =
        new Finding("a trial", 1, CALM.figures(), List.of("too late"), List.of(), List.of());
    Outcome outcome = outcome(false, late);
    assertThat(report(LoadOutput.Format.TEXT, outcome)).isEqualTo(4);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("  not proven: too late\n")
        .endsWith("FAILED: a trial\n");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("selftest: a trial: not proven: too late");
    assertThat(text(LoadOutput.Format.JSON, outcome)).contains("\"unproven\" : [ \"too late\" ]");
  }

  @Test
  void whatIsRightAtLastIsFine() {
    assertThat(report(LoadOutput.Format.TEXT, outcome(false, NOISY, CALM))).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void anInterruptedTestProvesNothing() {
    assertThat(report(LoadOutput.Format.TEXT, outcome(true, CALM))).isEqualTo(130);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Interrupted");
  }
}
