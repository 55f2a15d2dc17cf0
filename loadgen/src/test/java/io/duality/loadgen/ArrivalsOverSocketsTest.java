package io.duality.loadgen;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each arrival against a real server. */
class ArrivalsOverSocketsTest {
  private static final String OK = ScriptedServer.ok("hello");

  private static LoadGenerator loading(LoadConfigBuilder config) throws InterruptedException {
    LoadGenerator generator = LoadGenerator.open(config.build());
    generator.connect();
    generator.load();
    return generator;
  }

  @Test
  void anOpenLoopGoesOnWhileTheServerAnswersNothing() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    ScriptedServer.Script held =
        peer -> {
          while (peer.readRequest()) {
            released.await();
            peer.send(OK);
          }
        };
    try (var server = new ScriptedServer(held);
        var generator =
            loading(
                LoadConfig.to(server.target())
                    .clients(600)
                    .threads(2)
                    .arrival(new Arrival.Open(2_000, Spacing.POISSON)))) {
      Until.holds(() -> server.requests() >= 400);
      assertThat(generator.progress().completed()).isZero();
      released.countDown();
      Until.completed(generator, 500);
      LoadReport report = generator.report();
      assertThat(report.errors()).isEmpty();
      // What is due is offered whether or not one of the 600 is free; ten standard deviations.
      double due = 2_000 * report.nanos() / 1e9;
      assertThat((double) report.offered())
          .isBetween((double) report.completed(), due + 10 * Math.sqrt(due));
      // The 400 came over 0.2 s, and none was answered before the last of them.
      assertThat(report.response().getMaxValue()).isGreaterThan(100 * Simulation.MILLI);
      assertThat(report.sendLag().getTotalCount()).isGreaterThanOrEqualTo(500);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aConnectionForEachRequestMayBeClosedByEitherSide(boolean byTheServer) throws Exception {
    Queue<String> heads = new ConcurrentLinkedQueue<>();
    ScriptedServer.Script one =
        peer -> {
          heads.add(peer.readHead());
          peer.send(OK);
          if (!byTheServer) {
            peer.awaitEnd();
          }
        };
    try (var server = new ScriptedServer(one);
        var generator =
            loading(LoadConfig.to(server.target()).clients(4).requestsPerConnection(1))) {
      Until.completed(generator, 200);
      LoadReport report = generator.report();
      LoadTotals totals = generator.stop();
      assertThat(totals.errors()).isEmpty();
      assertThat(report.connects()).isGreaterThanOrEqualTo(196);
      assertThat(heads.stream().filter(head -> !head.isEmpty()))
          .hasSize((int) totals.completed())
          .allMatch(head -> head.contains("\r\nConnection: close\r\n"));
    }
  }

  @Test
  void aBodyIsSentWithItsLength() throws Exception {
    byte[] body = new byte[10_000];
    for (int i = 0; i < body.length; i++) {
      body[i] = (byte) i;
    }
    ScriptedServer.Script reading =
        peer -> {
          for (String head = peer.readHead(); !head.isEmpty(); head = peer.readHead()) {
            byte[] got = peer.socket().getInputStream().readNBytes(body.length);
            boolean right =
                head.startsWith("PUT / HTTP/1.1\r\n")
                    && head.contains("\r\nContent-Length: 10000\r\n")
                    && new String(got, ISO_8859_1).equals(new String(body, ISO_8859_1));
            peer.send(right ? OK : "HTTP/1.1 400 Wrong\r\nContent-Length: 0\r\n\r\n");
          }
        };
    try (var server = new ScriptedServer(reading);
        var generator =
            loading(
                LoadConfig.to(server.target())
                    .clients(3)
                    .method("PUT")
                    .body(RequestBody.of(body)))) {
      Until.completed(generator, 100);
      assertThat(generator.stop().errors()).isEmpty();
    }
  }

  @Test
  void severalLoopsBeginExactlyAsManyRequestsAsAllowed() throws IOException, InterruptedException {
    try (var server = ScriptedServer.answering(OK);
        var generator =
            loading(LoadConfig.to(server.target()).clients(7).threads(3).requests(1_001))) {
      Until.completed(generator, 1_001);
      LoadTotals totals = generator.stop();
      assertThat(totals.completed()).isEqualTo(1_001);
      assertThat(server.requests()).isEqualTo(1_001);
    }
  }

  /** Of the two loops one has no active client before the spike and after it. */
  @Test
  void loopsWithoutActiveClientsKeepNoRequestsFromTheOthers() throws Exception {
    Shape spike = new Shape.Spike(1, Duration.ofMillis(30), Duration.ofMillis(30));
    try (var server = ScriptedServer.answering(OK);
        var generator =
            loading(
                LoadConfig.to(server.target())
                    .clients(4)
                    .threads(2)
                    .think(Duration.ofMillis(1))
                    .shape(spike)
                    .requests(300))) {
      Until.completed(generator, 300);
      assertThat(generator.progress().ended()).isEqualTo(300);
      generator.stop();
      assertThat(server.requests()).isEqualTo(300);
    }
  }

  @Test
  void eachSessionConnectsAnewAndSaysGoodbye() throws IOException, InterruptedException {
    Think pause = Think.fixed(Duration.ofMillis(2));
    Arrival sessions = new Arrival.Sessions(200, Spacing.CONSTANT, 4, 2, pause, pause);
    try (var server = ScriptedServer.answering(OK);
        var generator =
            loading(LoadConfig.to(server.target()).clients(20).arrival(sessions).requests(160))) {
      Until.completed(generator, 160);
      generator.stop();
      assertThat(server.accepted()).isBetween(40, 60);
      assertThat(server.requests()).isEqualTo(160);
    }
  }
}
