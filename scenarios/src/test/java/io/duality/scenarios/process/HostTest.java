package io.duality.scenarios.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.duality.scenarios.fake.Fakes;
import io.duality.scenarios.process.ChildFailure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever host a child has, what it says, and how it ends, is understood in one way. */
class HostTest {
  /** No test waits for it to pass. */
  private static final Duration AMPLE = Duration.ofSeconds(50);

  @TempDir Path logs;
  private final Lifeline lifeline = new Lifeline(new StopSignal());
  private final AwayHost away = new AwayHost();
  private final Children children = new Children(Fakes.jvm()).on(away);

  @AfterEach
  void endChildren() {
    children.close();
  }

  @Test
  void aChildOfAnotherHostIsAskedAndAnswers() throws Exception {
    ChildProcess child = children.start(launch());
    lifeline.await(child.ready(AMPLE, Line::word));
    Map<String, Long> counters =
        lifeline.await(child.ask("counters", "COUNTERS", AMPLE, Line::numbers));
    assertThat(counters).containsEntry("requests", 5L);
    assertThat(child.pid()).isEqualTo(AwayChild.PID);
    assertThat(away.launched).containsExactly(launch());
  }

  @Test
  void whatItPrintsIsInTheLogHere() throws Exception {
    ChildProcess child = children.start(launch());
    away.only().listener.err("from far away");
    child.close();
    assertThat(Files.readString(launch().log())).contains("from far away");
  }

  @Test
  void aLostHostEndsWhateverItsChildrenAreAskedFor() throws Exception {
    ChildProcess child = children.start(launch());
    lifeline.hold(child.failure());
    CompletableFuture<String> never = child.ask("load", "LOADING", AMPLE, Line::word);
    away.only().listener.lost("no beat of 'east' for 2.0 s");
    ChildFailure failure = failureOf(() -> lifeline.await(never));
    assertThat(failure.kind()).isEqualTo(Kind.HOST_LOST);
    assertThat(failure.reason().code()).isEqualTo("host-lost");
    assertThat(failure.reason().message()).contains("server 0", "no beat of 'east' for 2.0 s");
    assertThat(failureOf(() -> lifeline.pass(AMPLE))).isSameAs(failure);
    assertThat(failureOf(() -> lifeline.await(child.ask("mark", "MARKED", AMPLE, Line::word))))
        .isSameAs(failure);
  }

  @Test
  void aLostChildIsNotWaitedFor() throws Exception {
    ChildProcess child = children.start(launch());
    away.only().obedient = false;
    away.only().listener.lost("no beat of 'east' for 2.0 s");
    child.close();
    assertThat(away.only().killed).isFalse();
  }

  @Test
  void aChildThatIgnoresTheEndOfItsInputIsKilledThere() throws Exception {
    ChildProcess child = children.start(launch());
    away.only().obedient = false;
    child.close();
    assertThat(away.only().killed).isTrue();
  }

  @Test
  void whatAHostRefusesIsAFailureAndNotAnException() {
    away.refusal = "an agent runs no foreign program";
    ChildFailure failure = failureOf(() -> children.start(launch()));
    assertThat(failure.kind()).isEqualTo(Kind.NOT_STARTED);
    assertThat(failure.reason().message()).contains("an agent runs no foreign program");
    assertThat(failureOf(() -> children.startProgram("server 0", List.of("true"), "", logs)).kind())
        .isEqualTo(Kind.NOT_STARTED);
  }

  @Test
  void whatAHostRefusesLaterIsTheSameFailure() throws Exception {
    ChildProcess child = children.start(launch());
    away.only().listener.refused("an agent gives no child the JVM flag '-XX:OnError'");
    ChildFailure failure = child.failure().join();
    assertThat(failure.kind()).isEqualTo(Kind.NOT_STARTED);
    assertThat(failure.reason().message()).contains("'-XX:OnError'");
  }

  @Test
  void childrenOfAllHostsEndTogether() throws Exception {
    Children here = new Children(Fakes.jvm());
    ChildProcess _ = here.on(away).start(launch());
    here.close();
    assertThat(away.only().isAlive()).isFalse();
    assertThat(failureOf(() -> here.on(away).start(launch())).kind()).isEqualTo(Kind.NOT_STARTED);
  }

  @Test
  void whetherChildrenArePinnedIsTheirHostsToSay() {
    assertThat(new Children(Fakes.jvm()).pins()).isFalse();
    assertThat(children.pins()).isTrue();
  }

  private Launch launch() {
    return new Launch(
        Role.SERVER,
        "server 0",
        List.of(),
        List.of("model=fake"),
        "",
        logs.resolve("t-server-0.log"));
  }

  private interface Failing {
    void run() throws Exception;
  }

  private static ChildFailure failureOf(Failing action) {
    return catchThrowableOfType(ChildFailure.class, action::run);
  }

  /** It answers in the thread that asks. */
  private static final class AwayHost implements Host {
    final List<AwayChild> started = new ArrayList<>();
    final List<Launch> launched = new ArrayList<>();
    String refusal = "";

    AwayChild only() {
      assertThat(started).hasSize(1);
      return started.getFirst();
    }

    @Override
    public HostedChild start(Launch launch, ChildListener listener) throws IOException {
      if (!refusal.isEmpty()) {
        throw new IOException(refusal);
      }
      AwayChild child = new AwayChild(listener);
      launched.add(launch);
      started.add(child);
      listener.out("READY port=80");
      return child;
    }

    @Override
    public HostedChild startProgram(Launch launch, List<String> command, ChildListener listener)
        throws IOException {
      throw new IOException("an agent runs no foreign program");
    }

    @Override
    public boolean pins() {
      return true;
    }
  }

  private static final class AwayChild implements HostedChild {
    static final long PID = 4711;

    final ChildListener listener;
    boolean obedient = true;
    boolean killed;
    private boolean alive = true;

    AwayChild(ChildListener listener) {
      this.listener = listener;
    }

    @Override
    public long pid() {
      return PID;
    }

    @Override
    public boolean isAlive() {
      return alive;
    }

    @Override
    public void send(String line) {
      if (line.equals("counters")) {
        listener.out("COUNTERS requests=5");
      }
    }

    @Override
    public void endInput() {
      if (obedient) {
        end(0);
      }
    }

    @Override
    public void kill() {
      killed = true;
      end(137);
    }

    private void end(int exit) {
      if (alive) {
        alive = false;
        listener.ended(exit);
      }
    }
  }
}
