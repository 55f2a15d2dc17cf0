package io.duality.scenarios.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.ConnectReport;
import io.duality.loadgen.ErrorKind;
import io.duality.loadgen.Limits;
import io.duality.loadgen.LoadTotals;
import io.duality.loadgen.Part;
import io.duality.loadgen.Population;
import io.duality.loadgen.Progress;
import io.duality.loadgen.Request;
import io.duality.loadgen.RequestBody;
import io.duality.loadgen.Shape;
import io.duality.loadgen.Target;
import io.duality.loadgen.Think;
import io.duality.scenarios.fake.Fakes;
import io.duality.scenarios.process.ChildFailure.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentGroupTest {
  private static final Duration AMPLE = Duration.ofSeconds(50);
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir Path logs;
  private final Children children = new Children(Fakes.jvm());
  private final Lifeline lifeline = new Lifeline(new StopSignal());

  @AfterEach
  void endChildren() {
    children.close();
  }

  @Test
  void countsAndHistogramsOfAllGeneratorsAddUp() throws Exception {
    try (AgentGroup group = start("well", 2)) {
      assertThat(group.size()).isEqualTo(2);
      assertThat(group.pids()).hasSize(2).doesNotHaveDuplicates();
      ConnectReport ramp = lifeline.await(group.connect(AMPLE));
      assertThat(ramp.asked()).isEqualTo(7);
      assertThat(ramp.established()).isEqualTo(7);
      assertThat(ramp.connect().getTotalCount()).isEqualTo(7);
      lifeline.await(group.load(AMPLE));
      long before = System.nanoTime();
      assertThat(lifeline.await(group.mark(AMPLE)))
          .hasSize(2)
          .allSatisfy(trip -> assertThat(trip.sentNanos() - before).isNotNegative())
          .allSatisfy(trip -> assertThat(trip.answeredNanos() - trip.sentNanos()).isPositive());
      assertThat(lifeline.await(group.progress(AMPLE))).isEqualTo(new Progress(20, 0, 20, 7, 7));
      double seconds = Fakes.WINDOW_MILLIS / 1e3;
      LoadResult window = lifeline.await(group.report(AMPLE));
      assertThat(window.merged().completed()).isEqualTo(2 * Fakes.REQUESTS);
      assertThat(window.merged().response().getTotalCount()).isEqualTo(2 * Fakes.REQUESTS);
      assertThat(window.merged().fairness().clients()).isEqualTo(7);
      assertThat(window.merged().statuses()).containsEntry(200, 2 * Fakes.REQUESTS);
      assertThat(window.requestsPerSecond()).isEqualTo(2 * Fakes.REQUESTS / seconds);
      assertThat(window.seconds()).isEqualTo(seconds);
      assertThat(window.generatorCpuNanos()).containsExactly(5L, 5L);
      LoadTotals totals = lifeline.await(group.stop(AMPLE, AMPLE));
      assertThat(totals.completed()).isEqualTo(2 * Fakes.REQUESTS);
      assertThat(totals.unanswered()).isEqualTo(2);
    }
  }

  @Test
  void errorsAddUpByKind() throws Exception {
    try (AgentGroup group = start("sees-errors", 2)) {
      assertThat(lifeline.await(group.report(AMPLE)).merged().errors())
          .isEqualTo(Map.of(ErrorKind.RESET, 4L));
      assertThat(lifeline.await(group.stop(AMPLE, AMPLE)).errors())
          .isEqualTo(Map.of(ErrorKind.RESET, 6L, ErrorKind.BODY, 2L));
    }
  }

  @Test
  void aGeneratorThatCannotStartSaysWhy() {
    ChildFailure failure = catchThrowableOfType(ChildFailure.class, () -> start("cannot-start", 2));
    assertThat(failure.role()).isEqualTo(Role.GENERATOR);
    assertThat(failure.reason().code()).isEqualTo("generator-failed");
    assertThat(failure.reason().message()).contains("no such host");
  }

  @Test
  void aGeneratorThatDiesEndsTheWaitForTheOthers() throws Exception {
    try (AgentGroup group = start("dies-at-connect", 2)) {
      ChildFailure failure =
          catchThrowableOfType(ChildFailure.class, () -> lifeline.await(group.connect(AMPLE)));
      assertThat(failure.reason().label()).isEqualTo("generator died: exit code 9");
    }
  }

  @Test
  void whatOthersAnswerIsKeptWhenOneDies() throws Exception {
    try (AgentGroup group = start("second-dies-at-report", 2)) {
      Answered<LoadResult> told = new Lifeline(new StopSignal()).await(group.reports(AMPLE));
      assertThat(told.merged().orElseThrow().merged().completed()).isEqualTo(Fakes.REQUESTS);
      assertThat(told.count()).isOne();
      assertThat(told.failure().orElseThrow().reason().code()).isEqualTo("generator-killed");
    }
  }

  @Test
  void aGroupOfWhichNobodyAnswersHasNothingMerged() throws Exception {
    try (AgentGroup group = start("hangs-at-stop", 2)) {
      Answered<LoadTotals> told = lifeline.await(group.stops(SHORT, SHORT));
      assertThat(told.merged()).isEmpty();
      assertThat(told.failure().orElseThrow().reason().message())
          .isEqualTo("generator 0 did not answer 'stop' within 0.3 s");
    }
  }

  @Test
  void aGeneratorThatDoesNotStopFailsAtTheDeadline() throws Exception {
    try (AgentGroup group = start("hangs-at-stop", 1)) {
      ChildFailure failure =
          catchThrowableOfType(ChildFailure.class, () -> lifeline.await(group.stop(SHORT, SHORT)));
      assertThat(failure.kind()).isEqualTo(Kind.SILENT);
      assertThat(failure.reason().label()).isEqualTo("generator stalled");
    }
  }

  @Test
  void clientsSeedsAndSourceAddressesAreDealtOut() {
    List<AgentSettings> parts =
        settings(7).withSources(List.of("127.0.0.1", "127.0.0.2", "127.0.0.3")).split(3);
    assertThat(parts).extracting(AgentSettings::clients).containsExactly(3, 2, 2);
    assertThat(parts).extracting(AgentSettings::threads).containsExactly(2, 2, 2);
    assertThat(parts).extracting(AgentSettings::seed).containsExactly(42L, 43L, 44L);
    assertThat(parts)
        .extracting(AgentSettings::sources)
        .containsExactly(List.of("127.0.0.1"), List.of("127.0.0.2"), List.of("127.0.0.3"));
    assertThat(parts)
        .extracting(AgentSettings::part)
        .containsExactly(new Part(0, 3), new Part(1, 3), new Part(2, 3));
  }

  @Test
  void moreGeneratorsThanClientsAreRefused() {
    assertThatThrownBy(() -> settings(2).split(3))
        .hasMessage("3 generators for 2 clients: from 1 to one for each client");
  }

  @Test
  void argumentsFollowTheProtocol() {
    assertThat(settings(7).arguments())
        .containsExactly(
            "url=http://127.0.0.1/",
            "clients=7",
            "requests-per-connection=5",
            "think-nanos=20000000",
            "timeout-nanos=10000000000",
            "sample=100",
            "threads=2",
            "seed=42",
            "header.Accept=*/*",
            "expect-file=/tmp/page");
  }

  private AgentGroup start(String behaviour, int agents) throws ChildFailure, InterruptedException {
    return AgentGroup.start(
        settings(7).split(agents).stream().map(part -> new AgentPart(children, part)).toList(),
        new AgentHost(Fakes.behaving(behaviour), "", logs, "t"),
        lifeline,
        AMPLE);
  }

  private static AgentSettings settings(int clients) {
    return new AgentSettings(
        new Request(
            new Target("127.0.0.1", 80, "/"), "GET", Map.of("Accept", "*/*"), RequestBody.NONE),
        Population.of(clients, 5),
        Arrival.closed(Think.fixed(Duration.ofMillis(20))),
        Shape.STEADY,
        Limits.timeout(Duration.ofSeconds(10)),
        Optional.of(Path.of("/tmp/page")),
        100,
        2,
        List.of(),
        Part.WHOLE,
        42);
  }
}
