package io.duality.servers.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.servers.ServerModels;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a bounded pool bounds, in its two shapes. */
@Execution(ExecutionMode.CONCURRENT)
final class PooledShapesTest {
  /** Long enough to see that nothing comes. */
  private static final int WHILE_MILLIS = 200;

  private static Subject start(String shape, int threads) throws IOException {
    Candidate pooled =
        new Candidate(ServerModels.find(System.err::println).get("pooled"), Duration.ofSeconds(30));
    Map<String, String> options = Map.of("shape", shape, "threads", Integer.toString(threads));
    return Subject.start(pooled, config -> config.withOptions(options));
  }

  @Test
  void anIdleConnectionHoldsNoThreadInTheActiveShape() throws IOException {
    try (Subject subject = start("active", 1)) {
      for (Client client : subject.idle(50)) {
        assertThat(client.get("/small.txt").answer().text()).isEqualTo(Subject.SMALL);
      }
    }
  }

  @Test
  void aClientThatIsSlowToSendHoldsNoThreadInTheActiveShape() throws IOException {
    try (Subject subject = start("active", 1)) {
      Client slow = subject.connect().send("GET /small.txt HTTP/1.1\r\nHo");
      subject.idle(5);
      assertThat(slow.send("st: a\r\n\r\n").answer().status()).isEqualTo(200);
    }
  }

  @Test
  void aRequestBeyondThePoolWaitsForAThreadInTheActiveShape() throws IOException {
    try (Subject subject = start("active", 1)) {
      List<Client> clients = subject.idle(2);
      clients.getFirst().get("/small.txt").get("/pause?millis=" + 5 * WHILE_MILLIS);
      assertThat(clients.getFirst().answer().status()).isEqualTo(200);
      Client other = clients.getLast().get("/small.txt");
      assertThat(other.answerWithin(WHILE_MILLIS / 2)).isNull();
      assertThat(clients.getFirst().answer().text()).isEqualTo("done\n");
      assertThat(other.answer().text()).isEqualTo(Subject.SMALL);
    }
  }

  @Test
  void aConnectionBeyondThePoolWaitsForAnEndInTheConnectionShape() throws IOException {
    try (Subject subject = start("connection", 2)) {
      List<Client> clients = subject.idle(2);
      Client third = subject.connect().get("/small.txt");
      assertThat(third.answerWithin(WHILE_MILLIS)).isNull();
      assertThat(subject.counters().accepted()).isEqualTo(2);
      clients.getFirst().close();
      assertThat(third.answer().text()).isEqualTo(Subject.SMALL);
    }
  }

  /** Or a client that goes on sending after a refusal would keep its connection. */
  @ParameterizedTest
  @ValueSource(strings = {"active", "connection"})
  void lingersForALimitedTimeWhateverComes(String shape) throws IOException {
    try (Subject subject = start(shape, 1)) {
      Client client = subject.connect().send("nonsense\r\n\r\n");
      assertThat(client.answer().status()).isEqualTo(400);
      subject.await("an end in spite of what comes", () -> isRefused(client));
      subject.await("a close", () -> subject.counters().closed() == 1);
    }
  }

  private static boolean isRefused(Client client) {
    try {
      client.send("x");
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void stopsWhileAllWorkersHoldAConnection() throws IOException {
    try (Subject subject = start("connection", 2)) {
      List<Client> clients = subject.idle(2);
      subject.server.stop(Duration.ofSeconds(20));
      for (Client client : clients) {
        assertThat(client.isAtEnd()).isTrue();
      }
      assertThat(subject.counters().closed()).isEqualTo(2);
    }
  }
}
