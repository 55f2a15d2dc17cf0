package io.duality.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.Limits;
import io.duality.loadgen.Population;
import io.duality.loadgen.Shape;
import io.duality.loadgen.Spacing;
import io.duality.loadgen.Think;
import io.duality.loadgen.files.FileSet;
import io.duality.results.Measurement;
import io.duality.results.Metric;
import io.duality.results.Outcome;
import io.duality.results.Ramp;
import io.duality.results.Reason;
import io.duality.results.TrialRecord;
import io.duality.results.TrialSetup;
import io.duality.scenarios.fake.Fakes;
import io.duality.scenarios.plan.TrialPlan;
import io.duality.scenarios.spec.Axis;
import io.duality.scenarios.spec.Content;
import io.duality.scenarios.spec.Overload;
import io.duality.scenarios.spec.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a scenario can ask for reaches real servers, and is judged by the rules that go with it. */
@EnabledOnOs(OS.LINUX)
class WorkloadTest {
  private static final int CLIENTS = 4;
  private static final Limits LIMITS = Limits.timeout(Duration.ofSeconds(20));
  private static final Arrival CLOSED = Arrival.closed(Think.fixed(Duration.ofMillis(5)));
  private static final Content FILE = new Content.OneFile(700);

  @TempDir Path temp;

  @Test
  void idleConnectionsStandBesideTheClients() throws Exception {
    TrialRecord record = run(http(FILE, CLOSED, Shape.STEADY, Axis.Load.IDLE, LIMITS, false), 30);
    Measurement measured = measured(record);
    Ramp ramp = Objects.requireNonNull(measured.ramp());
    assertThat(ramp.asked()).isEqualTo(CLIENTS + 30);
    assertThat(ramp.established()).isEqualTo(CLIENTS + 30);
    // A server that gets no CPU meanwhile leaves some in its backlog.
    assertThat(measured.serverCounters().get("accepted")).isBetween(1L, CLIENTS + 30L);
    assertThat(measured.serverCounters()).containsEntry("requests", measured.completedInAll());
    assertThat(codes(record)).doesNotContain("idle-lost", "connections-short");
  }

  @Test
  void eachFileOfASetIsCompared() throws Exception {
    Content files = new Content.Files(new FileSet(1, 9, 1), 1 << 20);
    TrialRecord record =
        run(http(files, CLOSED, Shape.STEADY, Axis.Load.CLIENTS, LIMITS, false), 2);
    assertThat(measured(record).errorsInAll()).isEmpty();
    assertThat(measured(record).serverCounters())
        .containsEntry("requests", measured(record).completedInAll());
  }

  @Test
  void eachAnswerOfAMixIsThatOfItsRequest() throws Exception {
    Content mix =
        new Content.Mix(
            List.of(
                new Content.Share(0.4, new Content.OneFile(700)),
                new Content.Share(0.4, new Content.OneFile(20_000)),
                new Content.Share(0.2, new Content.Route("/pause?millis=1"))));
    Workload workload = http(mix, CLOSED, Shape.STEADY, Axis.Load.CLIENTS, LIMITS, false);
    TrialRecord record = RealRun.completing(seconds -> run(workload, 2, seconds));
    assertThat(measured(record).errorsInAll()).isEmpty();
    assertThat(measured(record).completed()).isPositive();
  }

  @Test
  void whatIsPostedIsReadAndAnswered() throws Exception {
    Content posted = new Content.Route("/cpu?micros=1", true, 3_000);
    TrialRecord record =
        run(http(posted, CLOSED, Shape.STEADY, Axis.Load.CLIENTS, LIMITS, false), 2);
    assertThat(measured(record).errorsInAll()).isEmpty();
    assertThat(measured(record).completed()).isPositive();
    assertThat(measured(record).serverCounters())
        .containsEntry("requests", measured(record).completedInAll());
  }

  @Test
  void sessionsConnectWhenTheyCome() throws Exception {
    Arrival sessions =
        new Arrival.Sessions(
            1, Spacing.CONSTANT, 2, 2, Think.NONE, Think.fixed(Duration.ofMillis(1)));
    TrialRecord record =
        run(http(FILE, sessions, Shape.STEADY, Axis.Load.RATE, LIMITS, false), 100);
    Measurement measured = measured(record);
    assertThat(Objects.requireNonNull(measured.ramp()).asked()).isZero();
    assertThat(measured.serverCounters()).containsEntry("requests", measured.completedInAll());
    assertThat(codes(record)).doesNotContain("little", "starved", "never-served");
  }

  @Test
  void aShapeChangesTheClients() throws Exception {
    Shape steps = new Shape.Steps(2, Duration.ofMillis(100));
    TrialRecord record = run(http(FILE, CLOSED, steps, Axis.Load.CLIENTS, LIMITS, false), CLIENTS);
    assertThat(Objects.requireNonNull(measured(record).ramp()).asked()).isEqualTo(CLIENTS / 2);
    // The second half joins when its step has come, which a machine that stands still may miss.
    assertThat(measured(record).serverCounters().get("accepted"))
        .isBetween(CLIENTS / 2L, CLIENTS + 0L);
    assertThat(codes(record)).doesNotContain("little", "starved", "never-served");
  }

  /** Each request computes for 5 ms: a few hundred a second are all that there can be. */
  @Test
  void overloadIsNoReasonAgainstATrialThatIsToShowIt() throws Exception {
    Content slow = new Content.Route("/cpu?micros=5000");
    Arrival open = new Arrival.Open(1, Spacing.POISSON);
    TrialRecord expected =
        run(http(slow, open, Shape.STEADY, Axis.Load.RATE, LIMITS, true), 20_000);
    assertThat(codes(expected)).doesNotContain("rate-short", "schedule-lag");
    TrialRecord not = run(http(slow, open, Shape.STEADY, Axis.Load.RATE, LIMITS, false), 20_000);
    assertThat(codes(not)).contains("rate-short");
  }

  @Test
  void whatIsSaidInAChatIsHeardByAllOthers() throws Exception {
    Arrival chat = new Arrival.Chat(4, 100);
    TrialRecord record =
        run(http(Content.CHAT, chat, Shape.STEADY, Axis.Load.CLIENTS, LIMITS, false), 3);
    Measurement measured = measured(record);
    assertThat(Objects.requireNonNull(measured.ramp()).established()).isEqualTo(3 * 8);
    assertThat(measured.errorsInAll()).isEmpty();
    assertThat(measured.completedInAll()).isPositive();
    assertThat(measured.completedInAll() % 3).as("each is heard by three").isZero();
    assertThat(measured.serverCounters().get("requests-of-talkers"))
        .isGreaterThanOrEqualTo(measured.completedInAll() / 3);
    assertThat(codes(record)).doesNotContain("errors", "count-mismatch", "little", "starved");
  }

  @Test
  void responsesAfterTheirDeadlineAreNoted() throws Exception {
    Limits hasty = new Limits(Duration.ofSeconds(20), Duration.ofMillis(1), 0);
    Content late = new Content.Route("/pause?millis=20");
    Workload workload = http(late, CLOSED, Shape.STEADY, Axis.Load.CLIENTS, hasty, false);
    TrialRecord record = RealRun.completing(seconds -> run(workload, CLIENTS, seconds));
    long completed = measured(record).completed();
    assertThat(record.notes())
        .contains(
            completed
                + " of "
                + completed
                + " responses came after their deadline of 1ms: goodput 0.0/s");
    assertThat(Metric.GOODPUT.of(record)).hasValue(0);
    assertThat(Metric.THROUGHPUT.of(record).orElseThrow()).isPositive();
    assertThat(Metric.LONGEST_WAIT.of(record).orElseThrow())
        .isGreaterThanOrEqualTo(Metric.RESPONSE_P50.of(record).orElseThrow());
  }

  private static Measurement measured(TrialRecord record) {
    assertThat(record.outcome()).as("%s", record.reasons()).isIn(Outcome.VALID, Outcome.INVALID);
    return Objects.requireNonNull(record.measured());
  }

  private static List<String> codes(TrialRecord record) {
    return record.reasons().stream().map(Reason::code).toList();
  }

  private static Workload http(
      Content content, Arrival arrival, Shape shape, Axis axis, Limits limits, boolean overload) {
    return new Workload.Http(
        content,
        Population.of(CLIENTS),
        arrival,
        shape,
        limits,
        axis,
        overload ? Overload.EXPECTED : Overload.NONE);
  }

  private TrialRecord run(Workload workload, long x) throws IOException {
    return run(workload, x, 0.3);
  }

  private TrialRecord run(Workload workload, long x, double seconds) throws IOException {
    Path folder = temp.resolve("run-" + System.nanoTime());
    TrialSetup setup =
        new TrialSetup(
            1,
            1,
            1,
            1,
            "",
            "",
            0,
            seconds,
            0.005,
            0,
            Fakes.SHORT_LIVED,
            Fakes.SHORT_LIVED,
            Map.of());
    TrialPlan trial = new TrialPlan("nio-select", x, 0, setup, List.of());
    return RealRun.of(folder, Map.of(), Documents.plan(x, "nio-select"), workload, trial)
        .getFirst();
  }
}
