package io.duality.servers.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.duality.servers.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** How connections live and end, but for timeouts. */
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass(name = "{0}")
@MethodSource("io.duality.servers.contract.Candidate#all")
class ConnectionsContractTest {
  private final Candidate candidate;

  ConnectionsContractTest(Candidate candidate) {
    this.candidate = candidate;
  }

  private Subject start() throws IOException {
    return Subject.start(candidate);
  }

  private static void assertServes(Subject subject) throws IOException {
    assertThat(subject.connect().get("/small.txt").answer().text()).isEqualTo(Subject.SMALL);
  }

  @Test
  void keepsConnectionsAlive() throws IOException {
    try (Subject subject = start()) {
      Client client = subject.connect();
      for (int i = 0; i < 100; i++) {
        assertThat(client.get("/small.txt").answer().text()).isEqualTo(Subject.SMALL);
      }
      assertThat(subject.counters().accepted()).isEqualTo(1);
    }
  }

  @Test
  void closesWhenAsked() throws IOException {
    try (Subject subject = start()) {
      Client client =
          subject.connect().send("GET /none HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      Answer answer = client.answer();
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.closes()).isTrue();
      assertThat(client.isAtEnd()).isTrue();
    }
  }

  @Test
  void closesInOrderWhenMoreWasSent() throws IOException {
    try (Subject subject = start()) {
      String close = "GET /small.txt HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
      Client client = subject.connect().send(close + "GET /none HTTP/1.1\r\n".repeat(1_000));
      assertThat(client.answer().text()).isEqualTo(Subject.SMALL);
      assertThat(client.isAtEnd()).as("ends without a reset").isTrue();
    }
  }

  @Test
  void answersHttp10() throws IOException {
    try (Subject subject = start()) {
      Client kept = subject.connect();
      for (int i = 0; i < 3; i++) {
        kept.send("GET /small.txt HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        assertThat(kept.answer().header("Connection")).isEqualTo("keep-alive");
      }
      Client client = subject.connect().send("GET /small.txt HTTP/1.0\r\n\r\n");
      assertThat(client.answer().closes()).isTrue();
      assertThat(client.isAtEnd()).isTrue();
    }
  }

  @Test
  void refusesMalformedRequestsAndCloses() throws IOException {
    List<String> requests =
        List.of(
            "GET / HTTP/1.1\r\n\r\n",
            "nonsense\r\n\r\n",
            "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
            "BREW / HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET / HTTP/2.0\r\nHost: a\r\n\r\n",
            "GET /" + "a".repeat(10_000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(20_000) + "\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\n");
    List<Integer> statuses = List.of(400, 400, 400, 501, 505, 414, 431, 413);
    try (Subject subject = start()) {
      for (int i = 0; i < requests.size(); i++) {
        Client client = subject.connect().send(requests.get(i));
        assertThat(client.answer().status()).isEqualTo(statuses.get(i));
        assertThat(client.isAtEnd()).as("ends without a reset").isTrue();
      }
      assertServes(subject);
    }
  }

  @Test
  void lingersUntilTheRefusalIsRead() throws IOException {
    try (Subject subject = start()) {
      Client client = subject.connect();
      String header = "GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(1_000_000) + "\r\n\r\n";
      CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(client, header));
      assertThat(sent).as("all of it is taken").succeedsWithin(candidate.patience());
      assertThat(client.answer().status()).isEqualTo(431);
      client.halfClose();
      assertThat(client.isAtEnd()).isTrue();
    }
  }

  /** It has its refusal, and the server has half-closed. */
  @Test
  void aResetBehindARefusalIsAnOrdinaryEnd() throws IOException {
    try (Subject subject = start()) {
      Client client = subject.connect().send("nonsense\r\n\r\n" + "GET /none".repeat(10));
      assertThat(client.answer().status()).isEqualTo(400);
      assertThat(client.isAtEnd()).isTrue();
      client.reset();
      subject.await("a close", () -> subject.counters().closed() == 1);
      assertThat(subject.counters().failures()).isZero();
    }
  }

  private static void send(Client client, String text) {
    try {
      client.send(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void survivesHalfClosedPeers() throws IOException {
    try (Subject subject = Subject.start(candidate, config -> config.withCacheBytes(1_000))) {
      byte[] content = subject.file("long", new byte[2_000_000]);
      for (String target : List.of("/small.txt", "/pause?millis=50", "/long")) {
        Client client = subject.connect().get(target).get("/none").halfClose();
        assertThat(client.answer().status()).as(target).isEqualTo(200);
        assertThat(client.answer().status()).isEqualTo(404);
        assertThat(client.isAtEnd()).isTrue();
      }
      Client whole = subject.connect().get("/long").halfClose();
      assertThat(whole.answer().bytes()).isEqualTo(content);
      assertThat(subject.connect().halfClose().isAtEnd()).isTrue();
      assertThat(subject.connect().send("GET / HT").halfClose().ends()).isTrue();
    }
  }

  @Test
  void answersAllThatWasSentBeforeAHalfClose() throws IOException {
    try (Subject subject = start()) {
      Client client = subject.connect().get("/pause?millis=100");
      client.send("GET /small.txt HTTP/1.1\r\nHost: a\r\n\r\n".repeat(3_000)).halfClose();
      assertThat(client.answer().text()).isEqualTo("done\n");
      for (int i = 0; i < 3_000; i++) {
        assertThat(client.answer().text()).isEqualTo(Subject.SMALL);
      }
      assertThat(client.isAtEnd()).isTrue();
    }
  }

  @Test
  void survivesResetPeers() throws IOException {
    try (Subject subject = Subject.start(candidate, config -> config.withCacheBytes(1_000))) {
      subject.file("long", new byte[4_000_000]);
      for (int i = 0; i < 10; i++) {
        subject.connect().reset();
        subject.connect().send("GET / HT").reset();
        subject.connect().get("/small.txt").reset();
        subject.connect().get("/pause?millis=10").reset();
        subject.connect().get("/pause?millis=10").get("/long").reset();
        subject.connect(8 << 10).get("/long").reset();
        subject.connect().send("nonsense\r\n\r\n").reset();
      }
      assertServes(subject);
      subject.await("all connections but one are closed", () -> subject.counters().closed() >= 70);
      assertServes(subject);
    }
  }

  @Test
  void survivesGarbage() throws IOException {
    Random random = new Random(7);
    try (Subject subject = start()) {
      for (int i = 0; i < 40; i++) {
        byte[] garbage = new byte[1 + random.nextInt(3_000)];
        random.nextBytes(garbage);
        Client client = subject.connect().send(garbage).send("\r\n\r\n\r\n").halfClose();
        assertThat(client.ends()).isTrue();
      }
      subject.connect().send("\r\n".repeat(50_000)).get("/none").halfClose().answer();
      assertServes(subject);
    }
  }

  /** Otherwise a client could fill the server's memory with answers that it does not take. */
  @Test
  void readsNoFurtherRequestsOfAClientThatDoesNotRead() throws IOException {
    try (Subject subject = Subject.start(candidate)) {
      subject.file("file", new byte[64 << 10]);
      try (SocketChannel channel = SocketChannel.open()) {
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 8 << 10);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, 64 << 10);
        channel.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), subject.server.port()));
        assertThat(sendUntilStuck(channel)).isLessThan(32L << 20);
        assertThat(subject.connect().get("/small.txt").answer().status()).isEqualTo(200);
        assertThat(subject.counters().requests()).isLessThan(1_000);
      }
    }
  }

  /** Bytes that went out until the kernel took no more for half a second. */
  private static long sendUntilStuck(SocketChannel channel) throws IOException {
    ByteBuffer requests =
        ByteBuffer.wrap("GET /file HTTP/1.1\r\nHost: a\r\n\r\n".repeat(1_000).getBytes(US_ASCII));
    channel.configureBlocking(false);
    long sent = 0;
    try (Selector selector = Selector.open()) {
      channel.register(selector, SelectionKey.OP_WRITE);
      while (sent < 64 << 20 && selector.select(500) > 0) {
        selector.selectedKeys().clear();
        sent += channel.write(requests.hasRemaining() ? requests : requests.rewind());
      }
    }
    return sent;
  }
}
