package io.duality.servers.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Many connections, and many requests. */
@Isolated("two thousand descriptors, and all CPUs")
@ParameterizedClass(name = "{0}")
@MethodSource("io.duality.servers.contract.Candidate#all")
class LoadContractTest {
  private static final int CLIENTS = 16;
  private static final int ROUNDS = 25;

  private final Candidate candidate;

  LoadContractTest(Candidate candidate) {
    this.candidate = candidate;
  }

  @Test
  void holdsManyConnectionsAtOnce() throws IOException {
    try (Subject subject = Subject.start(candidate)) {
      List<Client> clients = new ArrayList<>();
      int connections = candidate.manyConnections();
      for (int i = 0; i < connections; i++) {
        clients.add(subject.connect());
      }
      for (int round = 0; round < 2; round++) {
        for (Client client : clients) {
          client.get("/small.txt");
        }
        for (Client client : clients) {
          assertThat(client.answer().text()).isEqualTo(Subject.SMALL);
        }
      }
      assertThat(subject.counters().accepted()).isEqualTo(connections);
      assertThat(subject.counters().closed()).isZero();
    }
  }

  @Test
  void answersEveryRequestWithItsOwnFileUnderStress() throws Exception {
    try (Subject subject = Subject.start(candidate, config -> config.withCacheBytes(100_000));
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
      List<byte[]> files = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        byte[] content = new byte[i * i * 500];
        new Random(i).nextBytes(content);
        files.add(subject.file("f" + i, content));
      }
      List<Callable<Long>> clients =
          IntStream.range(0, CLIENTS)
              .<Callable<Long>>mapToObj(i -> () -> exchange(subject, files, i))
              .toList();
      long bytes = 0;
      for (Future<Long> client : threads.invokeAll(clients)) {
        bytes += client.get();
      }
      subject.server.stop(candidate.patience());
      assertThat(subject.counters().bodyBytes()).isEqualTo(bytes);
      assertThat(subject.counters().failures()).isZero();
    }
  }

  /** Sends bursts of pipelined requests, and checks each byte that comes back. */
  private static long exchange(Subject subject, List<byte[]> files, int seed) throws IOException {
    Random random = new Random(seed);
    Client client = subject.connect();
    long bytes = 0;
    for (int round = 0; round < ROUNDS; round++) {
      int[] burst = random.ints(1 + random.nextInt(8), 0, files.size()).toArray();
      StringBuilder requests = new StringBuilder();
      for (int file : burst) {
        requests.append("GET /f" + file + " HTTP/1.1\r\nHost: a\r\n\r\n");
      }
      client.send(requests.toString());
      for (int file : burst) {
        assertThat(client.answer().bytes()).as("f%d", file).isEqualTo(files.get(file));
        bytes += files.get(file).length;
      }
    }
    return bytes;
  }
}
