package io.duality.scenarios.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.duality.scenarios.fake.Fakes;
import io.duality.scenarios.probe.ProcProbe;
import io.duality.scenarios.process.ChildFailure;
import io.duality.scenarios.process.ChildFailure.Kind;
import io.duality.scenarios.process.ChildJvm;
import io.duality.scenarios.process.ChildListener;
import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.Launch;
import io.duality.scenarios.process.Lifeline;
import io.duality.scenarios.process.LocalHost;
import io.duality.scenarios.process.Role;
import io.duality.scenarios.process.ServerGroup;
import io.duality.scenarios.process.ServerSettings;
import io.duality.scenarios.process.StopSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server's processes over sealed frames, with nothing between the two sides but a queue. */
class ClusterHostTest {
  /** Long enough for a JVM to start on a busy machine; no test waits for it to pass. */
  private static final Duration AMPLE = Duration.ofSeconds(50);

  private static final long BEGIN = 1_000;
  private static final Duration LEASE = Duration.ofSeconds(3);
  private static final SharedKey KEY = SharedKey.of(new byte[32]);

  @TempDir Path folder;
  private final ExecutorService controllerThread = side();

  /** Children end when the thread that started them does, so that it is the last to go. */
  private final ExecutorService agentThread = side();

  private final Lifeline lifeline = new Lifeline(new StopSignal());
  private HostAgent agent;
  private ClusterHost host;
  private Children children;

  @BeforeEach
  void connectBothSides() {
    ChildJvm jvm = Fakes.jvm();
    Wire up = wire(controllerThread, "up", frame -> host.receive(frame));
    Wire down = wire(agentThread, "down", frame -> agent.receive(frame, BEGIN));
    host = new ClusterHost("east", false, 1, down);
    agent =
        new HostAgent(
            new LocalHost(jvm),
            new LaunchRules(folder),
            up,
            new Lease(LEASE, BEGIN),
            new Desk(folder, new ProcProbe(Path.of("/proc"))));
    children = new Children(jvm).on(host);
  }

  @AfterEach
  void endBothSides() throws Exception {
    children.close();
    agentThread.submit(() -> agent.tick(BEGIN + 2 * LEASE.toNanos())).get();
    Fakes.assertNoChildIsLeft();
    agentThread.shutdown();
    assertThat(agentThread.awaitTermination(AMPLE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    controllerThread.shutdown();
  }

  @Test
  void aServerOfTwoProcessesIsStartedAskedAndStoppedAsItIsHere() throws Exception {
    try (ServerGroup group = start(Fakes.SHORT_LIVED, 2)) {
      assertThat(group.port()).isEqualTo(12_345);
      assertThat(group.pids()).hasSize(2).doesNotHaveDuplicates().allMatch(pid -> pid > 0);
      Map<String, Long> counters = lifeline.await(group.counters(AMPLE));
      assertThat(counters).containsEntry("requests", 2 * Fakes.REQUESTS);
      assertThat(lifeline.await(group.stop(Duration.ZERO, AMPLE))).containsEntry("accepted", 4L);
    }
  }

  @Test
  void aProcessThatIsKilledThereFailsHereWithItsReason() throws Exception {
    try (ServerGroup group = start(Fakes.SHORT_LIVED, 1)) {
      assertThat(ProcessHandle.of(group.pids().getFirst()).orElseThrow().destroyForcibly())
          .isTrue();
      ChildFailure failure = failureOf(() -> lifeline.pass(AMPLE));
      assertThat(failure.kind()).isEqualTo(Kind.KILLED);
      assertThat(failure.reason().message()).contains("SIGKILL");
    }
  }

  @Test
  void whatTheAgentDoesNotAllowIsNotStarted() {
    ChildFailure failure = failureOf(() -> start(Fakes.behaving("well"), 1));
    assertThat(failure.kind()).isEqualTo(Kind.NOT_STARTED);
    assertThat(failure.reason().message()).contains("'-Dfake=well'");
  }

  @Test
  void anAgentWithoutItsControllerEndsAllChildren() throws Exception {
    try (ServerGroup group = start(Fakes.SHORT_LIVED, 1)) {
      ProcessHandle server = ProcessHandle.of(group.pids().getFirst()).orElseThrow();
      agentThread.submit(() -> agent.tick(BEGIN + LEASE.toNanos())).get();
      assertThat(lifeline.await(group.counters(AMPLE))).as("the lease is not over").isNotEmpty();
      agentThread.submit(() -> agent.tick(BEGIN + LEASE.toNanos() + 1)).get();
      assertThat(server.onExit()).succeedsWithin(AMPLE);
      assertThat(failureOf(() -> lifeline.pass(AMPLE)).kind()).isEqualTo(Kind.KILLED);
    }
  }

  @Test
  void aLostHostServesAgainWhenItHasEndedWhatItHad() throws Exception {
    try (ServerGroup group = start(Fakes.SHORT_LIVED, 1)) {
      ProcessHandle server = ProcessHandle.of(group.pids().getFirst()).orElseThrow();
      host.lose("no beat for 2.0 s");
      ChildFailure failure = failureOf(() -> lifeline.pass(AMPLE));
      assertThat(failure.kind()).isEqualTo(Kind.HOST_LOST);
      assertThat(failure.reason().message()).contains("east: no beat for 2.0 s");
      assertThat(host.isHere()).isFalse();
      assertThat(failureOf(() -> start(Fakes.SHORT_LIVED, 1)).reason().message())
          .contains("'east' is lost: no beat for 2.0 s");
      assertThat(host.reset()).succeedsWithin(AMPLE);
      assertThat(server.onExit()).succeedsWithin(AMPLE);
    }
    assertThat(host.isHere()).isTrue();
    Lifeline next = new Lifeline(new StopSignal());
    try (ServerGroup again =
        ServerGroup.start(children, settings(Fakes.SHORT_LIVED, 1), next, AMPLE)) {
      assertThat(next.await(again.counters(AMPLE))).isNotEmpty();
    }
  }

  @Test
  void neitherSideTakesWhatOnlyItselfSays() {
    assertThat(
            catchThrowableOfType(
                IllegalArgumentException.class, () -> host.receive(Frame.of(Frame.Kind.START))))
        .hasMessageContaining("START");
    assertThat(
            catchThrowableOfType(
                IllegalArgumentException.class,
                () -> agent.receive(Frame.of(Frame.Kind.CLEAN), BEGIN)))
        .hasMessageContaining("CLEAN");
  }

  @Test
  void foreignProgramsAreStartedHereOnly() {
    Launch launch =
        new Launch(Role.SERVER, "server 0", List.of(), List.of(), "", folder.resolve("log"));
    IOException refusal =
        catchThrowableOfType(
            IOException.class,
            () -> host.startProgram(launch, List.of("nginx", "-c"), new Unheard()));
    assertThat(refusal).hasMessageContaining("nginx");
  }

  private ServerGroup start(List<String> flags, int shards)
      throws ChildFailure, InterruptedException {
    return ServerGroup.start(children, settings(flags, shards), lifeline, AMPLE);
  }

  private ServerSettings settings(List<String> flags, int shards) {
    return new ServerSettings(
        "fake",
        "127.0.0.1",
        0,
        folder,
        shards,
        1,
        Duration.ZERO,
        Map.of(),
        flags,
        "",
        folder.resolve("logs"),
        "t",
        0,
        0);
  }

  private interface Failing {
    void run() throws Exception;
  }

  private static ChildFailure failureOf(Failing action) {
    ChildFailure failure = catchThrowableOfType(ChildFailure.class, action::run);
    assertThat(failure).isNotNull();
    return failure;
  }

  private record Unheard() implements ChildListener {
    @Override
    public void out(String line) {
      throw new IllegalStateException(line);
    }

    @Override
    public void err(String line) {
      throw new IllegalStateException(line);
    }

    @Override
    public void ended(int exit) {
      throw new IllegalStateException("ended");
    }

    @Override
    public void lost(String why) {
      throw new IllegalStateException(why);
    }

    @Override
    public void refused(String why) {
      throw new IllegalStateException(why);
    }
  }

  /** One thread, in which things are done in their order; what comes after its end is left. */
  private static ExecutorService side() {
    return new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        new ThreadPoolExecutor.DiscardPolicy());
  }

  /** To a side's one thread. */
  private static Wire wire(ExecutorService side, String direction, Consumer<Frame> receiver) {
    return new QueueWire(
        side, Seal.of(KEY, "42", direction), Seal.of(KEY, "42", direction), receiver);
  }

  private record QueueWire(
      ExecutorService side, Seal sealing, Seal opening, Consumer<Frame> receiver) implements Wire {

    @Override
    public void send(Frame frame) {
      synchronized (sealing) {
        byte[] sealed = sealing.seal(frame);
        side.execute(() -> receive(sealed));
      }
    }

    private void receive(byte[] sealed) {
      try {
        receiver.accept(opening.open(sealed));
      } catch (BrokenSealException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
