package io.duality.servers.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.servers.MostConnections;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of clients beyond the connections that a server may hold. */
@Execution(ExecutionMode.CONCURRENT)
final class MostConnectionsTest {
  /** Long enough to see that nothing comes. */
  private static final int WHILE_MILLIS = 100;

  static Stream<Candidate> bounded() {
    return Candidate.all().stream()
        .filter(candidate -> candidate.model().options().contains(MostConnections.OPTION));
  }

  private static Subject start(Candidate candidate, int connections) throws IOException {
    Map<String, String> options = Map.of("connections", Integer.toString(connections));
    return Subject.start(candidate, config -> config.withOptions(options));
  }

  @ParameterizedTest
  @MethodSource("bounded")
  void aClientBeyondThemWaitsForAnEnd(Candidate candidate) throws IOException {
    try (Subject subject = start(candidate, 2)) {
      List<Client> clients = subject.idle(2);
      Client third = subject.connect().get("/small.txt");
      assertThat(third.answerWithin(WHILE_MILLIS)).isNull();
      assertThat(subject.counters().accepted()).isEqualTo(2);
      assertThat(clients.getLast().get("/small.txt").answer().status()).isEqualTo(200);
      clients.getFirst().close();
      assertThat(third.answer().text()).isEqualTo(Subject.SMALL);
      assertThat(subject.counters().refused()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("bounded")
  void stopsWhileOneWaits(Candidate candidate) throws IOException {
    try (Subject subject = start(candidate, 1)) {
      List<Client> clients = subject.idle(1);
      subject.connect().get("/small.txt");
      subject.server.stop(Duration.ofSeconds(20));
      assertThat(clients.getFirst().isAtEnd()).isTrue();
      assertThat(subject.counters().closed()).isEqualTo(1);
    }
  }

  @Test
  void threadsLoopsAndThePipelineCanBeTold() {
    assertThat(bounded().map(candidate -> candidate.model().id()))
        .contains("threaded", "virtual", "knot-a", "knot-c", "nio-select", "sped", "amped")
        .contains("watpipe");
  }
}
