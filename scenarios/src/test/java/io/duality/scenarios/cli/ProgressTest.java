package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.Outcome;
import io.duality.results.Reason;
import io.duality.results.TrialRecord;
import io.duality.scenarios.plan.Estimate;
import io.duality.scenarios.plan.Machines;
import io.duality.scenarios.plan.Overrides;
import io.duality.scenarios.plan.Planner;
import io.duality.scenarios.plan.RunPlan;
import io.duality.scenarios.plan.TrialPlan;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.run.Phase;
import io.duality.scenarios.run.TrialProgress;
import io.duality.scenarios.spec.Profile;
import io.duality.scenarios.spec.ProfileName;
import io.duality.scenarios.spec.Scenario;
import io.duality.scenarios.spec.Workload;
import io.duality.scenarios.terminal.FakeTerminal;
import io.duality.scenarios.terminal.Glyphs;
import io.duality.scenarios.terminal.LiveBlock;
import io.duality.scenarios.terminal.Look;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {
  private final FakeTerminal terminal = new FakeTerminal(120, 24);
  private final RunPlan plan = plan();
  private Instant now = Instant.EPOCH;

  @Test
  void countsDownByTheEstimatesOfTheTrials() {
    TimeLeft left = new TimeLeft(plan.trials());
    Duration total = Estimate.of(plan.trials());

    assertThat(left.left(Duration.ZERO)).isEqualTo(total);
    assertThat(left.left(Duration.ofSeconds(1))).isEqualTo(total.minusSeconds(1));
    assertThat(left.fraction(Duration.ZERO)).isZero();
  }

  @Test
  void learnsFromTheTrialsBehind() {
    TimeLeft left = new TimeLeft(plan.trials());
    Duration first = Estimate.of(plan.trials().getFirst());
    Duration others = Estimate.of(plan.trials()).minus(first);

    left.ended(first.multipliedBy(2));

    assertThat(left.left(Duration.ZERO)).isEqualTo(others.multipliedBy(2));
  }

  @Test
  void neverGoesBelowZeroOrBeyondTheEnd() {
    TimeLeft left = new TimeLeft(plan.trials());
    for (TrialPlan trial : plan.trials()) {
      assertThat(left.left(Duration.ofDays(1)).isNegative()).isFalse();
      assertThat(left.fraction(Duration.ofDays(1))).isBetween(0.0, 1.0);
      left.ended(Estimate.of(trial));
    }
    assertThat(left.left(Duration.ofDays(1))).isZero();
    assertThat(left.fraction(Duration.ZERO)).isEqualTo(1);
  }

  @Test
  void writesOneLineForEachTrialToALog() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PlainProgress progress =
        new PlainProgress(new PrintStream(out, true, StandardCharsets.UTF_8), plan, () -> now);

    for (int i = 0; i < plan.trials().size(); i++) {
      progress.trialStarted(i, plan.trials().get(i));
      now = now.plusSeconds(4);
      progress.trialEnded(failed(plan.trials().get(i)));
    }

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .hasSize(2)
        .allMatch(line -> line.contains(" clients: failed: server 0 was ended by SIGKILL"))
        .first()
        .asString()
        .startsWith("[1/2] ")
        .endsWith("  (4s left)");
  }

  @Test
  void showsWhatRunsNowOnATerminal() {
    LiveProgress live = live();
    live.trialStarted(0, plan.trials().getFirst());
    live.progress(TrialProgress.entering(Phase.RAMP));
    assertThat(live.frame().trial()).matches("1/2 (epoll|virtual) at 16 clients");
    assertThat(live.frame().glance().phase()).isEqualTo(Phase.RAMP);
    assertThat(live.frame().left()).isEqualTo(Estimate.of(plan.trials()));
    live.close();
    assertThat(terminal.screen()).isEmpty();
  }

  @Test
  void aTrialThatIsNotValidLeavesALineOnTheTerminal() {
    try (LiveProgress live = live()) {
      live.trialStarted(0, plan.trials().getFirst());
      live.trialEnded(failed(plan.trials().getFirst()));
      live.note("a note");
    }
    assertThat(terminal.screen())
        .hasSize(2)
        .first()
        .asString()
        .endsWith(" clients: failed: server 0 was ended by SIGKILL");
  }

  /** Before the signal's handler says anything itself. */
  @Test
  void aStopTakesTheLinesAwayAtOnce() {
    StopSignal stop = new StopSignal();
    LiveBlock block = new LiveBlock(terminal.stream(), terminal::size);
    stop.whenRequested(block::close);
    block.accept("live\nlines");
    terminal.echo("^C");
    stop.request();
    assertThat(terminal.screen()).isEmpty();
    block.accept("late");
    assertThat(terminal.screen()).isEmpty();
  }

  private LiveProgress live() {
    return new LiveProgress(
        new LiveBlock(terminal.stream(), terminal::size),
        new Look(Glyphs.ASCII, false),
        plan,
        () -> now);
  }

  @Test
  void whatAResumedRunLeavesOutTakesNoTime() {
    RunPlan plan = plan();
    TimeLeft left = new TimeLeft(plan.trials());
    left.begin(1);
    assertThat(left.left(Duration.ZERO)).isEqualTo(Estimate.of(plan.trials().get(1)));
    assertThat(left.fraction(Duration.ZERO)).isZero();
    left.ended(Estimate.of(plan.trials().get(1)));
    assertThat(left.fraction(Duration.ZERO)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0.0004,0s", "59.4,59s", "60,1m 0s", "3599,59m 59s", "7500,2h 5m"})
  void writesTimeAsAPersonSaysIt(double seconds, String text) {
    assertThat(TimeLeft.text(Duration.ofNanos((long) (seconds * 1e9)))).isEqualTo(text);
  }

  private TrialRecord failed(TrialPlan trial) {
    return new TrialRecord(
        TrialRecord.SCHEMA,
        "test",
        trial.model(),
        trial.x(),
        trial.repeat(),
        0,
        now.toString(),
        Outcome.FAILED,
        List.of(new Reason("server-killed", "killed", "server 0 was ended by SIGKILL")),
        trial.setup(),
        null);
  }

  private static RunPlan plan() {
    Duration second = Duration.ofSeconds(1);
    Profile profile = new Profile(List.of(16L), 1, second, second);
    Scenario scenario =
        new Scenario(
            "test",
            "A test",
            "",
            List.of("epoll", "virtual"),
            new Workload.Http(8192, Duration.ZERO, 0, second),
            profile,
            profile,
            List.of(),
            List.of());
    return new Planner(Machines.models(), Machines.small())
        .plan(scenario, Overrides.none(ProfileName.QUICK, 1));
  }
}
