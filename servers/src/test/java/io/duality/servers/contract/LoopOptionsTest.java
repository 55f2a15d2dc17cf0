package io.duality.servers.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.duality.servers.ServerModels;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models with other options than their defaults, which the contract has not seen. */
@Execution(ExecutionMode.CONCURRENT)
class LoopOptionsTest {
  private static final Map<String, String> OPTIONS =
      Map.of("loops", "3", "accept", "active", "helpers", "1");

  static Stream<Candidate> withAPolicy() {
    return ServerModels.find(System.err::println).all().stream()
        .filter(
            model -> model.options().stream().anyMatch(option -> option.name().equals("accept")))
        .map(model -> new Candidate(model, Duration.ofSeconds(30)));
  }

  private static Map<String, String> options(Candidate candidate) {
    return candidate.model().options().stream()
        .filter(option -> OPTIONS.containsKey(option.name()))
        .collect(Collectors.toMap(option -> option.name(), option -> OPTIONS.get(option.name())));
  }

  @ParameterizedTest
  @MethodSource("withAPolicy")
  void serveAllWithSeveralLoopsThatFavourActiveConnections(Candidate candidate) throws IOException {
    assumeTrue(candidate.model().unavailable().isEmpty());
    Map<String, String> options = options(candidate);
    try (Subject subject =
        Subject.start(candidate, config -> config.withOptions(options).withCacheBytes(1_000))) {
      byte[] content = subject.file("long", new byte[300_000]);
      List<Client> clients = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        clients.add(subject.connect().get("/small.txt").get("/long").get("/pause?millis=1"));
      }
      for (Client client : clients) {
        assertThat(client.answer().text()).isEqualTo(Subject.SMALL);
        assertThat(client.answer().bytes()).hasSameSizeAs(content);
        assertThat(client.answer().text()).isEqualTo("done\n");
      }
      assertThat(subject.counters().accepted()).isEqualTo(clients.size());
      assertThat(subject.counters().failures()).isZero();
    }
  }

  @Test
  void haveAPolicyIfTheyAreThreadsOrEventLoops() {
    assertThat(withAPolicy().map(candidate -> candidate.model().id()))
        .contains("threaded", "virtual", "select", "poll", "nio-select", "sped", "amped")
        .contains("epoll-level", "epoll-edge", "epoll", "io-uring", "kqueue");
  }
}
