package io.duality.servers.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.servers.Answer;
import io.duality.servers.ServerConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client gets to read. */
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass(name = "{0}")
@MethodSource("io.duality.servers.contract.Candidate#all")
class AnswersContractTest {
  private final Candidate candidate;

  AnswersContractTest(Candidate candidate) {
    this.candidate = candidate;
  }

  private Subject start() throws IOException {
    return Subject.start(candidate);
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  @Test
  void answersAFile() throws IOException {
    try (Subject subject = start()) {
      Answer answer = subject.connect().get("/small.txt").answer();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text()).isEqualTo(Subject.SMALL);
      assertThat(answer.header("Content-Type")).isEqualTo("text/plain");
      assertThat(answer.header("Date")).endsWith(" GMT");
    }
  }

  @Test
  void answersHead() throws IOException {
    try (Subject subject = start()) {
      Client client = subject.connect().request("HEAD", "/small.txt").get("/small.txt");
      assertThat(client.answerToHead().header("Content-Length")).isEqualTo("13");
      assertThat(client.answer().text()).isEqualTo(Subject.SMALL);
    }
  }

  @Test
  void answersPipelinedRequestsInOrder() throws IOException {
    try (Subject subject = start()) {
      StringBuilder requests = new StringBuilder();
      List<Integer> expected = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        String target = List.of("/small.txt", "/none", "/cpu?micros=1", "/cpu").get(i % 4);
        requests.append("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
        expected.add(List.of(200, 404, 200, 400).get(i % 4));
      }
      Client client = subject.connect().send(requests.toString());
      for (int i = 0; i < expected.size(); i++) {
        assertThat(client.answer().status()).as("answer %d", i).isEqualTo(expected.get(i));
      }
    }
  }

  @Test
  void answersInOrderBehindAPauseAndARead() throws IOException {
    try (Subject subject = Subject.start(candidate, config -> config.withCacheBytes(0))) {
      byte[] content = subject.file("other", random(5_000));
      Client client =
          subject.connect().get("/pause?millis=100").get("/other").get("/pause?millis=1").get("/");
      assertThat(client.answer().text()).isEqualTo("done\n");
      assertThat(client.answer().bytes()).isEqualTo(content);
      assertThat(client.answer().text()).isEqualTo("done\n");
      assertThat(client.answer().status()).isEqualTo(404);
    }
  }

  /** The first answer tells that the pause is on, or about to be. */
  @Test
  void takesUpWhatComesDuringAPause() throws IOException {
    String host = " HTTP/1.1\r\nHost: a\r\n\r\n";
    try (Subject subject = start()) {
      Client client =
          subject.connect().send("GET /small.txt" + host + "GET /pause?millis=200" + host);
      assertThat(client.answer().text()).isEqualTo(Subject.SMALL);
      client.get("/small.txt");
      assertThat(client.answer().text()).isEqualTo("done\n");
      assertThat(client.answer().text()).isEqualTo(Subject.SMALL);
    }
  }

  @Test
  void takesUpWhatIsPipelinedBehindAPause() throws IOException {
    String pause = "GET /pause?millis=20 HTTP/1.1\r\nHost: a\r\n\r\n";
    try (Subject subject = start()) {
      Client client = subject.connect().send(pause.repeat(10));
      for (int i = 0; i < 10; i++) {
        assertThat(client.answer().text()).isEqualTo("done\n");
      }
    }
  }

  @Test
  void answersWhatArrivesByteByByte() throws IOException {
    try (Subject subject = start()) {
      Client client = subject.connect();
      for (char c : "GET /small.txt HTTP/1.1\r\nHost: a\r\n\r\n".toCharArray()) {
        client.send(String.valueOf(c));
      }
      assertThat(client.answer().text()).isEqualTo(Subject.SMALL);
    }
  }

  @Test
  void answersErrors() throws IOException {
    try (Subject subject = start()) {
      Client client = subject.connect();
      assertThat(client.get("/none").answer().status()).isEqualTo(404);
      assertThat(client.get("/../small.txt").answer().status()).isEqualTo(404);
      assertThat(client.get("/cpu?micros=x").answer().status()).isEqualTo(400);
      Answer refused = client.request("DELETE", "/small.txt").answer();
      assertThat(refused.status()).isEqualTo(405);
      assertThat(refused.header("Allow")).isEqualTo("GET, HEAD");
      assertThat(client.get("/small.txt").answer().status()).as("goes on").isEqualTo(200);
    }
  }

  @Test
  void skipsBodies() throws IOException {
    try (Subject subject = start()) {
      Client client = subject.connect();
      String body = "GET /none HTTP/1.1\r\n\r\n".repeat(5_000);
      client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + body.length() + "\r\n\r\n");
      client.send(body).get("/small.txt");
      assertThat(client.answer().status()).isEqualTo(405);
      assertThat(client.answer().text()).isEqualTo(Subject.SMALL);
      client.send("GET /small.txt HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.send("5\r\nhello\r\n0\r\n\r\n").get("/none");
      assertThat(client.answer().text()).isEqualTo(Subject.SMALL);
      assertThat(client.answer().status()).isEqualTo(404);
    }
  }

  @Test
  void takesABodyForAPageThatIsMade() throws IOException {
    try (Subject subject = start()) {
      Client client = subject.connect();
      String body = "GET /none HTTP/1.1\r\n\r\n".repeat(1_000);
      String head = " HTTP/1.1\r\nHost: a\r\nContent-Length: " + body.length() + "\r\n\r\n";
      client.send("POST /cpu?micros=1" + head).send(body);
      client.send("POST /pause?millis=1" + head).send(body).get("/small.txt");
      assertThat(client.answer().text()).isEqualTo("done\n");
      assertThat(client.answer().text()).isEqualTo("done\n");
      assertThat(client.answer().text()).isEqualTo(Subject.SMALL);
      client.send("POST /small.txt" + head).send(body);
      assertThat(client.answer().status()).isEqualTo(405);
    }
  }

  /** A computation is an amount of work: a fifth of its time leaves room for a CPU's speed. */
  @Test
  void computesAndPausesForTheTimeAsked() throws IOException {
    try (Subject subject = start()) {
      Client client = subject.connect();
      long start = System.nanoTime();
      assertThat(client.get("/cpu?micros=20000").answer().text()).isEqualTo("done\n");
      assertThat(client.get("/pause?millis=30").answer().text()).isEqualTo("done\n");
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(34_000_000);
    }
  }

  @Test
  void pausesWithoutBlockingOthers() throws IOException {
    try (Subject subject = Subject.start(candidate, config -> config.withParallelism(1))) {
      List<Client> pausing = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        pausing.add(subject.connect().get("/pause?millis=500"));
      }
      subject.connect().get("/pause?millis=60000");
      assertThat(subject.connect().get("/small.txt").answer().status()).isEqualTo(200);
      // One after the other they would take 100 seconds, longer than the client's patience.
      for (Client client : pausing) {
        assertThat(client.answer().text()).isEqualTo("done\n");
      }
    }
  }

  @Test
  void servesALongFileByteForByte() throws IOException {
    try (Subject subject = Subject.start(candidate, AnswersContractTest::smallCache)) {
      byte[] content = subject.file("long", random(3_000_001));
      Client client = subject.connect().get("/long").request("HEAD", "/long").get("/long");
      assertThat(client.answer().bytes()).isEqualTo(content);
      assertThat(client.answerToHead().header("Content-Length")).isEqualTo("3000001");
      assertThat(client.answer().bytes()).isEqualTo(content);
      assertThat(client.get("/small.txt").answer().text()).isEqualTo(Subject.SMALL);
    }
  }

  @Test
  void servesToASlowReaderWithoutBlockingOthers() throws IOException {
    try (Subject subject = Subject.start(candidate, AnswersContractTest::smallCache)) {
      byte[] content = subject.file("long", random(8_000_000));
      Client slow = subject.connect(8 << 10).get("/long").get("/small.txt");
      for (int i = 0; i < 20; i++) {
        assertThat(subject.connect().get("/small.txt").answer().text()).isEqualTo(Subject.SMALL);
      }
      assertThat(slow.answer().bytes()).isEqualTo(content);
      assertThat(slow.answer().text()).isEqualTo(Subject.SMALL);
    }
  }

  private static ServerConfig smallCache(ServerConfig config) {
    return config.withCacheBytes(64 << 10).withParallelism(1);
  }

  @Test
  void cutsOffAFileThatShrinks() throws IOException {
    try (Subject subject = Subject.start(candidate, AnswersContractTest::smallCache)) {
      subject.file("long", random(16_000_000));
      Client client = subject.connect(8 << 10).get("/long");
      assertThat(client.skip(1_000)).isEqualTo(1_000);
      subject.file("long", new byte[10]);
      assertThat(client.ends()).isTrue();
      subject.server.close();
      assertThat(subject.counters().requests()).isZero();
      assertThat(subject.counters().failures()).isEqualTo(1);
    }
  }
}
