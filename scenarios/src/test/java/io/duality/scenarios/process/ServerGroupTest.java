package io.duality.scenarios.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.duality.scenarios.fake.Fakes;
import io.duality.scenarios.process.ChildFailure.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerGroupTest {
  /** Long enough for a JVM to start on a busy machine; no test waits for it to pass. */
  private static final Duration AMPLE = Duration.ofSeconds(50);

  /** For what is expected not to happen. */
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir Path logs;
  private final Children children = new Children(Fakes.jvm());
  private final Lifeline lifeline = new Lifeline(new StopSignal());

  @AfterEach
  void endChildren() {
    children.close();
  }

  @Test
  void shardsShareThePortAndTheirCountersAddUp() throws Exception {
    try (ServerGroup group = start("well", 2)) {
      assertThat(group.port()).isEqualTo(12_345);
      assertThat(group.pids()).hasSize(2).doesNotHaveDuplicates();
      Map<String, Long> counters = lifeline.await(group.counters(AMPLE));
      assertThat(counters).containsEntry("requests", 2 * Fakes.REQUESTS);
      assertThat(counters).containsEntry("gc-millis", -1L);
      assertThat(lifeline.await(group.stop(Duration.ZERO, AMPLE))).containsEntry("accepted", 4L);
    }
  }

  @Test
  void otherOutputGoesToTheLogAndIsNoAnswer() throws Exception {
    try (ServerGroup group = start("chatters", 1)) {
      assertThat(lifeline.await(group.counters(AMPLE))).containsEntry("accepted", 2L);
      lifeline.await(group.stop(Duration.ZERO, AMPLE));
    }
    assertThat(Files.readString(logs.resolve("t-server-0.log")))
        .contains("hello, this is no answer")
        .contains("MARKED")
        .contains("nor is this");
  }

  @Test
  void whatItSaysOnStandardErrorIsPassedOnToo() throws Exception {
    Queue<String> errors = new ConcurrentLinkedQueue<>();
    try (Children heard = new Children(Fakes.jvm(), errors::add);
        ServerGroup group = ServerGroup.start(heard, settings("chatters", 1), lifeline, AMPLE)) {
      lifeline.await(group.stop(Duration.ZERO, AMPLE));
    }
    assertThat(errors).contains("nor is this").doesNotContain("hello, this is no answer");
  }

  @Test
  void aServerThatNeverGetsReadyFailsAtItsDeadlineAndIsGone() {
    ChildFailure failure = failureOf(() -> start("never-ready", 1, SHORT));
    assertThat(failure.kind()).isEqualTo(Kind.SILENT);
    assertThat(failure.reason().code()).isEqualTo("server-not-ready");
    assertThat(failure.reason().message()).isEqualTo("server 0 was not ready within 0.3 s");
    Fakes.assertNoChildIsLeft();
  }

  @Test
  void aPortInUseIsNamedAsSuch() {
    ChildFailure failure = failureOf(() -> start("port-taken", 1));
    assertThat(failure.kind()).isEqualTo(Kind.REPORTED);
    assertThat(failure.reason().label()).isEqualTo("port in use");
  }

  @Test
  void outOfMemoryIsToldByTheExitCode() {
    ChildFailure failure = failureOf(() -> start("out-of-memory-at-start", 1));
    assertThat(failure.kind()).isEqualTo(Kind.OUT_OF_MEMORY);
    assertThat(failure.reason().label()).isEqualTo("out of memory");
    assertThat(failure.reason().message()).contains("Java heap space");
  }

  @Test
  void aDeadServerIsNoticedAtOnceByWhoeverWaitsForSomethingElse() throws Exception {
    try (ServerGroup group = start("is-killed", 1)) {
      var _ = group.counters(AMPLE);
      ChildFailure failure = failureOf(() -> lifeline.pass(AMPLE));
      assertThat(failure.kind()).isEqualTo(Kind.KILLED);
      assertThat(failure.reason().label()).isEqualTo("server died: SIGKILL");
    }
  }

  @Test
  void aServerThatEndsByItselfLeavesItsLastWords() throws Exception {
    try (ServerGroup group = start("dies", 1)) {
      ChildFailure failure = failureOf(() -> lifeline.await(group.counters(AMPLE)));
      assertThat(failure.kind()).isEqualTo(Kind.EXITED);
      assertThat(failure.reason().message())
          .isEqualTo("server 0 ended by itself with exit code 7; its last line: the last words");
      assertThat(failure.lastLines()).containsExactly("the last words");
    }
  }

  @Test
  void aCommandToADeadServerFailsAtOnce() throws Exception {
    try (ServerGroup group = start("dies", 1)) {
      failureOf(() -> lifeline.await(group.counters(AMPLE)));
      assertThat(group.counters(AMPLE)).isCompletedExceptionally();
    }
  }

  @Test
  void aSuspendedServerFailsAtTheDeadlineAndIsKilled() throws Exception {
    try (ServerGroup group = start("is-stopped", 1)) {
      ChildFailure failure = failureOf(() -> lifeline.await(group.counters(SHORT)));
      assertThat(failure.kind()).isEqualTo(Kind.SILENT);
      assertThat(failure.reason().label()).isEqualTo("server stalled");
    }
    Fakes.assertNoChildIsLeft();
  }

  @Test
  void anAnswerThatIsNoneIsAFailure() throws Exception {
    try (ServerGroup group = start("says-nonsense", 1)) {
      ChildFailure failure = failureOf(() -> lifeline.await(group.counters(AMPLE)));
      assertThat(failure.kind()).isEqualTo(Kind.GARBLED);
      assertThat(failure.getMessage()).contains("requests=many is no whole number");
    }
  }

  @Test
  void anAnswerThatComesTooLateIsNotTakenForTheNextOne() throws Exception {
    try (ServerGroup group = start("answers-late", 1)) {
      failureOf(() -> lifeline.await(group.counters(SHORT)));
      assertThat(lifeline.await(group.counters(AMPLE))).containsEntry("accepted", 2L);
    }
  }

  @Test
  void aServerThatDoesNotStopIsKilledByClose() throws Exception {
    try (ServerGroup group = start("hangs-at-stop", 1)) {
      ChildFailure failure = failureOf(() -> lifeline.await(group.stop(Duration.ZERO, SHORT)));
      assertThat(failure.kind()).isEqualTo(Kind.SILENT);
    }
    Fakes.assertNoChildIsLeft();
  }

  @Test
  void aServerThatIgnoresTheEndOfItsInputIsKilledByClose() throws Exception {
    ServerGroup group = start("ignores-end", 2);
    assertThat(alive()).isEqualTo(2);
    group.close();
    Fakes.assertNoChildIsLeft();
  }

  @Test
  void closeEndsChildrenOfAnInterruptedThread() throws Exception {
    ServerGroup group = start("ignores-end", 1);
    Thread.currentThread().interrupt();
    group.close();
    assertThat(Thread.interrupted()).isTrue();
    Fakes.assertNoChildIsLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "HUP", "TERM"})
  void aSignalToAllOfAGroupDoesNotReachAServer(String signal) throws Exception {
    try (ServerGroup group = start("well", 1)) {
      String pid = Long.toString(group.pids().getFirst());
      assertThat(new ProcessBuilder("kill", "-" + signal, pid).start().waitFor()).isZero();
      assertThat(lifeline.await(group.counters(AMPLE))).containsKey("requests");
    }
  }

  @Test
  void theStopSignalEndsAWait() throws Exception {
    StopSignal stop = new StopSignal();
    Lifeline stoppable = new Lifeline(stop);
    stop.request();
    assertThat(catchThrowableOfType(InterruptedException.class, () -> stoppable.pass(AMPLE)))
        .isNotNull();
  }

  @Test
  void noChildStartsOnceAllAreEnded() {
    children.close();
    assertThat(failureOf(() -> start("well", 1)).kind()).isEqualTo(Kind.NOT_STARTED);
  }

  @Test
  void aMissingJavaIsAFailureAndNotAnException() {
    ChildJvm real = Fakes.jvm();
    ChildJvm broken =
        new ChildJvm(
            Path.of("/nowhere/java"), "", real.taskset(), real.serverMain(), real.generatorMain());
    try (Children none = new Children(broken)) {
      ChildFailure failure =
          failureOf(() -> ServerGroup.start(none, settings("well", 1), lifeline, AMPLE));
      assertThat(failure.reason().message()).contains("/nowhere/java");
    }
  }

  private ServerGroup start(String behaviour, int shards)
      throws ChildFailure, InterruptedException {
    return start(behaviour, shards, AMPLE);
  }

  private ServerGroup start(String behaviour, int shards, Duration limit)
      throws ChildFailure, InterruptedException {
    return ServerGroup.start(children, settings(behaviour, shards), lifeline, limit);
  }

  private ServerSettings settings(String behaviour, int shards) {
    return new ServerSettings(
        "fake",
        "127.0.0.1",
        0,
        logs,
        shards,
        1,
        Duration.ZERO,
        Map.of(),
        Fakes.behaving(behaviour),
        "",
        logs,
        "t",
        0,
        0);
  }

  private interface Step {
    void run() throws ChildFailure, InterruptedException;
  }

  private static ChildFailure failureOf(Step step) {
    ChildFailure failure = catchThrowableOfType(ChildFailure.class, step::run);
    assertThat(failure).isNotNull();
    return failure;
  }

  private static long alive() {
    return ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).count();
  }
}
