package io.duality.servers.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.duality.servers.Answer;
import io.duality.servers.Capability;
import io.duality.servers.ServerConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What a model says of itself holds, and what it does not say does not. */
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass(name = "{0}")
@MethodSource("io.duality.servers.contract.Candidate#all")
class CapabilitiesContractTest {
  /** Long enough that nobody waits for its end, but the server. */
  private static final int SHORT_MILLIS = 300;

  /** More than any pool has threads by default. */
  private static final int MANY_LISTENERS = 200;

  private final Candidate candidate;

  CapabilitiesContractTest(Candidate candidate) {
    this.candidate = candidate;
  }

  private boolean says(Capability capability) {
    return candidate.model().capabilities().contains(capability);
  }

  private static ServerConfig alone(ServerConfig config) {
    return config.withParallelism(1);
  }

  @Test
  void overlapsTheDiskIfItSaysSo() throws IOException {
    try (DiskGate gate = new DiskGate("slow.txt");
        Subject subject = Subject.start(candidate, c -> alone(c.withRoot(gate.behind(c.root()))))) {
      subject.file("slow.txt", new byte[10]);
      assertThat(subject.connect().get("/small.txt").answer().status()).isEqualTo(200);
      Client waiting = subject.connect().get("/slow.txt");
      gate.awaitAsked();
      Client other = subject.connect().get("/small.txt");
      if (says(Capability.OVERLAPS_DISK)) {
        assertThat(other.answer().text()).isEqualTo(Subject.SMALL);
        gate.open();
      } else {
        assertThat(other.answerWithin(SHORT_MILLIS))
            .as("answered meanwhile, which the model does not declare (OVERLAPS_DISK)")
            .isNull();
        gate.open();
        assertThat(other.answer().text()).isEqualTo(Subject.SMALL);
      }
      assertThat(waiting.answer().bytes()).hasSize(10);
    }
  }

  @Test
  void overlapsAPauseIfItSaysSo() throws IOException {
    if (says(Capability.OVERLAPS_PAUSE)) {
      assertOthersAreAnswered("/pause?millis=60000", CapabilitiesContractTest::alone);
    } else {
      assertOthersWait(
          Capability.OVERLAPS_PAUSE,
          "/pause?millis=" + SHORT_MILLIS,
          CapabilitiesContractTest::alone);
    }
  }

  @Test
  void isParallelIfItSaysSo() throws IOException {
    assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "there is one CPU only");
    if (says(Capability.PARALLEL)) {
      assertOthersAreAnswered("/cpu?micros=3000000", config -> config.withParallelism(2));
    } else {
      assertOthersWait(
          Capability.PARALLEL,
          "/cpu?micros=" + SHORT_MILLIS * 1_000,
          config -> config.withParallelism(2));
    }
  }

  /** One after the other, so that those who come first have what there is. */
  @Test
  void streamsIfItSaysSo() throws IOException {
    boolean streams = says(Capability.STREAMS);
    try (Subject subject = Subject.start(candidate, CapabilitiesContractTest::alone)) {
      for (int user = 0; user < MANY_LISTENERS; user++) {
        String target = "/chat?room=" + user / 20 + "&user=" + user % 20;
        Client listener = subject.connect().get(target);
        if (!streams && !listener.hasInputWithin(SHORT_MILLIS)) {
          return;
        }
        if (new Listener(listener).status() != 200) {
          assertThat(streams).as("declares streams, but does not know of a chat").isFalse();
          return;
        }
      }
      assertThat(streams).as("streams, which the model does not declare (STREAMS)").isTrue();
      assertThat(subject.connect().get("/small.txt").answer().text()).isEqualTo(Subject.SMALL);
    }
  }

  /**
   * Some at least: others may be on the loop that computes, or in one batch with the long request.
   * All are connected before, as it may be the acceptor's loop.
   */
  private void assertOthersAreAnswered(String target, UnaryOperator<ServerConfig> settings)
      throws IOException {
    try (Subject subject = Subject.start(candidate, settings)) {
      List<Client> clients = Stream.generate(() -> connect(subject)).limit(10).toList();
      Client busy = clients.getFirst().get(target);
      assertThat(firstAnswer(clients.subList(1, 10)).status()).isEqualTo(200);
      assertThat(busy.answerWithin(1)).as("still under way").isNull();
    }
  }

  private static Answer firstAnswer(List<Client> clients) throws IOException {
    for (int tries = 0; tries < 1_000; tries++) {
      if (tries < clients.size()) {
        clients.get(tries).get("/small.txt");
      }
      Answer answer = clients.get(tries % clients.size()).answerWithin(10);
      if (answer != null) {
        return answer;
      }
    }
    throw new AssertionError("nobody is answered");
  }

  /**
   * The first of the others may come before the long request, if the server finds both in one turn;
   * then the second comes behind it.
   */
  private void assertOthersWait(
      Capability missing, String target, UnaryOperator<ServerConfig> settings) throws IOException {
    try (Subject subject = Subject.start(candidate, settings)) {
      List<Client> clients = Stream.generate(() -> connect(subject)).limit(3).toList();
      Client busy = clients.getFirst().get(target);
      for (Client other : clients.subList(1, 3)) {
        assertThat(other.get("/small.txt").answer().status()).isEqualTo(200);
      }
      assertThat(busy.answerWithin(SHORT_MILLIS / 3))
          .as("the request that the others waited for; none has to wait where %s holds", missing)
          .isNotNull();
    }
  }

  private static Client connect(Subject subject) {
    try {
      Client client = subject.connect().get("/small.txt");
      client.answer();
      return client;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
