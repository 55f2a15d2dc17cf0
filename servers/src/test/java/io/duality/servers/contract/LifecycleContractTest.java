package io.duality.servers.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.duality.servers.Answer;
import io.duality.servers.Capability;
import io.duality.servers.ModelOption;
import io.duality.servers.ServerCounters;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Start, stop, failure and what is counted. */
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass(name = "{0}")
@MethodSource("io.duality.servers.contract.Candidate#all")
class LifecycleContractTest {
  /** Longer than any test may take: who waits for it fails. */
  private static final Duration HOUR = Duration.ofHours(1);

  private final Candidate candidate;

  LifecycleContractTest(Candidate candidate) {
    this.candidate = candidate;
  }

  private Subject start() throws IOException {
    return Subject.start(candidate);
  }

  private static CompletableFuture<Void> stopping(Subject subject, Duration grace) {
    return CompletableFuture.runAsync(
        () -> subject.server.stop(grace),
        run -> Thread.ofPlatform().daemon().name("stopper").start(run));
  }

  private void join(Subject subject, CompletableFuture<Void> stop) {
    subject.await("stop returns", stop::isDone);
    stop.join();
  }

  @Test
  void isListedAsAvailable() {
    assertThat(candidate.model().unavailable()).isEmpty();
    assertThat(candidate.model().summary()).isNotBlank().doesNotContain("\n");
    assertThat(candidate.model().source()).isNotEqualTo("not stated").doesNotContain("\n");
    assertThat(candidate.model().id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
  }

  @Test
  void takesItsOptionsAtTheirDefaultsAndRefusesNonsense() throws IOException {
    List<ModelOption> options = candidate.model().options();
    Map<String, String> defaults =
        options.stream().collect(Collectors.toMap(ModelOption::name, ModelOption::defaultValue));
    try (Subject subject = Subject.start(candidate, config -> config.withOptions(defaults))) {
      assertThat(subject.connect().get("/small.txt").answer().status()).isEqualTo(200);
    }
    for (ModelOption option : options) {
      candidate.model().checkOptions(Map.of(option.name(), option.defaultValue()));
      Map<String, String> nonsense = Map.of(option.name(), "nonsense");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> candidate.model().checkOptions(nonsense))
          .withMessageContainingAll(option.name(), "nonsense");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Subject.start(candidate, config -> config.withOptions(nonsense)))
          .withMessageContainingAll(option.name(), "nonsense");
    }
  }

  /** In the middle of a pause: what the server has not read yet when it stops is not in flight. */
  private static Client pausing(Subject subject) throws IOException {
    String host = " HTTP/1.1\r\nHost: a\r\n\r\n";
    Client client =
        subject.connect().send("GET /small.txt" + host + "GET /pause?millis=300" + host);
    assertThat(client.answer().status()).isEqualTo(200);
    return client;
  }

  @Test
  void stopDrainsWhatIsInFlight() throws IOException {
    try (DiskGate gate = new DiskGate("slow.txt");
        Subject subject =
            Subject.start(
                candidate, c -> c.withCacheBytes(1_000).withRoot(gate.behind(c.root())))) {
      subject.file("slow.txt", new byte[10]);
      boolean holds = candidate.model().capabilities().contains(Capability.OVERLAPS_DISK);
      if (!holds) {
        // A loop that waits at the gate would not stop listening either.
        gate.open();
      }
      byte[] content = subject.file("long", new byte[8_000_000]);
      Client reading = subject.connect(8 << 10).get("/long");
      reading.skip(10);
      Client pausing = pausing(subject);
      Client missing = subject.connect().get("/slow.txt");
      gate.awaitAsked();
      CompletableFuture<Void> stop = stopping(subject, HOUR);
      subject.await("the port is free", () -> isRefused(subject));
      gate.open();
      Answer answer = missing.answer();
      assertThat(answer.bytes()).hasSize(10);
      assertThat(answer.closes() || !holds).as("says that it closes").isTrue();
      assertThat(missing.isAtEnd()).isTrue();
      assertThat(pausing.answer().text()).isEqualTo("done\n");
      assertThat(pausing.isAtEnd()).isTrue();
      assertThat(reading.skip(Integer.MAX_VALUE)).isGreaterThan(content.length);
      join(subject, stop);
    }
  }

  private static boolean isRefused(Subject subject) {
    try {
      subject.connect().close();
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void stopCutsWhatOutlastsItsGrace() throws IOException {
    try (Subject subject = Subject.start(candidate, config -> config.withCacheBytes(1_000))) {
      subject.file("long", new byte[16_000_000]);
      Client pausing = subject.connect().get("/pause?millis=60000");
      Client stuck = subject.connect(8 << 10).get("/long");
      Client begun = subject.connect().send("GET / HT");
      stuck.skip(10);
      subject.await("all are accepted", () -> subject.counters().accepted() == 3);
      join(subject, stopping(subject, Duration.ofMillis(100)));
      assertThat(pausing.ends()).isTrue();
      assertThat(stuck.ends()).isTrue();
      assertThat(begun.ends()).isTrue();
      assertThat(subject.counters().closed()).isEqualTo(3);
    }
  }

  @Test
  void stopClosesIdleConnectionsAtOnce() throws IOException {
    try (Subject subject = start()) {
      Client fresh = subject.connect();
      Client used = subject.connect().get("/small.txt");
      used.answer();
      subject.await("both are accepted", () -> subject.counters().accepted() == 2);
      join(subject, stopping(subject, HOUR));
      assertThat(used.isAtEnd()).isTrue();
      assertThat(fresh.isAtEnd()).isTrue();
    }
  }

  @Test
  void stopRefusesNewConnections() throws IOException {
    try (Subject subject = start()) {
      pausing(subject);
      CompletableFuture<Void> stop = stopping(subject, HOUR);
      join(subject, stop);
      assertThatExceptionOfType(IOException.class).isThrownBy(subject::connect);
    }
  }

  @Test
  void closeMayBeCalledAgainAndByManyAtOnce() throws IOException {
    try (Subject subject = start()) {
      subject.connect().get("/pause?millis=60000");
      List<CompletableFuture<Void>> stops =
          Stream.generate(() -> stopping(subject, Duration.ofMillis(50))).limit(4).toList();
      stops.forEach(stop -> join(subject, stop));
      subject.server.close();
      subject.server.stop(HOUR);
    }
  }

  @Test
  void tellsItsEnd() throws IOException {
    try (Subject subject = start()) {
      CompletableFuture<Void> end = subject.server.termination().toCompletableFuture();
      assertThat(end).isNotDone();
      subject.server.close();
      assertThat(end).isCompleted();
      assertThat(subject.server.port()).isBetween(1, 65_535);
    }
  }

  @Test
  void countsExactly() throws IOException {
    try (Subject subject = Subject.start(candidate, config -> config.withCacheBytes(1_000))) {
      subject.file("long", new byte[600_000]);
      long requests = 0;
      long bytes = 0;
      for (int i = 0; i < 20; i++) {
        Client client = subject.connect();
        for (String target : List.of("/small.txt", "/long", "/none", "/pause?millis=1", "/cpu")) {
          bytes += client.get(target).get("/small.txt").answer().bytes().length;
          bytes += client.answer().bytes().length;
          requests += 2;
        }
        client.request("HEAD", "/long").answerToHead();
        bytes += client.send("nonsense\r\n\r\n").answer().bytes().length;
        requests += 2;
        assertThat(client.isAtEnd()).isTrue();
        client.close();
      }
      Client idle = subject.connect().get("/small.txt");
      bytes += idle.answer().bytes().length;
      subject.server.stop(HOUR);
      assertThat(subject.counters())
          .isEqualTo(new ServerCounters(21, 21, requests + 1, bytes, 0, 0, 20, 0, 0));
    }
  }
}
