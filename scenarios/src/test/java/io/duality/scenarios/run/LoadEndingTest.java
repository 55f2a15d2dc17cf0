package io.duality.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.Limits;
import io.duality.loadgen.Part;
import io.duality.loadgen.Population;
import io.duality.loadgen.Request;
import io.duality.loadgen.Shape;
import io.duality.loadgen.Target;
import io.duality.loadgen.Think;
import io.duality.results.Reason;
import io.duality.scenarios.fake.Fakes;
import io.duality.scenarios.process.AgentHost;
import io.duality.scenarios.process.AgentSettings;
import io.duality.scenarios.process.ChildFailure;
import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generators that die when all has been measured, and what is left of the load. */
class LoadEndingTest {
  private static final LoadPhases WHOLE = LoadPhases.fixed(Duration.ZERO, Duration.ofMillis(20));

  /** The first interval is over, the second is not, when the window ends. */
  private static final LoadPhases IN_INTERVALS =
      new LoadPhases(
          new LoadPhases.Warmup.Time(Duration.ZERO),
          new LoadPhases.Length.Time(Duration.ofMillis(101)),
          Duration.ofMillis(100));

  @TempDir Path logs;
  private final Children children = new Children(Fakes.jvm());
  private final Recorder seen = new Recorder();

  @AfterEach
  void endChildren() {
    children.close();
  }

  @Test
  void whoDiesAtTheReportTakesNoOthersFiguresAway() throws Exception {
    LoadRun.Result result = run("second-dies-at-report", 2, WHOLE);
    assertThat(result.window().orElseThrow().merged().completed()).isEqualTo(Fakes.REQUESTS);
    assertThat(result.totals().completed()).isEqualTo(Fakes.REQUESTS);
    assertThat(result.failure().orElseThrow().reason().code()).isEqualTo("generator-killed");
    assertThat(result.interrupted()).isTrue();
    assertThat(onlyReason(result))
        .startsWith("generator 1 was ended by SIGKILL")
        .endsWith("; the figures are those of 1 of 2 generators, until then");
  }

  @Test
  void theWindowIsWholeWhereOneDiesInTheDrain() throws Exception {
    LoadRun.Result result = run("second-dies-at-stop", 2, WHOLE);
    assertThat(result.window().orElseThrow().merged().completed()).isEqualTo(2 * Fakes.REQUESTS);
    assertThat(result.totals().completed()).isEqualTo(2 * Fakes.REQUESTS);
    assertThat(result.interrupted()).isTrue();
    assertThat(onlyReason(result))
        .endsWith(
            "; the window's figures are whole, those in all are of 1 of 2 generators and the window");
  }

  @Test
  void theWindowIsWholeWhereTheOnlyOneDiesInTheDrain() throws Exception {
    LoadRun.Result result = run("dies-at-stop", 1, WHOLE);
    assertThat(result.window().orElseThrow().merged().completed()).isEqualTo(Fakes.REQUESTS);
    assertThat(result.totals().completed()).isEqualTo(Fakes.REQUESTS);
    assertThat(result.failure()).isPresent();
  }

  @Test
  void theIntervalsAreLeftWhereNoGeneratorIs() throws Exception {
    LoadRun.Result result = run("dies-at-report", 1, IN_INTERVALS);
    assertThat(seen.intervals).hasSize(1);
    assertThat(result.window().orElseThrow().merged())
        .isEqualTo(seen.intervals.getFirst().figures());
    assertThat(result.totals().completed()).isEqualTo(Fakes.REQUESTS);
    assertThat(onlyReason(result)).endsWith("; the figures are those of the intervals until then");
  }

  @Test
  void whereNothingIsKnownTheFailureIsAllThereIsToTell() {
    ChildFailure failure =
        catchThrowableOfType(ChildFailure.class, () -> run("dies-at-report", 2, WHOLE));
    assertThat(failure.reason().code()).isEqualTo("generator-killed");
  }

  private static String onlyReason(LoadRun.Result result) {
    assertThat(result.reasons()).extracting(Reason::code).containsExactly("generator-killed");
    return result.reasons().getFirst().message();
  }

  private LoadRun.Result run(String behaviour, int agents, LoadPhases phases) throws ChildFailure {
    AgentHost host = new AgentHost(Fakes.behaving(behaviour), "", logs, "t");
    LoadRun.Plan plan = new LoadRun.Plan(settings().split(agents), host, true, phases, false);
    return new LoadRun(plan, Deadlines.STANDARD, new StopSignal(), seen)
        .run(children)
        .orElseThrow();
  }

  private static AgentSettings settings() {
    return new AgentSettings(
        Request.get(new Target("127.0.0.1", 80, "/")),
        Population.of(4),
        Arrival.closed(Think.NONE),
        Shape.STEADY,
        Limits.timeout(Duration.ofSeconds(1)),
        Optional.empty(),
        0,
        1,
        List.of(),
        Part.WHOLE,
        1);
  }
}
