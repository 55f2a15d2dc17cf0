package io.duality.servers.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.servers.Answer;
import io.duality.servers.http.Site;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** How long a client may take, and that nobody else's time is taken for its own. */
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass(name = "{0}")
@MethodSource("io.duality.servers.contract.Candidate#all")
class TimeoutsContractTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration LONGEST_TRIED = Duration.ofSeconds(10);

  private final Candidate candidate;

  TimeoutsContractTest(Candidate candidate) {
    this.candidate = candidate;
  }

  private Subject start(Duration headTimeout, Duration idleTimeout) throws IOException {
    return Subject.start(candidate, config -> config.withTimeouts(headTimeout, idleTimeout));
  }

  private interface Case {
    void of(Duration timeout) throws IOException;
  }

  /**
   * A case in which this client has to keep a time, which it may not on a busy machine: then the
   * server is right to end it, and it is tried again with twice the time.
   *
   * @param mostTimeouts that the case takes if the time is kept
   */
  private static void inTime(double mostTimeouts, Case test) throws IOException {
    for (Duration timeout = SHORT; ; timeout = timeout.multipliedBy(2)) {
      long beganNanos = System.nanoTime();
      try {
        test.of(timeout);
        return;
      } catch (SocketTimeoutException e) {
        throw e;
      } catch (IOException | AssertionError e) {
        boolean kept = System.nanoTime() - beganNanos < mostTimeouts * timeout.toNanos();
        if (kept || timeout.compareTo(LONGEST_TRIED) > 0) {
          throw e;
        }
      }
    }
  }

  @Test
  void closesIdleConnections() throws IOException {
    try (Subject subject = start(LONG, SHORT)) {
      Client fresh = subject.connect();
      int connections = 1 + assertServes(subject);
      assertThat(fresh.isAtEnd()).isTrue();
      subject.await("timeouts", () -> subject.counters().timeouts() == connections);
      subject.server.close();
      assertThat(subject.counters().timeouts()).isEqualTo(connections);
      assertThat(subject.counters().failures()).isZero();
    }
  }

  /**
   * Whoever sends late, as this client may on a busy machine, is ended and tries again; who was
   * answered is ended at last.
   *
   * @return the connections that it took
   */
  private static int assertServes(Subject subject) throws IOException {
    for (int connections = 1; connections <= 1_000; connections++) {
      Client client = subject.connect();
      Answer answer = client.askOrEnd("/small.txt");
      if (answer != null) {
        assertThat(answer.text()).isEqualTo(Subject.SMALL);
        assertThat(client.isAtEnd()).isTrue();
        return connections;
      }
    }
    throw new AssertionError("nobody is answered");
  }

  @Test
  void answers408ToASlowHead() throws IOException {
    assertAnswers408("GET / HTTP/1.1\r\nHost: a\r\nX: ");
  }

  @Test
  void answers408ToASlowBody() throws IOException {
    assertAnswers408("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 10000000\r\n\r\n");
  }

  /** Trickling does not renew the time that a request may take. */
  private void assertAnswers408(String begin) throws IOException {
    try (Subject subject = start(SHORT, LONG)) {
      Client client = subject.connect().send(begin);
      Answer answer = trickle(client, "x");
      assertThat(answer.status()).isEqualTo(408);
      assertThat(answer.closes()).isTrue();
      subject.server.close();
      assertThat(subject.counters().timeouts()).isEqualTo(1);
    }
  }

  /** A close at once would let what comes then reset the connection, and the answer with it. */
  @Test
  void lingersBehindA408() throws IOException {
    try (Subject subject = start(SHORT, LONG)) {
      Client client = subject.connect().send("GET / HTTP/1.1\r\nX: ");
      subject.await("a timeout", () -> subject.counters().timeouts() == 1);
      client.send("x".repeat(10_000));
      assertThat(client.answer().status()).isEqualTo(408);
      client.send("x".repeat(10_000)).halfClose();
      assertThat(client.isAtEnd()).as("ends without a reset").isTrue();
    }
  }

  /** It is in flight, and ends as it would have without the stop. */
  @Test
  void stopLeavesARequestThatHasBegunToItsTimeout() throws IOException {
    try (Subject subject = start(SHORT, LONG)) {
      Client client =
          subject.connect().send("GET /small.txt HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\n");
      assertThat(client.answer().text()).isEqualTo(Subject.SMALL);
      Thread stop = Thread.ofPlatform().daemon().start(() -> subject.server.stop(LONG));
      assertThat(client.answer().status()).isEqualTo(408);
      assertThat(client.isAtEnd()).as("ends without a reset").isTrue();
      client.close();
      subject.await("stop returns", () -> !stop.isAlive());
      assertThat(subject.counters().timeouts()).isEqualTo(1);
      assertThat(subject.counters().failures()).isZero();
      assertThat(subject.counters().closed()).isEqualTo(1);
    }
  }

  /** Each renews the idle time: without a bound the connection would never be idle. */
  @Test
  void letsNobodyStayByEmptyLines() throws IOException {
    try (Subject subject = start(LONG, LONG)) {
      Client client = subject.connect();
      assertThat(trickle(client, "\r\n").status()).isEqualTo(400);
    }
  }

  private Answer trickle(Client client, String piece) throws IOException {
    for (long tries = candidate.patience().toMillis() / 20; tries > 0; tries--) {
      Answer answer = client.send(piece).answerWithin(20);
      if (answer != null) {
        return answer;
      }
    }
    throw new AssertionError("no answer to a request that does not end");
  }

  @Test
  void letsNoRequestInheritTheTimeOfTheOneBefore() throws IOException {
    inTime(
        1.9,
        timeout -> {
          try (Subject subject = start(timeout, LONG)) {
            Client client = subject.connect().send("GET /small.txt HT");
            for (int i = 0; i < 4; i++) {
              client.send("TP/1.1\r\nHost: a\r\n\r\nGET /small.txt HT");
              assertThat(client.answer().status()).isEqualTo(200);
              assertThat(client.answerWithin((int) timeout.toMillis() / 3)).isNull();
            }
          }
        });
  }

  @Test
  void doesNotCountItsOwnWaitingAsTheClientsDelay() throws IOException {
    inTime(2.3, this::assertDoesNotCountItsOwnWaiting);
  }

  private void assertDoesNotCountItsOwnWaiting(Duration timeout) throws IOException {
    long millis = timeout.toMillis();
    try (Subject subject = start(timeout, timeout)) {
      Client pipelining =
          subject.connect().get("/pause?millis=" + millis * 3 / 2).send("GET /small.txt HTT");
      Client pausing = subject.connect().get("/pause?millis=" + millis * 5 / 3);
      assertGoesOn(pipelining, "P/1.1\r\n");
      assertGoesOn(pausing, "GET /small.txt HTTP/1.1\r\n");
      assertThat(subject.counters().timeouts()).isZero();
    }
  }

  /** Alone: how long it takes on a busy machine nobody knows, and no other client waits for it. */
  @Test
  void doesNotCountItsOwnComputingAsTheClientsDelay() throws IOException {
    inTime(2.3, this::assertDoesNotCountItsOwnComputing);
  }

  private void assertDoesNotCountItsOwnComputing(Duration timeout) throws IOException {
    long micros = Math.min(Site.MAX_CPU_MICROS, timeout.toMillis() * 4 / 3 * 1_000);
    Candidate patient = new Candidate(candidate.model(), Duration.ofMinutes(2));
    try (Subject subject =
        Subject.start(patient, config -> config.withTimeouts(timeout, timeout))) {
      Client computing = subject.connect().get("/cpu?micros=" + micros);
      assertGoesOn(computing, "GET /small.txt HTTP/1.1\r\n");
      assertThat(subject.counters().timeouts()).isZero();
    }
  }

  private static void assertGoesOn(Client client, String rest) throws IOException {
    assertThat(client.answer().text()).isEqualTo("done\n");
    assertThat(client.send(rest).send("Host: a\r\n\r\n").answer().text()).isEqualTo(Subject.SMALL);
    client.close();
  }

  @Test
  void cutsPeersThatDoNotRead() throws IOException {
    try (Subject subject =
        Subject.start(candidate, c -> c.withTimeouts(LONG, SHORT).withCacheBytes(1_000))) {
      subject.file("long", new byte[16_000_000]);
      subject.connect(8 << 10).get("/long");
      subject.await("a timeout", () -> subject.counters().timeouts() == 1);
      subject.await("a close", () -> subject.counters().closed() == 1);
      assertServes(subject);
    }
  }
}
