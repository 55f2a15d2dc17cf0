package io.duality.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.ErrorKind;
import io.duality.loadgen.Limits;
import io.duality.loadgen.LoadReport;
import io.duality.loadgen.Part;
import io.duality.loadgen.Population;
import io.duality.loadgen.Request;
import io.duality.loadgen.Shape;
import io.duality.loadgen.Spacing;
import io.duality.loadgen.Target;
import io.duality.loadgen.Think;
import io.duality.results.Reason;
import io.duality.scenarios.fake.Fakes;
import io.duality.scenarios.process.AgentHost;
import io.duality.scenarios.process.AgentSettings;
import io.duality.scenarios.process.ChildFailure;
import io.duality.scenarios.process.ChildJvm;
import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.Lifeline;
import io.duality.scenarios.process.ServerGroup;
import io.duality.scenarios.process.ServerSettings;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.spec.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadRunTest {
  private static final Duration AMPLE = Duration.ofSeconds(50);
  private static final Duration WINDOW = Duration.ofMillis(200);
  private static final Workload WORKLOAD =
      new Workload.Http(300, Duration.ZERO, 0, Duration.ofSeconds(20));

  @TempDir Path logs;
  private final Children children = new Children(ChildJvm.ofThisProcess());
  private final StopSignal stop = new StopSignal();
  private final Lifeline lifeline = new Lifeline(new StopSignal());
  private final Recorder seen = new Recorder();
  private WorkFolder work;
  private ServerGroup server;

  @BeforeEach
  void aServer() throws Exception {
    work = WorkFolder.create(WORKLOAD, () -> false);
    ServerSettings settings =
        new ServerSettings(
            "nio-select",
            "127.0.0.1",
            0,
            work.root(),
            1,
            1,
            Duration.ZERO,
            Map.of(),
            Fakes.SHORT_LIVED,
            "",
            logs,
            "t",
            0,
            0);
    server = ServerGroup.start(children, settings, lifeline, AMPLE);
  }

  @AfterEach
  void end() {
    children.close();
    work.close();
  }

  @Test
  void aSingleGeneratorRunsInThisProcessAndCountsAsTheServerDoes() throws Exception {
    LoadRun.Result result = run(settings(server.port(), 4), 1, WINDOW).orElseThrow();
    assertThat(result.interrupted()).isFalse();
    assertThat(result.ramp().established()).isEqualTo(4);
    assertThat(result.window()).isPresent();
    assertThat(result.totals().completed()).isPositive();
    assertCounted(result.totals().completed());
    assertThat(seen.phases).startsWith(Phase.RAMP);
    assertThat(result.facts().generatorCpus()).isOne();
    assertThat(result.facts().tcp().listenOverflows() >= 0)
        .as("the kernel's counters are read around the load")
        .isEqualTo(Files.exists(Path.of("/proc/net/netstat")));
  }

  @Test
  void severalGeneratorsAreProcessesAndAddUp() throws Exception {
    LoadRun.Result result = run(settings(server.port(), 5), 2, WINDOW).orElseThrow();
    assertThat(result.ramp().asked()).isEqualTo(5);
    assertThat(result.window().orElseThrow().generatorCpuNanos()).hasSize(2);
    assertCounted(result.totals().completed());
  }

  @Test
  void theIntervalsOfTheWindowAddUpToIt() throws Exception {
    LoadPhases phases =
        new LoadPhases(
            new LoadPhases.Warmup.Time(Duration.ZERO),
            new LoadPhases.Length.Time(Duration.ofMillis(350)),
            Duration.ofMillis(100));
    LoadRun.Result result = run(settings(server.port(), 4), 2, phases).orElseThrow();
    LoadReport whole = result.window().orElseThrow().merged();
    assertThat(seen.intervals).hasSize(4);
    Histogram response = new Histogram(whole.response());
    long completed = 0;
    Duration end = Duration.ZERO;
    for (LoadInterval interval : seen.intervals) {
      assertThat(interval.from()).isEqualTo(end);
      end = interval.to();
      completed += interval.figures().completed();
      response.add(interval.figures().response());
      assertThat(interval.figures().open()).isEqualTo(4);
    }
    assertThat(completed).isEqualTo(whole.completed());
    assertThat(response).isEqualTo(whole.response());
    assertThat(end.toNanos()).isEqualTo(whole.nanos());
  }

  @Test
  void aWindowThatDoesNotGetPreciseEnoughEndsAtItsLimitAndSaysSo() throws Exception {
    LoadPhases phases =
        new LoadPhases(
            new LoadPhases.Warmup.Steady(Duration.ofMillis(500)),
            new LoadPhases.Length.Precision(0.02, Duration.ofMillis(250)),
            Duration.ofMillis(100));
    LoadRun.Result result = run(settings(server.port(), 4), 1, phases).orElseThrow();
    assertThat(result.precision().orElseThrow().reached()).isFalse();
    assertThat(result.reasons()).extracting(Reason::code).contains("not-precise");
    assertThat(result.notes())
        .containsExactly(
            "not steady after 0.5 s of warm-up, which is its limit: figures may hold a transient");
  }

  @Test
  void aWindowEndsOnceItIsPreciseEnough() throws Exception {
    LoadPhases phases =
        new LoadPhases(
            new LoadPhases.Warmup.Time(Duration.ZERO),
            new LoadPhases.Length.Precision(0.5, Duration.ofMinutes(10)),
            LoadPhases.SHORTEST_INTERVAL);
    // At a rate, because a closed loop gets faster while the compiler works: a trend.
    AgentSettings steady =
        with(settings(server.port(), 8), new Arrival.Open(400, Spacing.CONSTANT));
    LoadRun.Result result = run(steady, 1, phases).orElseThrow();
    assertThat(result.precision().orElseThrow().reached()).isTrue();
    assertThat(result.reasons()).extracting(Reason::code).doesNotContain("not-precise");
    LoadReport whole = result.window().orElseThrow().merged();
    assertThat(seen.intervals.stream().mapToLong(i -> i.figures().completed()).sum())
        .isEqualTo(whole.completed());
  }

  @Test
  void aNumberOfRequestsIsKeptExactlyAndTimedToTheLast() throws Exception {
    LoadPhases phases =
        new LoadPhases(
            new LoadPhases.Warmup.Time(Duration.ZERO),
            new LoadPhases.Length.Requests(777, Duration.ofMinutes(10)),
            Duration.ZERO);
    AgentSettings one = settings(server.port(), 5);
    Limits counted = new Limits(one.limits().timeout(), Duration.ZERO, 777);
    LoadRun.Result result = run(withLimits(one, counted), 1, phases).orElseThrow();
    LoadReport whole = result.window().orElseThrow().merged();
    assertThat(whole.completed()).isEqualTo(777);
    assertThat(result.totals().completed()).isEqualTo(777);
    assertCounted(777);
    assertThat(whole.nanos()).isEqualTo(whole.activeNanos()).isPositive();
  }

  @Test
  void whatIsDueAtARateIsJudgedByItsSchedule() throws Exception {
    AgentSettings open = with(settings(server.port(), 8), new Arrival.Open(400, Spacing.CONSTANT));
    LoadRun.Result result = run(open, 1, Duration.ofMillis(500)).orElseThrow();
    LoadReport whole = result.window().orElseThrow().merged();
    assertThat((double) whole.offered()).isCloseTo(400 * whole.nanos() / 1e9, within(3.0));
    assertThat(whole.sendLag().getTotalCount()).isPositive();
    assertThat(result.reasons()).extracting(Reason::code).doesNotContain("little", "starved");
    assertCounted(result.totals().completed());
  }

  @Test
  void aStopEndsTheWindowAndReportsWhatThereIs() throws Exception {
    seen.onPhase =
        phase -> {
          if (phase == Phase.WINDOW) {
            stop.request();
          }
        };
    LoadRun.Result result =
        run(settings(server.port(), 4), 1, Duration.ofMinutes(10)).orElseThrow();
    assertThat(result.interrupted()).isTrue();
    assertThat(result.window()).isPresent();
    assertCounted(result.totals().completed());
  }

  /** What the others have measured is not lost with it. */
  @ParameterizedTest
  @CsvSource({"KILL, generator-killed", "STOP, generator-silent"})
  void aGeneratorThatDiesOrStandsStillInTheWindowEndsIt(String signal, String code)
      throws Exception {
    Set<Long> before = childPids();
    AtomicBoolean sent = new AtomicBoolean();
    seen.onPhase =
        phase -> {
          if (phase == Phase.WINDOW && sent.compareAndSet(false, true)) {
            Set<Long> generators = childPids();
            generators.removeAll(before);
            signal(signal, Collections.min(generators));
          }
        };
    Deadlines standard = Deadlines.STANDARD;
    Deadlines impatient =
        new Deadlines(
            standard.ready(),
            standard.answer(),
            Duration.ofSeconds(3),
            standard.settling(),
            standard.warming(),
            standard.perClient());
    LoadRun.Plan plan =
        new LoadRun.Plan(
            settings(server.port(), 4).split(2),
            new AgentHost(Fakes.SHORT_LIVED, "", logs, "t"),
            false,
            LoadPhases.fixed(Duration.ZERO, Duration.ofMinutes(10)),
            false);
    LoadRun.Result result = new LoadRun(plan, impatient, stop, seen).run(children).orElseThrow();
    assertThat(result.failure().orElseThrow().reason().code()).isEqualTo(code);
    assertThat(result.interrupted()).isTrue();
    assertThat(result.window().orElseThrow().merged().completed()).isPositive();
    assertThat(result.window().orElseThrow().generatorCpuNanos()).hasSize(1);
    assertThat(result.reasons()).extracting(Reason::code).containsExactly(code);
    assertThat(result.reasons().getFirst().message())
        .endsWith("; the figures are those of 1 of 2 generators, until then");
  }

  /** By the server, which may count an answer when the generator has it already. */
  private void assertCounted(long requests) throws Exception {
    long counted;
    do {
      counted = server.counters(AMPLE).get().getOrDefault("requests", 0L);
    } while (counted < requests);
    assertThat(counted).isEqualTo(requests);
  }

  private static Set<Long> childPids() {
    return ProcessHandle.current()
        .children()
        .map(ProcessHandle::pid)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static void signal(String name, long pid) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aStopBeforeTheRampLeavesNothingToReport() throws Exception {
    stop.request();
    assertThat(run(settings(server.port(), 4), 1, WINDOW)).isEmpty();
  }

  @Test
  void anUnreachableServerIsCountedAndJudged() throws Exception {
    LoadRun.Result result = run(settings(freePort(), 3), 1, WINDOW).orElseThrow();
    assertThat(result.ramp().established()).isZero();
    assertThat(result.ramp().errors()).containsEntry(ErrorKind.REFUSED, 3L);
    assertThat(result.reasons())
        .extracting(Reason::code)
        .contains("connections-short", "errors", "too-few");
  }

  @Test
  void anUnknownHostIsAFailureWithItsName() {
    AgentSettings settings = settings(80, 1);
    ChildFailure failure =
        catchThrowableOfType(
            ChildFailure.class,
            () -> run(withUrl(settings, "http://no-such-host.invalid/"), 1, WINDOW));
    assertThat(failure.getMessage()).contains("no-such-host.invalid");
  }

  private Optional<LoadRun.Result> run(AgentSettings load, int agents, Duration window)
      throws ChildFailure {
    return run(load, agents, LoadPhases.fixed(Duration.ZERO, window));
  }

  private Optional<LoadRun.Result> run(AgentSettings load, int agents, LoadPhases phases)
      throws ChildFailure {
    AgentHost host = new AgentHost(Fakes.SHORT_LIVED, "", logs, "t");
    LoadRun.Plan plan = new LoadRun.Plan(load.split(agents), host, false, phases, AMPLE, false);
    return new LoadRun(plan, Deadlines.STANDARD, stop, seen).run(children);
  }

  private static AgentSettings withUrl(AgentSettings one, String url) {
    return with(one, Request.get(Target.parse(url)), one.arrival(), one.limits());
  }

  private static AgentSettings withLimits(AgentSettings one, Limits limits) {
    return with(one, one.request(), one.arrival(), limits);
  }

  private static AgentSettings with(AgentSettings one, Arrival arrival) {
    return with(one, one.request(), arrival, one.limits());
  }

  private static AgentSettings with(
      AgentSettings one, Request request, Arrival arrival, Limits limits) {
    return new AgentSettings(
        request,
        one.population(),
        arrival,
        one.shape(),
        limits,
        one.expect(),
        one.sample(),
        one.threads(),
        one.sources(),
        one.part(),
        one.seed());
  }

  private AgentSettings settings(int port, int clients) {
    return new AgentSettings(
        Request.get(new Target("127.0.0.1", port, "/" + WorkFolder.FILE)),
        Population.of(clients),
        Arrival.closed(Think.fixed(Duration.ofMillis(1))),
        Shape.STEADY,
        Limits.timeout(Duration.ofSeconds(20)),
        Optional.of(work.file()),
        1,
        1,
        List.of(),
        Part.WHOLE,
        1);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
